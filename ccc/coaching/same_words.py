"""Which notes say the same to different people: by the runs of four words that they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

_RUN = 4
"""Words in a run: fewer are shared by chance, and a name in between breaks one of more."""

LATEST = 12
"""So many of the latest notes are compared: a habit of now, found as fast after years."""

_WORD = re.compile(r"[^\W_]+")

_Runs = frozenset[tuple[str, ...]]


def same_words(notes: Sequence[str]) -> tuple[int, ...]:
    """The places, in order, of the most notes that share half of their runs with one of them.

    That one is among them, so a single place means that no two are alike; none, that there are no
    words. Two notes are alike where half of the runs of each are in the other. Of groups of one
    size the one around the latest note is told. Only the LATEST notes are looked at.
    """
    earlier = max(0, len(notes) - LATEST)
    runs = [_runs(note) for note in notes[earlier:]]
    groups: list[list[int]] = [[place] if one else [] for place, one in enumerate(runs)]
    for one, other in combinations(range(len(runs)), 2):
        if _alike(runs[one], runs[other]):
            groups[one].append(other)
            groups[other].append(one)
    most = max(reversed(groups), key=len, default=[])
    return tuple(earlier + place for place in sorted(most))


def _runs(note: str) -> _Runs:
    """Every run of four words; a shorter note is one run by itself."""
    words = _WORD.findall(note.casefold())
    if len(words) < _RUN:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _alike(one: _Runs, other: _Runs) -> bool:
    return not one.isdisjoint(other) and 2 * len(one & other) >= max(len(one), len(other))
