"""The same notes with slips of the finger, without their cards, or sent to somebody else."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ccc.content.ids import CRITERIA
from ccc.training.examples import Example

Floats = npt.NDArray[np.float32]

READDRESSED, NO_CARDS, MISTYPED, IDLE = 0.15, 0.05, 0.15, 0.1
"""The share of notes in an epoch that each change is made to."""

IDLE_SENTENCES = (
    "It rains today.",
    "The bus was late again.",
    "I had bread and cheese at noon.",
    "Winter is long here.",
    "My neighbour has a new bicycle.",
    "the coffee is cold now",
    "Time flies!",
    "There is a market on Saturdays.",
    "I like long walks.",
    "Music makes everything better.",
    "the window is open",
    "Yesterday I slept badly.",
    "Trees are turning yellow.",
    "Somebody is mowing the grass.",
    "We live in strange times.",
    "My phone is nearly empty.",
    "The train was full this morning",
    "Every day is a new chance.",
    "The moon was bright last night.",
    "I am drinking tea.",
    "Potatoes are cheap this year.",
    "it was a holiday here",
    "Dogs are loyal animals.",
    "The world is small.",
    "What a week!",
)
"""Sentences beside the point: a note with one of them is worth what it was without."""

_PERSONAL = CRITERIA.index("personal")
_OTHERWISE = {"reason": 2, "context": 1, "common_ground": 2, "value": 3}
"""From this level on a readdressed note is no longer known to reach it."""


@dataclass(frozen=True, eq=False)
class Lesson:
    """An example as it is shown once: its targets (5, 3), and how much each criterion counts."""

    example: Example
    targets: Floats | None
    counts: Floats


def vary(example: Example, others: Sequence[Example], chance: random.Random) -> Lesson:
    """One way of showing an example; mostly as it is."""
    if example.levels is None:
        return Lesson(_maybe_mistyped(example, chance), None, np.zeros(len(CRITERIA), np.float32))
    targets, counts = example.targets, np.ones(len(CRITERIA), np.float32)
    draw = chance.random()
    if draw < READDRESSED and len(example.text) > 10:
        return _readdressed(example, targets, counts, others, chance)
    if draw < READDRESSED + NO_CARDS:
        example, counts = replace(example, pieces=(), recipient_name=""), counts * 0.5
    elif draw < READDRESSED + NO_CARDS + IDLE:
        example = _with_idle_sentence(example, chance)
    return Lesson(_maybe_mistyped(example, chance), targets, counts.astype(np.float32))


def _with_idle_sentence(example: Example, chance: random.Random) -> Example:
    """The same note with a sentence beside the point behind it or, at times, before it."""
    idle, parting = chance.choice(IDLE_SENTENCES), chance.choice((" ", " ", "\n"))
    if not example.text.strip():
        return example
    if chance.random() < 0.8:
        return replace(example, text=f"{example.text.rstrip()}{parting}{idle}")
    before = f"{idle}{parting}"
    marks = example.marks and tuple(
        (start + len(before), end + len(before), head) for start, end, head in example.marks
    )
    return replace(example, text=before + example.text, marks=marks)


def _readdressed(
    example: Example,
    targets: Floats,
    counts: Floats,
    others: Sequence[Example],
    chance: random.Random,
) -> Lesson:
    """Sent to another scenario's people: what it says to them in particular falls away."""
    other = chance.choice(others)
    if other.scenario == example.scenario or example.levels is None:
        return Lesson(example, targets, counts)
    levels = example.levels
    if levels[_PERSONAL] >= 1:
        targets[_PERSONAL] = _chances(0.4 if levels[_PERSONAL] == 1 else 0.5)
        for criterion, least in _OTHERWISE.items():
            if levels[CRITERIA.index(criterion)] >= least:
                counts[CRITERIA.index(criterion)] = 0
        if levels[2] >= 2:
            targets[2], counts[2] = _chances(1.0), 0.5
        if levels[3] == 3:
            targets[3], counts[3] = _chances(1.7), 0.7
    else:
        for number in (1, 2):
            counts[number] = 0 if levels[number] >= 2 else counts[number]
        counts[3] = 0 if levels[3] == 3 else counts[3]
    return Lesson(
        replace(
            example,
            pieces=other.pieces,
            recipient_name=other.recipient_name,
            marks=None,
            flags=frozenset({"unknown"}),
        ),
        targets,
        counts,
    )


def _chances(level: float) -> Floats:
    """Chances of at least 1, 2, 3 that make this expected level."""
    return np.clip(level - np.arange(3, dtype=np.float32), 0, 1)


def _maybe_mistyped(example: Example, chance: random.Random) -> Example:
    if chance.random() >= MISTYPED:
        return example
    text = mistyped(example.text, chance)
    return replace(example, text=text, marks=None) if text != example.text else example


def mistyped(text: str, chance: random.Random) -> str:
    """The text in lower case or without points, with up to two letters swapped, lost or doubled."""
    manner = chance.random()
    if manner < 0.4:
        text = text.lower()
    elif manner < 0.55:
        text = re.sub(r"[.,;:!]", "", text)
    elif manner < 0.75:
        return re.sub(r"(?<=[.!?]) ", "\n", text)
    for _ in range(chance.choice((0, 1, 1, 2))):
        if len(text) <= 12:
            break
        at = chance.randrange(1, len(text) - 2)
        first, second = text[at], text[at + 1]
        if first.isalpha() and second.isalpha():
            slip = chance.choice((second + first, second, first + first + second))
            text = text[:at] + slip + text[at + 2 :]
    return text
