"""Rows into the domain's types, and back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from ccc.practice.attempts import Attempt, NewAttempt, Participant
from ccc.scoring.assessment import Assessment


def participant_from(row: Row[Any]) -> Participant:
    """A row of `person` as a participant."""
    return Participant(id=row.id, nickname=row.nickname, since=row.since)


def attempt_from(row: Row[Any]) -> Attempt:
    """A row of `attempt` as it was kept."""
    return Attempt(
        id=row.id,
        person_id=row.person_id,
        scenario_id=row.scenario_id,
        nth=row.nth,
        unseen=row.unseen,
        note=row.note,
        forecast=row.forecast,
        assessment=Assessment.from_json(row.assessment),
        at=row.at,
    )


def attempt_values(new: NewAttempt, nth: int, unseen: bool, now: datetime) -> dict[str, Any]:
    """The columns of `attempt`, without its id."""
    assessment = new.assessment.to_json()
    return {
        "person_id": new.person_id,
        "scenario_id": new.scenario_id,
        "nth": nth,
        "unseen": unseen,
        "note": new.note,
        "characters": new.assessment.characters,
        "character_limit": new.assessment.limit,
        "forecast": new.forecast,
        "score": new.assessment.score,
        "band": new.assessment.band,
        "levels": assessment["levels"],
        "flags": assessment["flags"],
        "rubric_id": new.assessment.rubric_id,
        "rubric_hash": new.assessment.rubric_hash,
        "assessment": assessment,
        "at": now,
    }


def json_from(row: Row[Any]) -> dict[str, Any]:
    """Any row as a JSON object: times in ISO 8601, everything else as it is."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row._mapping.items()
    }
