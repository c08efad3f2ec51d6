"""The squeeze ladder: what is left of a note when it has to fit into less and less room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ccc.practice.change import Change, changes
from ccc.scoring.assessment import Assessment
from ccc.scoring.text.note import first_characters


@dataclass(frozen=True)
class Rung:
    """The note cut to one limit: what is left, what fell off the end, and what that costs.

    `falls` are the levels that are lower than before. `whole` and `cut` are the assessments of the
    note and of what is left.
    """

    limit: int
    left: str
    lost: str
    falls: tuple[Change, ...]
    whole: Assessment
    cut: Assessment


def ladder(
    note: str, limits: Iterable[int], judge: Callable[[str], Assessment]
) -> tuple[Rung, ...]:
    """One rung for each limit, the widest first; `judge` says what the levels of a text are."""
    whole = judge(note)
    return tuple(_rung(note, whole, limit, judge) for limit in sorted(limits, reverse=True))


def _rung(note: str, whole: Assessment, limit: int, judge: Callable[[str], Assessment]) -> Rung:
    left = cut_at_a_word(note, limit)
    lost = note[len(left) :].strip()
    cut = judge(left) if lost else whole
    falls = tuple(one for one in changes(note, whole, left, cut) if not one.rose)
    return Rung(limit, left, lost, falls, whole, cut)


def cut_at_a_word(note: str, limit: int) -> str:
    """As many whole words as fit into so many characters; of one endless word, a part of it."""
    left = first_characters(note, limit)
    if len(left) == len(note) or note[len(left)].isspace():
        return left.rstrip() if len(left) < len(note) else left
    words = left.rsplit(maxsplit=1)
    if left[-1:].isspace() or len(words) < 2:
        return left.rstrip()
    return left[: len(left) - len(words[1])].rstrip()
