"""Which notes say the same to different people: by the runs of four words that they share."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    groups = [
        tuple(place for place, other in enumerate(runs, earlier) if _alike(one, other))
        for one in runs
    ]
    return max(reversed(groups), key=len, default=())


def _runs(note: str) -> _Runs:
    """Every run of four words; a shorter note is one run by itself."""
    words = _WORD.findall(note.casefold())
    starts = range(max(1, len(words) - _RUN + 1))
    return frozenset(tuple(words[start : start + _RUN]) for start in starts if words)


def _alike(one: _Runs, other: _Runs) -> bool:
    shared = len(one & other)
    return shared > 0 and 2 * shared >= max(len(one), len(other))
