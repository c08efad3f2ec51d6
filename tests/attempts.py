"""Attempts as they come out of the database, for the domain's own arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zlib import crc32

from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from ccc.scoring import Assessment
from tests.conftest import NOON

VAGUE: Mapping[CriterionId, int] = dict.fromkeys(CRITERIA, 1)


def attempt(
    scenario: str,
    nth: int = 1,
    score: int | None = 50,
    *,
    forecast: int | None = None,
    at: datetime = NOON,
    unseen: bool | None = None,
    levels: Mapping[CriterionId, int] | None = VAGUE,
) -> Attempt:
    """A try; the first on a scenario is an unseen first draft unless `unseen` says otherwise."""
    return Attempt(
        id=crc32(f"{scenario} {nth}".encode()),
        person_id=1,
        scenario_id=scenario,
        nth=nth,
        unseen=nth == 1 if unseen is None else unseen,
        note=f"{scenario} {nth}",
        forecast=forecast,
        assessment=Assessment(
            score=score,
            band=None,
            levels=None if score is None else levels,
            flags=(),
            characters=1,
            limit=140,
            profiles="none",
            rubric_id="r",
            rubric_hash="h",
        ),
        at=at,
    )


def drafts(scores: Sequence[int]) -> list[Attempt]:
    """First drafts with these scores, each to somebody else."""
    return [attempt(f"person-{number}", 1, score) for number, score in enumerate(scores)]


def with_room(written: Sequence[Attempt], limit: int) -> list[Attempt]:
    """The attempts as if they had been written with this much room."""
    return [replace(one, assessment=replace(one.assessment, limit=limit)) for one in written]


def levelled(
    scenario: str,
    nth: int = 1,
    at: datetime = NOON,
    *,
    unseen: bool | None = None,
    **levels: int,
) -> Attempt:
    """A scored note; every criterion not named is clear (2)."""
    found = {criterion: levels.get(criterion, 2) for criterion in CRITERIA}
    return attempt(scenario, nth, at=at, unseen=unseen, levels=found)


def reserved(content: Content) -> list[str]:
    return [one.id for one in content.scenarios if one.reserved]


def three_drafts(content: Content, at: datetime = NOON, **levels: int) -> list[Attempt]:
    return [levelled(one, at=at, **levels) for one in reserved(content)[:3]]
