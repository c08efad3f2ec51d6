"""Evidence: the words that earned or cost a level, each with a why in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import TYPE_CHECKING, Literal

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.assessment import Evidence
from ccc.scoring.feedback.runs import Run, runs_of
from ccc.scoring.lexicon.vocabulary import EVERYDAY

if TYPE_CHECKING:
    from ccc.content.encoder import MarkThresholds
    from ccc.scoring.annotation import Annotation
    from ccc.scoring.cards import Touch
    from ccc.scoring.checks.matcher import Hit
    from ccc.scoring.encoder.reader import Reading
    from ccc.scoring.guards import Guard

_MOST = 3
"""More marks than this for one criterion make a note unreadable."""

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

_NEARLY = 0.7
_FAINT = 0.001
"""Where no word is marked, the best one is, with neighbours nearly as strong; or none is at all."""

_A_PHRASE = 2 * EVERYDAY
"""So telling are two everyday words, or a rarer one."""


def marks(
    annotation: Annotation,
    levels: Mapping[CriterionId, int],
    reading: Reading | None,
    thresholds: MarkThresholds | None,
    guards: Sequence[Guard],
) -> tuple[Evidence, ...]:
    """Evidence for every criterion, in the order of the criteria and then of the note.

    By the encoder where it has read the note, or else by what checks and cards tell. A level above
    0 has at least one mark that earns it, and no mark is on lone function words.
    """
    found: list[Evidence] = []
    for criterion in CRITERIA:
        level = levels[criterion]
        hits = [hit for hit in annotation.hits if hit.check.criterion == criterion]
        if reading and thresholds:
            earns, costs = _by_encoder(annotation, criterion, reading, thresholds)
        else:
            earns, costs = _by_rules(annotation, criterion, hits)
        here = [*_earning(annotation, criterion, level, earns, hits)] if level > 0 else []
        if level < 3:
            here += _costing(annotation, criterion, costs, hits, here)
        here += [
            Evidence(criterion, guard.start, guard.end, guard.why, "costs")
            for guard in guards
            if guard.criterion == criterion and guard.start < guard.end
        ]
        found += sorted(here, key=lambda mark: (mark.start, mark.end))
    return tuple(found)


def _by_encoder(
    annotation: Annotation, criterion: CriterionId, reading: Reading, thresholds: MarkThresholds
) -> tuple[list[float], list[float]]:
    """How strongly each word earns and costs; from 1 on it is marked."""
    head, least = CRITERIA.index(criterion), thresholds
    earns = _word_chances(annotation, reading, head)
    costs = _word_chances(annotation, reading, len(CRITERIA) + head)
    return (
        [chance / least.earns[criterion] for chance in earns],
        [chance / least.costs[criterion] for chance in costs],
    )


def _by_rules(
    annotation: Annotation, criterion: CriterionId, hits: Sequence[Hit]
) -> tuple[list[float], list[float]]:
    """The same without an encoder: what checks found, and what is on the cards; else rare words."""
    touched: Mapping[CriterionId, Sequence[Touch]] = {
        "context": annotation.my_headline,
        "common_ground": annotation.shared,
        "personal": [touch for touch in annotation.their_facts if touch.weight >= 1],
    }
    earns = {number for touch in touched.get(criterion, ()) for number in touch.words}
    earns |= {number for hit in hits if hit.check.level for number in range(hit.first, hit.last)}
    costs = {n for hit in hits if hit.check.level == 0 for n in range(hit.first, hit.last)}
    words = annotation.note.words
    idle = annotation.courtesies
    if criterion == "personal":
        idle -= {n for n, word in enumerate(words) if word.bare in annotation.their_names}
    rare = [0 if number in idle else word.rarity / 2 for number, word in enumerate(words)]
    return (
        [1 if number in earns else found for number, found in enumerate(rare)],
        [float(number in costs) for number in range(len(words))],
    )


def _earning(
    annotation: Annotation,
    criterion: CriterionId,
    level: int,
    strength: Sequence[float],
    hits: Sequence[Hit],
) -> Iterator[Evidence]:
    """Runs that tell something; a lone everyday word only where a check, or no other, is."""
    idle = _names(annotation) if criterion == "personal" and level > 1 else frozenset()
    known = [hit for hit in hits if 0 < (hit.check.level or 0) <= level]
    rarity = [0 if n in idle else word.rarity for n, word in enumerate(annotation.note.words)]
    told = [run for run in runs_of(annotation, strength) if any(rarity[slice(*run[:2])])]
    phrases = [run for run in told if sum(rarity[slice(*run[:2])]) >= _A_PHRASE or _why(known, run)]
    for run in phrases[:_MOST] or told[:1] or _best(annotation, strength, idle):
        why = _why(known, run) or EARNS[criterion][level - 1]
        yield _evidence(annotation, criterion, run, why, "earns")


def _costing(
    annotation: Annotation,
    criterion: CriterionId,
    strength: Sequence[float],
    hits: Sequence[Hit],
    earns: Sequence[Evidence],
) -> Iterator[Evidence]:
    """Runs but for words that also earn, or that a check of a good level found."""
    good = [hit for hit in hits if (hit.check.level or 0) > 1]
    bad = [hit for hit in hits if hit.check.level == 0]
    for run in [run for run in runs_of(annotation, strength) if not _why(good, run)][:_MOST]:
        why = _why(bad, run) or COSTS[criterion]
        cost = _evidence(annotation, criterion, run, why, "costs")
        if not any(cost.start < earn.end and earn.start < cost.end for earn in earns):
            yield cost


def _why(hits: Sequence[Hit], run: Run) -> str | None:
    """Why a check counts these words, where one has found some."""
    first, after, _ = run
    return next((hit.check.why for hit in hits if first < hit.last and hit.first < after), None)


def _names(annotation: Annotation) -> frozenset[int]:
    """Numbers of the words that name or greet the two: a program could fill those in."""
    names = annotation.their_names | annotation.my_names
    words = enumerate(annotation.note.words)
    return annotation.courtesies | {number for number, word in words if word.bare in names}


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


def _best(annotation: Annotation, strength: Sequence[float], idle: frozenset[int]) -> list[Run]:
    """The word most likely marked that tells anything, with neighbours nearly as likely.

    Nothing, where no word of the note tells anything.
    """
    telling = [n for n, word in enumerate(annotation.note.words) if word.rarity > 0]
    if not telling:
        return []
    best = max(telling, key=lambda number: (number not in idle, strength[number], -number))
    least = max(_NEARLY * strength[best], _FAINT)
    near = [float(n == best) or found / least for n, found in enumerate(strength)]
    return [run for run in runs_of(annotation, near) if run[0] <= best < run[1]]


def _evidence(
    annotation: Annotation,
    criterion: CriterionId,
    run: Run,
    why: str,
    kind: Literal["earns", "costs"],
) -> Evidence:
    words = annotation.note.words
    first, last = _whole(annotation, run[0], run[1])
    return Evidence(criterion, words[first].start, words[last - 1].end, why, kind)


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
    return between in {"-", "\u2010", "\u2011", "/"}
