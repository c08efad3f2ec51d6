"""The words that earned or cost a level, each with a why that its writer understands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.assessment import Evidence
from ccc.scoring.cards import Touch
from ccc.scoring.looking import Look
from ccc.scoring.words import rarity

_MOST = 4
"""More marks than this for one criterion make a note unreadable."""


def evidence(seen: Look, levels: Mapping[CriterionId, int]) -> tuple[Evidence, ...]:
    """Evidence for every criterion, in the order of the criteria and then of the note."""
    found: list[Evidence] = []
    for criterion in CRITERIA:
        marks = [*_from_checks(seen, criterion, levels[criterion])]
        if levels[criterion] > 0:
            marks += _from_cards(seen, criterion, levels[criterion])
            if not any(mark for mark in marks if mark.why not in _costs(seen, criterion)):
                marks += _from_words(seen, criterion)
        found.extend(_few(marks))
    return tuple(found)


def _costs(seen: Look, criterion: CriterionId) -> frozenset[str]:
    checks = (hit.check for hit in seen.hits if hit.check.criterion == criterion)
    return frozenset(check.why for check in checks if check.level == 0)


def _from_checks(seen: Look, criterion: CriterionId, level: int) -> Iterator[Evidence]:
    """Hits that suggest at most the level reached; where there are none, the others."""
    hits = [hit for hit in seen.hits if hit.check.criterion == criterion]
    all_speak = level > 0 and not any(0 < (hit.check.level or 0) <= level for hit in hits)
    for hit in hits:
        if all_speak or (hit.check.level or 0) <= level:
            yield Evidence(criterion, hit.start, hit.end, hit.check.why)


def _from_cards(seen: Look, criterion: CriterionId, level: int) -> Iterator[Evidence]:
    if criterion == "personal" or (criterion == "reason" and level >= 2):
        yield from _touched(seen, criterion, _telling(seen.their_facts), "This is theirs: {}.")
    if criterion == "common_ground":
        yield from _touched(seen, criterion, seen.shared, "Both cards have this: {}.")
    if criterion == "value" and level >= 2:
        yield from _touched(seen, criterion, _telling(seen.my_facts), "You have this to give: {}.")
    if criterion == "context":
        yield from _touched(seen, criterion, seen.my_headline, "This says who you are: {}.")


def _telling(found: Sequence[Touch]) -> list[Touch]:
    return [touch for touch in found if touch.weight >= 1]


def _touched(
    seen: Look, criterion: CriterionId, found: Sequence[Touch], why: str
) -> Iterator[Evidence]:
    best = sorted(found, key=lambda touch: -touch.weight)[:2]
    for touch in best:
        for first, last in _longest_runs(seen, touch.words):
            start, end = seen.note.words[first].start, seen.note.words[last].end
            yield Evidence(criterion, start, end, why.format(touch.part.text.rstrip(".")))


def _longest_runs(seen: Look, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """The two longest runs of words; everyday words count only beside rarer ones."""
    words = seen.note.words
    rare = {number for number in numbers if rarity(words[number].form, words[number].stem) == 1}
    runs = [run for run in _runs(numbers) if not rare or rare & {*range(run[0], run[1] + 1)}]
    return sorted(sorted(runs, key=lambda run: (run[0] - run[1], run[0]))[:2])


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


def _from_words(seen: Look, criterion: CriterionId) -> Iterator[Evidence]:
    """Where nothing else can be named: the rarest words in a row, or else the whole note."""
    note, why = seen.note, _FALLBACK[criterion]
    if criterion == "personal" and not seen.specific:
        theirs = seen.their_names
        named = [n for n, w in enumerate(note.words) if w.form.removesuffix("'s") in theirs]
        if named:
            word = note.words[named[0]]
            yield Evidence(criterion, word.start, word.end, "Their name, as a mail merge has it.")
            return
    runs = [*_runs(seen.specific)] if seen.specific else [(0, len(note.words) - 1)]
    first, last = max(runs, key=lambda run: (run[1] - run[0], -run[0]))
    yield Evidence(criterion, note.words[first].start, note.words[last].end, why)


def _few(marks: Sequence[Evidence]) -> list[Evidence]:
    """At most four marks, the earlier kinds first, one a place, in the order of the note."""
    kept: list[Evidence] = []
    for mark in marks:
        covered = any(mark.start < other.end and other.start < mark.end for other in kept)
        if mark.end > mark.start and len(kept) < _MOST and not covered:
            kept.append(mark)
    return sorted(kept, key=lambda mark: (mark.start, mark.end))
