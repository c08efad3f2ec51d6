"""Random notes against the scorer: whatever is typed, it answers, and its answer holds together."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from ccc.content.ids import CRITERIA
from ccc.content.rubric import Rubric
from ccc.content.scenarios import Card
from ccc.scoring import Assessment, score

LONGEST = 10_000
"""Characters of the longest note; most are much shorter, as notes are."""

_RANGES = (
    (0x20, 0x7E),
    (0x00, 0x1F),
    (0xA0, 0x24F),
    (0x370, 0x5FF),
    (0x600, 0x6FF),
    (0x900, 0x97F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x4E00, 0x4FFF),
    (0x1F300, 0x1FAFF),
    (0xE0020, 0xE007F),
    (0xD800, 0xDFFF),
    (0xFE00, 0xFE0F),
)


def fuzz(
    rubric: Rubric,
    cards: Sequence[tuple[Card, Card]],
    inputs: int,
    seed: int,
    tell: Callable[[str], None] = lambda _: None,
) -> list[str]:
    """Score that many random notes; a line for each that raised or gave a broken assessment."""
    chance = random.Random(seed)
    words = sorted({word for pair in cards for card in pair for word in _words(card)})
    failures: list[str] = []
    for number in range(1, inputs + 1):
        note = random_note(chance, words)
        sender, recipient = chance.choice(cards)
        try:
            result = score(note, sender=sender, recipient=recipient, rubric=rubric)
            failures += [f"{fault}: {note[:200]!r}" for fault in broken(note, result)]
        except Exception as error:  # whatever it is, it is what we are looking for
            failures.append(f"{type(error).__name__} {error}: {note[:200]!r}")
        if number % 10_000 == 0:
            tell(f"{number} of {inputs} scored, {len(failures)} failed")
    return failures


def random_note(chance: random.Random, words: Sequence[str]) -> str:
    """A note of 0 to 10,000 characters: words of the cards, any Unicode, repetitions, mixed."""
    length = min(LONGEST, int(10 ** chance.uniform(0, 4)))
    parts: list[str] = []
    size = 0
    while size < length:
        part = _part(chance, words)
        parts.append(part)
        size += len(part)
    return "".join(parts)[:length]


def _part(chance: random.Random, words: Sequence[str]) -> str:
    kind = chance.random()
    if kind < 0.6:
        return chance.choice(words) + chance.choice((" ", " ", " ", ", ", ". ", "\n", "? ", ""))
    low, high = chance.choice(_RANGES)
    if kind < 0.9:
        return "".join(chr(chance.randint(low, high)) for _ in range(chance.randint(1, 12)))
    return chr(chance.randint(low, high)) * chance.randint(2, 400)


def broken(note: str, result: Assessment) -> list[str]:
    """What the scoring contract forbids and this assessment does."""
    faults = []
    if result.levels is None:
        return ["not scored, yet has a score"] if result.score is not None else []
    if not 0 <= (result.score if result.score is not None else -1) <= 100:
        faults.append(f"score {result.score}")
    if any(not 0 <= mark.start < mark.end <= len(note) for mark in result.evidence):
        faults.append("evidence outside the note or empty")
    backed = {mark.criterion for mark in result.evidence}
    faults += [
        f"{criterion} has level {result.levels[criterion]} and no evidence"
        for criterion in CRITERIA
        if result.levels[criterion] > 0 and criterion not in backed
    ]
    return faults


def _words(card: Card) -> list[str]:
    return " ".join((card.name, card.headline, *card.facts)).split()
