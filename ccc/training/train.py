"""Fine-tune the network on rated notes and replies.

The same seed gives the same network on the same kind of processor.
"""

from __future__ import annotations

import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everybody knows it by
from torch import Tensor

from ccc.content.ids import CRITERIA, READ_FLAGS
from ccc.scoring.encoder.features import TextReader
from ccc.training.augment import Floats, Lesson, vary
from ccc.training.batches import Batch, CardReader, collate, mark_targets, plan
from ccc.training.examples import Example, level_gap, twins
from ccc.training.network import Network, Outputs, Panels

EPOCHS = 3
TUNED_RATE, NEW_RATE = 2e-4, 2e-3
MARKS_COUNT, FLAGS_COUNT, TWINS_COUNT, REPLIES_COUNT = 2.5, 0.3, 0.15, 1.0
_A_BATCH = 15.5
"""How many texts a batch has on average."""

_STEEP = 4.0
"""How sharply a pair of twins in the wrong order is punished."""


@dataclass(frozen=True, eq=False)
class Trained:
    """A network, how its raters differ, and what reads texts and cards for it."""

    network: Network
    panels: Panels
    reader: TextReader
    cards: CardReader


def card_reader(base: Path) -> CardReader:
    """What reads cards by the base model; one will do for several trainings."""
    network, reader = base_model(base)
    return CardReader(network.eval(), reader)


def base_model(base: Path) -> tuple[Network, TextReader]:
    """The base model with untrained heads, and its tokenizer."""
    from tokenizers import Tokenizer  # noqa: PLC0415

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Network(base), TextReader(tokenizer)


def train(  # noqa: PLR0913, PLR0917 - all that a training may be given
    examples: Sequence[Example],
    base: Path,
    progress: Callable[[str], None],
    seed: int = 1,
    epochs: float = EPOCHS,
    cards: CardReader | None = None,
) -> Trained:
    """A network trained on all examples; `cards` saves reading cards that were read before."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network, reader = base_model(base)
    panels = Panels(example.panel for example in examples)
    trained = Trained(network, panels, reader, cards or card_reader(base))
    trained.cards.prepare(examples)
    _begin_at_the_mean(network, examples)
    pairs, near = _pairs(examples)
    notes = [example for example in examples if example.levels is not None]
    steps = math.ceil(len(examples) / _A_BATCH * epochs)
    optimiser, schedule = _optimiser(trained, steps)
    step, started, losses = 0, time.monotonic(), 0.0
    while step < steps:
        for numbers in plan(examples, near, chance):
            network.train()
            lessons = [vary(examples[number], notes, chance) for number in numbers]
            batch = collate([lesson.example for lesson in lessons], trained.cards, reader)
            loss = _loss(forward(trained, batch), batch, lessons, _rows(numbers, pairs, lessons))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            step += 1
            losses = loss.item() if step == 1 else 0.95 * losses + 0.05 * loss.item()
            if step % 50 == 0 or step == steps:
                seconds = time.monotonic() - started
                progress(f"step {step} of {steps}, loss {losses:.3f}, {seconds:.0f} s")
            if step >= steps:
                break
    network.eval()
    return trained


def forward(trained: Trained, batch: Batch) -> Outputs:
    """The network's logits for a batch, as strict as those who rated it."""
    with torch.autocast("cpu", torch.bfloat16, enabled=_multiplies_bfloat16()):
        out = _forward(trained.network, batch)
    out = Outputs(*(logits.float() for logits in out))
    by_panel = trained.panels(example.panel for example in batch.examples)
    return out._replace(levels=out.levels + by_panel)


def _multiplies_bfloat16() -> bool:
    """Whether the processor does: a third less time; elsewhere it takes twenty times as long."""
    return bool(torch.cpu.get_capabilities().get("avx512_bf16"))


def _forward(network: Network, batch: Batch) -> Outputs:
    with torch.no_grad():
        hidden = network.bottom(batch.ids, batch.mask)
    cards = network.keys_values(batch.states.float())
    out: Outputs = network(
        hidden,
        batch.mask,
        batch.note_bits,
        [(keys[batch.of], values[batch.of]) for keys, values in cards],
        batch.card_bits,
        batch.card_mask,
    )
    return out


def _optimiser(
    trained: Trained, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    tuned, new = trained.network.trained_and_new()
    new += trained.panels.parameters()
    optimiser = torch.optim.AdamW(
        [{"params": tuned, "lr": TUNED_RATE}, {"params": new, "lr": NEW_RATE}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
    )
    return optimiser, schedule


def _begin_at_the_mean(network: Network, examples: Sequence[Example]) -> None:
    mean = np.mean([e.targets for e in examples if e.levels is not None], axis=0)
    mean = np.clip(mean, 0.05, 0.95)
    network.level_head.bias.data = torch.tensor(np.log(mean / (1 - mean))).float().flatten()


Pairs = dict[int, list[tuple[int, Tensor]]]


def _pairs(examples: Sequence[Example]) -> tuple[Pairs, dict[int, list[int]]]:
    """Of each note its twins with the signs of their gaps; and its twins alone."""
    pairs: Pairs = defaultdict(list)
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in twins(examples):
        near[one].append(other)
        near[other].append(one)
        if examples[one].levels is None:
            continue
        gaps = [level_gap(examples[one], examples[other], criterion) for criterion in CRITERIA]
        if any(gaps):
            pairs[one].append((other, torch.tensor(np.sign(gaps)).float()))
    return pairs, near


def _rows(
    numbers: Sequence[int], pairs: Pairs, lessons: Sequence[Lesson]
) -> list[tuple[int, int, Tensor]]:
    """The twins in a batch, by row, where both are shown beside their own cards."""
    row = {number: place for place, number in enumerate(numbers)}
    return [
        (row[one], row[other], signs)
        for one in numbers
        for other, signs in pairs.get(one, ())
        if other in row and lessons[row[one]].example.pieces == lessons[row[other]].example.pieces
    ]


def _loss(
    out: Outputs,
    batch: Batch,
    lessons: Sequence[Lesson],
    pairs: Sequence[tuple[int, int, Tensor]],
) -> Tensor:
    loss = torch.zeros(())
    rows = [row for row, lesson in enumerate(lessons) if lesson.targets is not None]
    if rows:
        targets = torch.tensor(np.stack([_targets(lessons[row]) for row in rows]))
        counts = torch.tensor(np.stack([lessons[row].counts for row in rows]))
        logits = out.levels[rows].view(-1, len(CRITERIA), 3)
        each = F.binary_cross_entropy_with_logits(logits, targets, reduction="none").mean(2)
        loss = loss + (each * counts).sum() / counts.sum().clamp(min=1)
        loss = loss + MARKS_COUNT * _marks_loss(out, batch) + FLAGS_COUNT * _flags_loss(out, batch)
    if pairs:
        expected = torch.sigmoid(out.levels).view(-1, len(CRITERIA), 3).sum(2)
        ones, others = [p[0] for p in pairs], [p[1] for p in pairs]
        signs = torch.stack([p[2] for p in pairs])
        wrong = F.softplus(-_STEEP * signs * (expected[ones] - expected[others])) * signs.abs()
        loss = loss + TWINS_COUNT * wrong.sum() / signs.abs().sum().clamp(min=1)
    return loss + REPLIES_COUNT * _replies_loss(out, batch)


def _targets(lesson: Lesson) -> Floats:
    assert lesson.targets is not None
    return lesson.targets


def _marks_loss(out: Outputs, batch: Batch) -> Tensor:
    targets, marked = mark_targets(batch)
    each = F.binary_cross_entropy_with_logits(out.marks, targets, reduction="none") * marked
    return each.sum() / (marked.sum() * targets.shape[-1]).clamp(min=1)


def _flags_loss(out: Outputs, batch: Batch) -> Tensor:
    known = torch.tensor(
        [float(e.levels is not None and "unknown" not in e.flags) for e in batch.examples]
    )
    targets = torch.tensor(
        [[float(flag in e.flags) for flag in READ_FLAGS] for e in batch.examples]
    )
    each = F.binary_cross_entropy_with_logits(out.flags, targets, reduction="none")
    return (each * known[:, None]).sum() / (known.sum() * len(READ_FLAGS)).clamp(min=1)


def _replies_loss(out: Outputs, batch: Batch) -> Tensor:
    rows = [row for row, example in enumerate(batch.examples) if example.checks is not None]
    if not rows:
        return torch.zeros(())
    targets = torch.tensor([batch.examples[row].reply_targets for row in rows])
    each = F.binary_cross_entropy_with_logits(out.replies[rows], targets, reduction="none")
    return each.mean() * min(1.0, len(rows) / 8)
