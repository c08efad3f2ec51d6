"""The words that earned or cost a level, each with a why that its writer understands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.annotation import Annotation
from ccc.scoring.assessment import Evidence
from ccc.scoring.cards import Part, Touch, overlap
from ccc.scoring.checks.matcher import Hit
from ccc.scoring.feedback.gift import may_be_given
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.text.note import Note

_MOST = 3
"""More marks than this for one criterion make a note unreadable."""

_BRIDGE = 2
"""Marks with at most so many short words between them are one phrase to a reader."""

_SHORT = 4
"""Letters of a short word."""


def evidence(annotation: Annotation, levels: Mapping[CriterionId, int]) -> tuple[Evidence, ...]:
    """Evidence for every criterion, in the order of the criteria and then of the note."""
    found: list[Evidence] = []
    by_criterion: dict[CriterionId | None, list[Hit]] = defaultdict(list)
    for hit in annotation.hits:
        by_criterion[hit.check.criterion].append(hit)
    for criterion in CRITERIA:
        hits = by_criterion[criterion]
        costs = {hit.check.why for hit in hits if hit.check.level == 0}
        marks = [*_from_checks(hits, levels[criterion])]
        if levels[criterion] > 0:
            marks += _from_cards(annotation, criterion, levels[criterion])
            if all(mark.why in costs for mark in marks):
                marks += _from_words(annotation, criterion, levels[criterion])
        marks = [_in_one_sentence(annotation, mark) for mark in marks]
        joined = _joined(annotation, _few(marks), costs)
        found.extend(_evidence(criterion, mark, costs) for mark in joined)
    return tuple(found)


def _evidence(criterion: CriterionId, mark: _Mark, costs: Collection[str]) -> Evidence:
    kind: Literal["earns", "costs"] = "costs" if mark.why in costs else "earns"
    return Evidence(criterion, mark.start, mark.end, mark.why, kind)


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


def _from_cards(annotation: Annotation, criterion: CriterionId, level: int) -> Iterator[_Mark]:
    if criterion == "personal" or (criterion == "reason" and level >= 2):
        yield from _touched(
            annotation, _theirs_alone(annotation), lambda part: f"This is theirs: {_said(part)}."
        )
    if criterion == "common_ground":
        yield from _touched(annotation, annotation.shared, lambda part: _both(annotation, part))
    if criterion == "value" and level >= 2:
        gifts = [touch for touch in _telling(annotation.my_facts) if may_be_given(touch.part)]
        yield from _touched(
            annotation, gifts, lambda part: f"You have this to give: {_said(part)}."
        )
    if criterion == "context":
        role = annotation.my_headline
        yield from _touched(annotation, role, lambda part: f"This says who you are: {_said(part)}.")


def _said(part: Part) -> str:
    return part.text.rstrip(".")


def _both(annotation: Annotation, shared: Part) -> str:
    """The line of their card with what both have, and the one of the writer's own beside it."""
    mine = (
        max(annotation.mine.parts, key=lambda part: overlap(shared, part))
        if annotation.mine
        else None
    )
    if mine is None or not overlap(shared, mine):
        return f"Their card: “{_said(shared)}”."
    return f"Both cards have this. Theirs: “{_said(shared)}”. Yours: “{_said(mine)}”."


def _telling(found: Sequence[Touch]) -> list[Touch]:
    return [touch for touch in found if touch.weight >= 1]


def _theirs_alone(annotation: Annotation) -> list[Touch]:
    """Facts of theirs that are named; not those named by one word, in words of a fact of one's own.

    Who writes "I tune hearing aids" tells of that, and not of a reader who tunes reeds.
    """
    own = _telling(annotation.my_facts)
    return [
        touch
        for touch in _telling(annotation.their_facts)
        if len(touch.words) > 1
        or not any(mine.weight > touch.weight and touch.words[0] in mine.words for mine in own)
    ]


def _touched(
    annotation: Annotation, found: Sequence[Touch], why: Callable[[Part], str]
) -> Iterator[_Mark]:
    best = sorted(found, key=lambda touch: -touch.weight)[:2]
    for touch in best:
        first, last = _longest_run(annotation, touch.words)
        start, end = annotation.note.words[first].start, annotation.note.words[last].end
        yield _Mark(start, end, why(touch.part))


def _longest_run(annotation: Annotation, numbers: Sequence[int]) -> tuple[int, int]:
    """The longest run of words, the first of equals; rarer words come before everyday ones."""
    runs = [*_runs(annotation, numbers)]
    if len(runs) == 1:
        return runs[0]
    words = annotation.note.words
    rare = {number for number in numbers if words[number].rarity == 1}
    return max(
        runs,
        key=lambda run: (len(rare & {*range(run[0], run[1] + 1)}), run[1] - run[0], -run[0]),
    )


def _runs(annotation: Annotation, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring word numbers of one sentence as (first, last); one word may stand between."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number - last > 2 or _parted(annotation.note, last, number):
            yield first, last
            first = number
        last = number
    yield first, last


def _parted(note: Note, one: int, other: int) -> bool:
    """Whether a sentence ends between two words."""
    if note.words[one].sentence == note.words[other].sentence:
        return False
    return any(_ends_sentence(note, number) for number in range(one, other))


_END = re.compile(r"\n|[.!?][\"')\]]{0,3}\s")
_SHORTENED = word_set("dr mr mrs ms prof st no vs approx ca cf")


def _ends_sentence(note: Note, number: int) -> bool:
    """Whether a sentence ends between a word and the next; behind "Dr." or "a.m." none does."""
    word, after = note.words[number], note.words[number + 1]
    between = note.between(word.end, after.start)
    if not _END.search(between):
        return False
    stop = between.strip() == "." and "\n" not in between
    return not (stop and (word.form in _SHORTENED or (len(word.form) == 1 and word.form.isalpha())))


_FALLBACK: Mapping[CriterionId, tuple[str, str]] = {
    "reason": (
        "No reason is said; these words only come near one.",
        "You do not say the reason clearly; it can be guessed from these words.",
    ),
    "context": (
        "This only hints at who you are or how you know them.",
        "Who you are and how you know them can be guessed from this.",
    ),
    "common_ground": (
        "This only hints at something you share.",
        "What you share can be guessed from this.",
    ),
    "value": (
        "You do not clearly offer something; this only comes near it.",
        "You do not say that it is for them, but this could be of use.",
    ),
    "personal": ("Few other notes would have these words.",) * 2,
}
"""What is said of words that only come near a level: at level 1, and above."""


def _from_words(annotation: Annotation, criterion: CriterionId, level: int) -> Iterator[_Mark]:
    """Where nothing else can be named: the rarest words in a row, or else the longest sentence."""
    note, why = annotation.note, _FALLBACK[criterion][level > 1]
    if criterion == "personal" and not annotation.specific:
        theirs = annotation.their_names
        named = [n for n, w in enumerate(note.words) if w.bare in theirs]
        if named:
            word = note.words[named[0]]
            yield _Mark(word.start, word.end, "Their name, as a program could fill it in.")
            return
    everything = range(len(note.words))
    said = [n for n in everything if n not in annotation.courtesies]
    runs = [*_runs(annotation, annotation.specific or said or everything)]
    first, last = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    yield _Mark(note.words[first].start, note.words[last].end, why)


def _in_one_sentence(annotation: Annotation, mark: _Mark) -> _Mark:
    """A mark cut to the sentence that has most of its words, the first of equals."""
    starts, words = annotation.note.word_starts, annotation.note.words
    first, after = bisect_left(starts, mark.start), bisect_left(starts, mark.end)
    if after - first < 2 or words[first].sentence == words[after - 1].sentence:
        return mark
    runs = [*_runs(annotation, range(first, after))]
    if len(runs) == 1:
        return mark
    first, last = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    return _Mark(words[first].start, words[last].end, mark.why)


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


def _joined(annotation: Annotation, marks: Sequence[_Mark], costs: Collection[str]) -> list[_Mark]:
    """Neighbouring marks of one criterion as one phrase, but for what costs beside what earns."""
    joined: list[_Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and (last.why in costs) == (mark.why in costs) and _adjoin(annotation, last, mark):
            why = last.why if mark.why in last.why else f"{last.why} {mark.why}"
            joined[-1] = _Mark(last.start, mark.end, why)
        else:
            joined.append(mark)
    return joined


def _adjoin(annotation: Annotation, one: _Mark, other: _Mark) -> bool:
    """Whether at most two short words of the same sentence stand between two marks."""
    starts = annotation.note.word_starts
    first, last = bisect_left(starts, one.end) - 1, bisect_left(starts, other.start)
    words = annotation.note.words[max(first, 0) : last + 1]
    between = words[1:-1]
    return (
        len({word.sentence for word in words}) <= 1
        and len(between) <= _BRIDGE
        and all(len(word.form) <= _SHORT for word in between)
    )
