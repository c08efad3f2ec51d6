"""The words that earned or cost a level, each with a why that its writer understands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.assessment import Evidence
from ccc.scoring.cards import Touch
from ccc.scoring.looking import Look
from ccc.scoring.matching import Hit

_MOST = 3
"""More marks than this for one criterion make a note unreadable."""

_BRIDGE = 2
"""Marks with at most so many short words between them are one phrase to a reader."""

_SHORT = 4
"""Letters of a short word."""


def evidence(seen: Look, levels: Mapping[CriterionId, int]) -> tuple[Evidence, ...]:
    """Evidence for every criterion, in the order of the criteria and then of the note."""
    found: list[Evidence] = []
    by_criterion: dict[CriterionId | None, list[Hit]] = defaultdict(list)
    for hit in seen.hits:
        by_criterion[hit.check.criterion].append(hit)
    for criterion in CRITERIA:
        hits = by_criterion[criterion]
        costs = {hit.check.why for hit in hits if hit.check.level == 0}
        marks = [*_from_checks(hits, levels[criterion])]
        if levels[criterion] > 0:
            marks += _from_cards(seen, criterion, levels[criterion])
            if all(mark.why in costs for mark in marks):
                marks += _from_words(seen, criterion)
        joined = _joined(seen, _few(marks), costs)
        found.extend(Evidence(criterion, mark.start, mark.end, mark.why) for mark in joined)
    return tuple(found)


class _Mark(NamedTuple):
    """Evidence in the making, for one criterion."""

    start: int
    end: int
    why: str


def _from_checks(hits: Sequence[Hit], level: int) -> Iterator[_Mark]:
    """Hits that suggest at most the level reached; where there are none, the others."""
    all_speak = level > 0 and not any(0 < (hit.check.level or 0) <= level for hit in hits)
    for hit in hits:
        if all_speak or (hit.check.level or 0) <= level:
            yield _Mark(hit.start, hit.end, hit.check.why)


def _from_cards(seen: Look, criterion: CriterionId, level: int) -> Iterator[_Mark]:
    if criterion == "personal" or (criterion == "reason" and level >= 2):
        yield from _touched(seen, _telling(seen.their_facts), "This is theirs: {}.")
    if criterion == "common_ground":
        yield from _touched(seen, seen.shared, "Both cards have this: {}.")
    if criterion == "value" and level >= 2:
        yield from _touched(seen, _telling(seen.my_facts), "You have this to give: {}.")
    if criterion == "context":
        yield from _touched(seen, seen.my_headline, "This says who you are: {}.")


def _telling(found: Sequence[Touch]) -> list[Touch]:
    return [touch for touch in found if touch.weight >= 1]


def _touched(seen: Look, found: Sequence[Touch], why: str) -> Iterator[_Mark]:
    best = sorted(found, key=lambda touch: -touch.weight)[:2]
    for touch in best:
        first, last = _longest_run(seen, touch.words)
        start, end = seen.note.words[first].start, seen.note.words[last].end
        yield _Mark(start, end, why.format(touch.part.text.rstrip(".")))


def _longest_run(seen: Look, numbers: Sequence[int]) -> tuple[int, int]:
    """The longest run of words, the first of equals; rarer words come before everyday ones."""
    runs = [*_runs(numbers)]
    if len(runs) == 1:
        return runs[0]
    words = seen.note.words
    rare = {number for number in numbers if words[number].rarity == 1}
    return max(
        runs,
        key=lambda run: (len(rare & {*range(run[0], run[1] + 1)}), run[1] - run[0], -run[0]),
    )


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring word numbers as (first, last); one word may stand between them."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number - last > 2:
            yield first, last
            first = number
        last = number
    yield first, last


_FALLBACK: Mapping[CriterionId, str] = {
    "reason": "This is as near as the note comes to a reason.",
    "context": "This hints at who you are or how you know them.",
    "common_ground": "This hints at something you share.",
    "value": "This could be of use to them.",
    "personal": "Few other notes would have these words.",
}


def _from_words(seen: Look, criterion: CriterionId) -> Iterator[_Mark]:
    """Where nothing else can be named: the rarest words in a row, or else the whole note."""
    note, why = seen.note, _FALLBACK[criterion]
    if criterion == "personal" and not seen.specific:
        theirs = seen.their_names
        named = [n for n, w in enumerate(note.words) if w.bare in theirs]
        if named:
            word = note.words[named[0]]
            yield _Mark(word.start, word.end, "Their name, as a mail merge has it.")
            return
    runs = [*_runs(seen.specific)] if seen.specific else [(0, len(note.words) - 1)]
    first, last = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    yield _Mark(note.words[first].start, note.words[last].end, why)


def _few(marks: Sequence[_Mark]) -> list[_Mark]:
    """At most three marks, the earlier kinds first, one a place, in the order of the note."""
    kept: list[_Mark] = []
    for mark in marks:
        covered = any(mark.start < other.end and other.start < mark.end for other in kept)
        if mark.end > mark.start and not covered:
            kept.append(mark)
            if len(kept) == _MOST:
                break
    return sorted(kept)


def _joined(seen: Look, marks: Sequence[_Mark], costs: Collection[str]) -> list[_Mark]:
    """Neighbouring marks of one criterion as one phrase, but for what costs beside what earns."""
    joined: list[_Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and (last.why in costs) == (mark.why in costs) and _adjoin(seen, last, mark):
            why = last.why if mark.why in last.why else f"{last.why} {mark.why}"
            joined[-1] = _Mark(last.start, mark.end, why)
        else:
            joined.append(mark)
    return joined


def _adjoin(seen: Look, one: _Mark, other: _Mark) -> bool:
    """Whether at most two short words of the same sentence stand between two marks."""
    starts = seen.note.word_starts
    first, last = bisect_left(starts, one.end) - 1, bisect_left(starts, other.start)
    words = seen.note.words[max(first, 0) : last + 1]
    between = words[1:-1]
    return (
        len({word.sentence for word in words}) <= 1
        and len(between) <= _BRIDGE
        and all(len(word.form) <= _SHORT for word in between)
    )
