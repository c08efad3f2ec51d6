"""The whole way from a note to its assessment."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ccc.content.ids import CriterionId, FlagId
from ccc.scoring.annotation import Annotation, annotate
from ccc.scoring.assessment import Assessment, Profiles
from ccc.scoring.fact_ledger.claims import claims
from ccc.scoring.feedback.advice import advice
from ccc.scoring.feedback.marks import marks
from ccc.scoring.flags import flags
from ccc.scoring.guards import Guard, guards, highest
from ccc.scoring.judge import Judged, judge, judge_in_use, nothing_said, reading_of
from ccc.scoring.levels import levels
from ccc.scoring.signs.measure import signs
from ccc.scoring.swap import swap
from ccc.scoring.text.note import characters

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.scenarios import Card
    from ccc.scoring.encoder.reader import Reading

_LINE_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def score(  # noqa: PLR0913 - the inputs of the scoring contract
    note: str,
    *,
    sender: Card | None = None,
    recipient: Card | None = None,
    situation: str = "",
    limit: int = 140,
    rubric: Rubric,
    others: Sequence[Card] | None = (),
    gift: int | None = None,
) -> Assessment:
    """Judge a note against the rubric and, where given, the two cards; deterministic, no I/O.

    `others` are cards of other recipients, for the swap test: eight of them at most are used, and
    with none the stand-in is somebody whose card has nothing of the note. Where they are None the
    test is left for `with_swap`. `gift` is the number of the sender's fact that suits the
    recipient, for the advice. Neither changes a level.
    """
    annotation = annotate(_in_one_line(note), sender, recipient, situation, rubric)
    length = characters(note)
    reading = reading_of(annotation, rubric)
    card = rubric.encoder.card if rubric.encoder else None
    found = flags(annotation, length, limit, reading, card)
    held = guards(annotation) if annotation.note.words else ()
    judged = _judged(annotation, found, reading, held, rubric)
    known = _known(annotation, found, length, limit, rubric)
    if any(rubric.flag(flag).cap is None for flag in found):
        return Assessment(score=None, band=None, levels=None, **known)
    points = capped(judged.levels, found, rubric)
    scored = Assessment(
        score=points,
        band=rubric.band_for(points).id,
        levels=judged.levels,
        evidence=marks(annotation, judged.levels, reading, card.marks if card else None, held),
        advice=advice(annotation, judged.levels, rubric, gift, judged.chances),
        claims=claims(annotation),
        chances=judged.chances,
        margin=judged.margin,
        **known,
    )
    if others is None:
        return scored
    return with_swap(scored, note, sender=sender, recipient=recipient, rubric=rubric, others=others)


def with_swap(  # noqa: PLR0913 - as above
    scored: Assessment,
    note: str,
    *,
    sender: Card | None,
    recipient: Card | None,
    rubric: Rubric,
    others: Sequence[Card],
) -> Assessment:
    """What `score` says with these others of a note of which it said `scored` with None."""
    if scored.levels is None:
        return scored
    marked = [
        (mark.start, mark.end)
        for mark in scored.evidence
        if mark.criterion == "personal" and mark.kind == "earns"
    ]
    personal, said = scored.levels["personal"], _in_one_line(note)
    tested = swap(said, sender, recipient, scored.flags, personal, rubric, others, marked)
    return replace(scored, swap=tested)


def _in_one_line(note: str) -> str:
    """The note without line breaks: on a phone a line ends where it must, so they say nothing."""
    return _LINE_BREAK.sub(" ", note)


def _known(
    annotation: Annotation, found: tuple[FlagId, ...], length: int, limit: int, rubric: Rubric
) -> dict[str, Any]:
    """What can be said of a note whatever its levels are."""
    return {
        "flags": found,
        "characters": length,
        "limit": limit,
        "profiles": _profiles(annotation),
        "rubric_id": rubric.id,
        "rubric_hash": rubric.hash,
        "judge": judge_in_use(rubric),
    }


def _judged(
    annotation: Annotation,
    found: Collection[FlagId],
    reading: Reading | None,
    held: Sequence[Guard],
    rubric: Rubric,
) -> Judged:
    """The levels of a note; nought where it has no words."""
    if not annotation.note.words:
        return nothing_said(rubric)
    by_rules = levels(signs(annotation, found, rubric), rubric)
    return judge(by_rules, reading, highest(held), rubric)


def capped(reached: Mapping[CriterionId, int], found: Collection[FlagId], rubric: Rubric) -> int:
    """0–100: the weighted share of all levels, rounded half up, or the lowest cap that applies."""
    weights = rubric.exact_weights
    total = sum(weights[criterion] * level for criterion, level in reached.items())
    most = 3 * sum(weights.values())
    points = int((200 * total + most) // (2 * most))
    caps = [rubric.flag(flag).cap for flag in found]
    return min([points, *(cap for cap in caps if cap is not None)])


def _profiles(annotation: Annotation) -> Profiles:
    if annotation.mine and annotation.theirs:
        return "both"
    if annotation.mine:
        return "sender"
    return "recipient" if annotation.theirs else "none"
