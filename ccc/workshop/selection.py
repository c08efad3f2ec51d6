"""Which notes of a round to look at together, where the host leaves the choice to us."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import Literal, NamedTuple

from ccc.content.ids import CRITERIA
from ccc.practice.attempts import Attempt
from ccc.practice.forecasts import error_of

CLOSE = 10
"""Two notes with this many points between them, or fewer, are close in points."""


@dataclass(frozen=True)
class RoundNote:
    """A note as one writer's part of a round.

    `may_show` is the writer's word, `hidden` the host's.
    """

    attempt: Attempt
    may_show: bool = True
    hidden: bool = False


WhatFor = Literal["strongest", "typical", "gap"]
"""What a note is shown for; a gap is that between its writer's guess and its score."""


class Suggested(NamedTuple):
    """A note to show, and what for."""

    what_for: WhatFor
    attempt: Attempt


def three_for_me(notes: Sequence[RoundNote]) -> tuple[Suggested, ...]:
    """The strongest note, a typical one and the one whose writer's guess was furthest off.

    Fewer where there are none left, or nobody's guess was off; no note twice, none with a flag, and
    none that may not be shown. Typical is nearest the median of all the round's scores.
    """
    scores = [note.attempt.assessment.score for note in notes]
    middle = median([score for score in scores if score is not None] or [0])
    fits: dict[WhatFor, Callable[[Attempt], float]] = {
        "strongest": lambda attempt: attempt.points,
        "typical": lambda attempt: -abs(attempt.points - middle),
        "gap": _gap,
    }
    found: list[Suggested] = []
    for what_for, fit in fits.items():
        taken = [each.attempt for each in found]
        left = [attempt for attempt in _to_show(notes) if attempt not in taken]
        best = max(left, key=fit, default=None)
        if best is not None and (what_for != "gap" or _gap(best)):
            found.append(Suggested(what_for, best))
    return tuple(found)


def one_pair_for_me(notes: Sequence[RoundNote]) -> tuple[Attempt, Attempt] | None:
    """Two notes for a duel, close in points and far apart in criteria; None without two to show.

    Where no two are close, the closest; two notes of the same words are no duel.
    """
    pairs = [
        pair
        for pair in combinations(_to_show(notes), 2)
        if pair[0].note.split() != pair[1].note.split()
    ]
    return min(pairs, key=_unfit, default=None)


def is_judged(note: RoundNote) -> bool:
    """Whether others may judge a note: it may be shown, has a score, and no flag."""
    judged = note.attempt.assessment
    return note.may_show and judged.score is not None and not judged.flags


def _to_show(notes: Sequence[RoundNote]) -> list[Attempt]:
    """The notes that others may judge and that are not hidden, in an order that never changes."""
    shown = (note.attempt for note in notes if is_judged(note) and not note.hidden)
    return sorted(shown, key=lambda attempt: attempt.id)


def _gap(attempt: Attempt) -> int:
    return 0 if attempt.forecast is None else abs(error_of(attempt))


def _unfit(pair: tuple[Attempt, Attempt]) -> tuple[int, int, int]:
    """How far two notes are from a good duel; the least is the best."""
    one, other = pair
    points = abs(one.points - other.points)
    here, there = one.assessment.levels or {}, other.assessment.levels or {}
    apart = sum(abs(here.get(each, 0) - there.get(each, 0)) for each in CRITERIA)
    return max(0, points - CLOSE), -apart, points
