"""What a trained network says of texts, as plain numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import torch

from ccc.training.batches import collate
from ccc.training.examples import Example
from ccc.training.train import Trained, forward


def predict(trained: Trained, examples: Sequence[Example]) -> Iterator[dict[str, Any]]:
    """Of each text the logits of levels, flags, replies, and of the marks for each word piece."""
    order = sorted(range(len(examples)), key=lambda n: len(examples[n].text))
    found: dict[int, dict[str, Any]] = {}
    for first in range(0, len(order), 16):
        numbers = order[first : first + 16]
        batch = collate([examples[n] for n in numbers], trained.cards, trained.reader)
        with torch.no_grad():
            out = forward(trained, batch)
        for row, number in enumerate(numbers):
            length = len(batch.tokens[row].ids)
            found[number] = {
                "levels": _rounded(out.levels[row]),
                "flags": _rounded(out.flags[row]),
                "replies": _rounded(out.replies[row]),
                "marks": [_rounded(piece) for piece in out.marks[row][:length]],
                "spans": batch.tokens[row].spans,
            }
    yield from (found[number] for number in range(len(examples)))


def _rounded(values: torch.Tensor) -> list[float]:
    return [round(value, 3) for value in values.tolist()]
