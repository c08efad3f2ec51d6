"""The room as judge: which pairs of notes a phone is given, and what the votes come to.

Notes are known by their attempts' ids alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from random import Random
from typing import NamedTuple

PAIRS_A_PHONE = 5

RELIABLE = 0.5
"""Under this reliability of a ranking no order is shown."""

_PRIOR_PRECISION = 0.1
"""Of a strength around 0: it keeps a note that won all its votes finite, and does little else.

With it the reliability told is that of the simulated truth, within .04 (thirty notes, 150 votes).
"""

_SAID = re.compile(r"([1-9][0-9]{0,17})>([1-9][0-9]{0,17})\Z")


class Pair(NamedTuple):
    """Two notes side by side."""

    left: int
    right: int

    @property
    def question(self) -> str:
        """The question that this pair asks, by whichever side a note stands."""
        return "-".join(map(str, sorted(self)))


class Vote(NamedTuple):
    """One phone's choice between two notes."""

    winner: int
    loser: int

    @property
    def said(self) -> str:
        """The vote as an answer that is kept; `votes_from` reads it."""
        return f"{self.winner}>{self.loser}"


def votes_from(answers: Iterable[str]) -> tuple[Vote, ...]:
    """The votes among kept answers; whatever else was kept is left out."""
    found = (_SAID.match(said) for said in answers)
    votes = (Vote(int(one[1]), int(one[2])) for one in found if one)
    return tuple(vote for vote in votes if vote.winner != vote.loser)


def pairs_a_phone(notes: int) -> int:
    """How many different pairs a phone is given of so many notes that others wrote."""
    return min(PAIRS_A_PHONE, notes * (notes - 1) // 2)


@lru_cache(maxsize=16)
def pairs_handed_out(
    notes: frozenset[int], phones: tuple[int | None, ...], seed: int
) -> tuple[tuple[Pair, ...], ...]:
    """Up to five different pairs for each phone, none with its own note, least seen notes first.

    `phones` are their own notes, or None, in an order to which later ones are only added, such as
    that of joining: then nobody's pairs change when somebody comes, and a reload gives the same.
    A note hidden later stays in `notes`; the pairs that hold it are then left out by the caller.
    """
    seen, met = Counter[int](), Counter[frozenset[int]]()
    handed = []
    for number, own in enumerate(phones):
        chance = Random(f"{seed} {number}")
        others = sorted(notes - {own})
        chance.shuffle(others)
        handed.append(tuple(_pairs_of_one(others, seen, met, chance)))
    return tuple(handed)


def _pairs_of_one(
    others: Sequence[int], seen: Counter[int], met: Counter[frozenset[int]], chance: Random
) -> Iterator[Pair]:
    """One phone's pairs, counted in `seen` and `met`; among equals the order of `others` holds."""
    beside = {note: {note} for note in others}
    for _ in range(pairs_a_phone(len(others))):
        one = min((n for n in others if len(beside[n]) < len(others)), key=seen.__getitem__)
        free = [note for note in others if note not in beside[one]]
        other = min(free, key=lambda note: (seen[note], met[frozenset((one, note))]))
        beside[one].add(other)
        beside[other].add(one)
        met[frozenset((one, other))] += 1
        seen.update((one, other))
        yield Pair(one, other) if chance.random() < 0.5 else Pair(other, one)


@dataclass(frozen=True)
class Strength:
    """How strong the room finds a note, and the standard error, both in log odds; 0 is average."""

    note: int
    value: float
    error: float


@dataclass(frozen=True)
class Ranking:
    """The notes that were voted on, strongest first, and how far their order can be relied on.

    `reliability` is the share, 0–1, of the differences between strengths that is no error.
    """

    strengths: tuple[Strength, ...]
    reliability: float
    votes: int

    @property
    def has_order(self) -> bool:
        """Whether the order may be shown at all."""
        return self.reliability >= RELIABLE

    @property
    def first_three(self) -> tuple[int, ...]:
        """The three notes that the room finds strongest; none where there is no order."""
        return tuple(each.note for each in self.strengths[:3]) if self.has_order else ()


def ranking(votes: Iterable[Vote], notes: Collection[int]) -> Ranking:
    """The ranking of those of `notes` that were voted on (Bradley–Terry, the most likely one)."""
    counted = Counter(vote for vote in votes if vote.winner in notes and vote.loser in notes)
    voted_on = sorted({note for vote in counted for note in vote})
    if not voted_on:
        return Ranking((), 0.0, 0)
    values, errors = _fitted(voted_on, counted)
    strengths = sorted(
        map(Strength, voted_on, values, errors), key=lambda one: (-one.value, one.note)
    )
    return Ranking(tuple(strengths), _separation(strengths), counted.total())


def _separation(strengths: Sequence[Strength]) -> float:
    """One less the mean squared error's share in the variance of strengths, 0 at the least."""
    spread = fsum(one.value**2 for one in strengths)
    error = fsum(one.error**2 for one in strengths)
    return max(0.0, 1 - error / spread) if spread > 0 else 0.0


def _fitted(notes: Sequence[int], votes: Mapping[Vote, int]) -> tuple[list[float], list[float]]:
    """Strengths with mean 0, and their standard errors, by Newton's method."""
    import numpy as np  # noqa: PLC0415 - large, and needed by few

    place = {note: number for number, note in enumerate(notes)}
    won = np.zeros((len(notes), len(notes)))
    for vote, times in votes.items():
        won[place[vote.winner], place[vote.loser]] += times
    met = won + won.T
    prior = np.eye(len(notes)) * _PRIOR_PRECISION
    values = np.zeros(len(notes))
    for _ in range(100):
        expected = met / (1 + np.exp(values[None, :] - values[:, None]))
        spread = expected * (1 - expected / np.maximum(met, 1))
        information = np.diag(spread.sum(axis=1)) - spread + prior
        step = np.linalg.solve(information, (won - expected).sum(axis=1) - prior @ values)
        values += step
        if abs(step).max() < 1e-9:
            break
    centred = np.eye(len(notes)) - 1 / len(notes)
    covariance = centred @ np.linalg.inv(information) @ centred
    # Notes that fared alike are to be equal, whatever the last digits say.
    return (values - values.mean()).round(9).tolist(), np.sqrt(np.diag(covariance)).tolist()


@dataclass(frozen=True)
class Parting:
    """The note on which room and tool differ most: how many of the `others` each puts behind it."""

    note: int
    room: int
    tool: int
    others: int


def parting(found: Ranking, scores: Mapping[int, int]) -> Parting | None:
    """The note whose place among the others differs most; None without an order or a difference.

    `scores` are the tool's points by note; a note without any is left out.
    """
    room = {one.note: one.value for one in found.strengths if one.note in scores}
    tool = {note: float(scores[note]) for note in room}
    apart = {note: abs(_balance(note, room) - _balance(note, tool)) for note in sorted(room)}
    if not found.has_order or not any(apart.values()):
        return None
    note = max(apart, key=apart.__getitem__)
    return Parting(note, _behind(note, room), _behind(note, tool), len(room) - 1)


def _behind(note: int, values: Mapping[int, float]) -> int:
    return sum(value < values[note] for value in values.values())


def _balance(note: int, values: Mapping[int, float]) -> int:
    """How many notes are behind this one, less how many are before it."""
    return _behind(note, values) - sum(value > values[note] for value in values.values())


def ranking_words(found: Ranking) -> str:
    """How far the order can be relied on, or why none is shown."""
    if not found.votes:
        return "Nobody has voted yet."
    how_sure = f"{int(found.reliability * 100) / 100:.2f} of 1"
    if not found.has_order:
        return (
            f"The votes do not agree enough to put the notes in order: {how_sure}, and we ask for "
            f"{RELIABLE:.2f}. More votes would help."
        )
    return (
        f"How far you can rely on this order: {how_sure}. At 1 all votes would tell the same, at 0 "
        "it would be luck."
    )


def parting_words(found: Parting) -> str:
    """Where room and tool part, for the discussion."""
    return (
        f"The room puts this note before {found.room} of the other {found.others}, the tool before "
        f"{found.tool}."
    )
