"""The whole way from a note to its assessment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ccc.content.ids import CRITERIA, CriterionId, FlagId
from ccc.scoring.annotation import Annotation, annotate
from ccc.scoring.assessment import Assessment, Profiles
from ccc.scoring.fact_ledger.claims import claims
from ccc.scoring.feedback.advice import advice
from ccc.scoring.feedback.evidence import evidence
from ccc.scoring.flags import flags
from ccc.scoring.levels import levels
from ccc.scoring.signs.measure import signs
from ccc.scoring.swap import swap
from ccc.scoring.text.note import characters

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.scenarios import Card


def score(  # noqa: PLR0913 - the inputs of the scoring contract
    note: str,
    *,
    sender: Card | None = None,
    recipient: Card | None = None,
    situation: str = "",
    limit: int = 140,
    rubric: Rubric,
    others: Sequence[Card] = (),
    gift: int | None = None,
) -> Assessment:
    """Judge a note against the rubric and, where given, the two cards; deterministic, no I/O.

    `others` are cards of other recipients, for the swap test: eight of them at most are used, and
    with none the stand-in is somebody whose card has nothing of the note. `gift` is the number of
    the sender's fact that suits the recipient, for the advice. Neither changes a level.
    """
    annotation = annotate(note, sender, recipient, situation, rubric)
    length = characters(note)
    found = flags(annotation, length, limit)
    given = signs(annotation, found, rubric)
    reached: Mapping[CriterionId, int] = dict.fromkeys(CRITERIA, 0)
    if annotation.note.words:
        reached = levels(given, rubric)
    unscored = any(rubric.flag(flag).cap is None for flag in found)
    points = None if unscored else capped(reached, found, rubric)
    return Assessment(
        score=points,
        band=None if points is None else rubric.band_for(points).id,
        levels=None if unscored else reached,
        flags=found,
        characters=length,
        limit=limit,
        profiles=_profiles(annotation),
        rubric_id=rubric.id,
        rubric_hash=rubric.hash,
        evidence=() if unscored else evidence(annotation, reached),
        advice=() if unscored else advice(annotation, reached, rubric, gift),
        claims=None if unscored else claims(annotation),
        swap=None if unscored else swap(annotation, found, reached["personal"], rubric, others),
    )


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
