"""Evidence where an encoder has read the note: the words it marks, with a why in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING, Literal

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.assessment import Evidence
from ccc.scoring.lexicon.vocabulary import EVERYDAY, word_set

if TYPE_CHECKING:
    from ccc.content.encoder import MarkThresholds
    from ccc.scoring.annotation import Annotation
    from ccc.scoring.checks.matcher import Hit
    from ccc.scoring.encoder.reader import Reading
    from ccc.scoring.guards import Guard

_MOST = 3
"""More marks than this for one criterion make a note unreadable."""

_APART = 2
"""Marked words with fewer than so many between them are one phrase to a reader."""

EARNS: Mapping[CriterionId, tuple[str, str, str]] = {
    "reason": (
        "This hints at why you write.",
        "This says why you write.",
        "This says why you write to them, and why now.",
    ),
    "context": (
        "This hints at who you are, or how you know of them.",
        "This says who you are, or how you know of them.",
        "This says who you are and how you know of them.",
    ),
    "common_ground": (
        "This only comes near something that you two share.",
        "This is something you may share; it is left to them to see it.",
        "This says what you share.",
    ),
    "value": (
        "This may please or help them, but it is not yet a clear gift.",
        "This is something they could use.",
        "This is something they can use for what they are doing.",
    ),
    "personal": (
        "This is theirs, but a program could fill it in too.",
        "This fits only them, or few others.",
        "This only makes sense to them.",
    ),
}
"""Why words count, at level 1, 2 and 3."""

COSTS: Mapping[CriterionId, str] = {
    "reason": "This is no reason to write to them of all people.",
    "context": "This leaves open who you are, or how you know of them.",
    "common_ground": "This is too general to be something you two share.",
    "value": "This may read as asking or selling, not as giving.",
    "personal": "This could be sent to anybody.",
}
"""Why words cost a level."""

_A_PHRASE = 2 * EVERYDAY
"""So telling are two everyday words, or a rarer one."""

Run = tuple[int, int, float]
"""Numbers of the first word and the one after the last, and how strongly they are marked."""


def marks(
    annotation: Annotation,
    levels: Mapping[CriterionId, int],
    reading: Reading,
    thresholds: MarkThresholds,
    guards: Sequence[Guard],
) -> tuple[Evidence, ...]:
    """Evidence for every criterion, in the order of the criteria and then of the note.

    A level above 0 has at least one mark that earns it, and no mark is on lone function words.
    """
    found: list[Evidence] = []
    for number, criterion in enumerate(CRITERIA):
        level = levels[criterion]
        strength = _word_chances(annotation, reading, number)
        found_by = [hit for hit in annotation.hits if hit.check.criterion == criterion]
        known = [hit for hit in found_by if 0 < (hit.check.level or 0) <= level]
        here: list[Evidence] = []
        if level > 0:
            idle = _names(annotation) if criterion == "personal" and level > 1 else frozenset()
            runs = _runs(annotation, strength, thresholds.earns[criterion])
            for run in _earning(annotation, runs, known, idle) or _best(annotation, strength, idle):
                why = _why(known, run) or EARNS[criterion][level - 1]
                here += _evidence(annotation, criterion, [run], why)
        if level < 3:
            strength = _word_chances(annotation, reading, len(CRITERIA) + number)
            costs = [
                run
                for run in _runs(annotation, strength, thresholds.costs[criterion])
                if not any(_on_run(hit, run) and (hit.check.level or 0) > 1 for hit in found_by)
            ][:_MOST]
            here += _apart(_evidence(annotation, criterion, costs, COSTS[criterion], "costs"), here)
        here += [
            Evidence(criterion, guard.start, guard.end, guard.why, "costs")
            for guard in guards
            if guard.criterion == criterion and guard.start < guard.end
        ]
        found += sorted(here, key=lambda mark: (mark.start, mark.end))
    return tuple(found)


def _why(hits: Sequence[Hit], run: Run) -> str | None:
    """Why a check of no more than this level counts these words, where one has found some."""
    return next((hit.check.why for hit in hits if _on_run(hit, run)), None)


def _on_run(hit: Hit, run: Run) -> bool:
    """Whether a check has found some of these words."""
    first, after, _ = run
    return first < hit.last and hit.first < after


def _names(annotation: Annotation) -> frozenset[int]:
    """Numbers of the words that name or greet the two: a program could fill those in."""
    names = annotation.their_names | annotation.my_names
    words = enumerate(annotation.note.words)
    return annotation.courtesies | {number for number, word in words if word.bare in names}


def _earning(
    annotation: Annotation, runs: Sequence[Run], hits: Sequence[Hit], idle: frozenset[int]
) -> Sequence[Run]:
    """Those runs that are not `idle`; a lone everyday word only where a check, or no other, is."""
    told = [run for run in runs if _telling(annotation, run, idle)]
    phrases = [
        run for run in told if sum(_telling(annotation, run, idle)) >= _A_PHRASE or _why(hits, run)
    ]
    return (phrases or told)[:_MOST]


def _telling(annotation: Annotation, run: Run, idle: frozenset[int]) -> list[float]:
    """How rare each word of a run is that tells anything."""
    words = annotation.note.words
    numbers = (number for number in range(run[0], run[1]) if number not in idle)
    return [words[number].rarity for number in numbers if words[number].rarity > 0]


def _word_chances(annotation: Annotation, reading: Reading, head: int) -> list[float]:
    """Of each word the chance that it is marked: the mean of its pieces'."""
    places = annotation.note.places
    logits = reading.marks[:, head].tolist()
    pieces = [
        (places[start], 1 / (1 + exp(-logit)))
        for (start, end), logit in zip(reading.spans, logits, strict=True)
        if end > start
    ]
    found, at = [], 0
    for word in annotation.note.words:
        while at < len(pieces) and pieces[at][0] < word.start:
            at += 1
        inside: list[float] = []
        while at + len(inside) < len(pieces) and pieces[at + len(inside)][0] < word.end:
            inside.append(pieces[at + len(inside)][1])
        found.append(sum(inside) / len(inside) if inside else 0.0)
    return found


def _runs(annotation: Annotation, strength: Sequence[float], least: float) -> list[Run]:
    """Neighbouring words at least so strong, the strongest first; no run of function words."""
    words = annotation.note.words
    chosen = [number for number, found in enumerate(strength) if found >= least]
    runs: list[list[int]] = []
    for number in chosen:
        last = runs[-1][-1] if runs else -9
        near = number - last <= _APART and words[number].sentence == words[last].sentence
        if near:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [
        (trimmed[0], trimmed[-1] + 1, sum(strength[n] for n in trimmed))
        for run in runs
        if (trimmed := _trimmed(annotation, run))
    ]
    return sorted(told, key=lambda run: (-run[2], run[0]))


_HYPHENS = ("-", "\u2010", "\u2011", "/")

_AT_AN_EDGE = word_set("a an the and or but so of to for in at on with by as that than")
"""Words that say nothing at either end of a phrase."""

_AT_THE_END = _AT_AN_EDGE | word_set("my your our his her their its")


def _trimmed(annotation: Annotation, run: Sequence[int]) -> list[int]:
    """The run without small words at its ends; empty where no word of it tells anything."""
    words, left = annotation.note.words, list(run)
    if not any(words[number].rarity > 0 for number in left):
        return []
    while words[left[0]].form in _AT_AN_EDGE:
        left.pop(0)
    while words[left[-1]].form in _AT_THE_END:
        left.pop()
    return left


def _best(annotation: Annotation, strength: Sequence[float], idle: frozenset[int]) -> list[Run]:
    """The word most likely marked that tells anything, with its neighbours half as likely."""
    words = annotation.note.words
    telling = [number for number, word in enumerate(words) if word.rarity > 0]
    best = max(
        [n for n in telling if n not in idle] or telling,
        key=lambda number: (strength[number], -number),
    )
    first = last = best
    least = strength[best] / 2
    while first > 0 and strength[first - 1] >= least:
        first -= 1
    while last + 1 < len(words) and strength[last + 1] >= least:
        last += 1
    run = _trimmed(annotation, range(first, last + 1)) or [best]
    return [(run[0], run[-1] + 1, strength[best])]


def _evidence(
    annotation: Annotation,
    criterion: CriterionId,
    runs: Sequence[Run],
    why: str,
    kind: Literal["earns", "costs"] = "earns",
) -> Iterator[Evidence]:
    words = annotation.note.words
    for run in runs:
        first, last = _whole(annotation, run[0], run[1])
        yield Evidence(criterion, words[first].start, words[last - 1].end, why, kind)


def _whole(annotation: Annotation, first: int, last: int) -> tuple[int, int]:
    """The words from `first` up to `last`, with the rest of a word or name that is cut in two."""
    while first > 0 and _joined(annotation, first):
        first -= 1
    while last < len(annotation.note.words) and _joined(annotation, last):
        last += 1
    return first, last


def _joined(annotation: Annotation, number: int) -> bool:
    """Whether a word goes with the one before: half of "e-mails" or "Ann Lee" is none to mark."""
    before, word = annotation.note.words[number - 1 : number + 1]
    between = annotation.note.raw[before.end : word.start]
    if between == " " and before.capital and word.capital and not word.opens:
        return before.rarity > 0 and word.rarity > 0 and number - 1 not in annotation.courtesies
    return between in _HYPHENS


def _apart(costs: Iterator[Evidence], earns: Sequence[Evidence]) -> list[Evidence]:
    """What costs, but for words that also earn: one mark cannot say both."""
    return [
        cost
        for cost in costs
        if not any(cost.start < earn.end and earn.start < cost.end for earn in earns)
    ]
