"""Scored notes to keep."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from ccc.practice import NewAttempt
from ccc.scoring.assessment import Advice, Assessment, Evidence

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NOTE = "Ash, your Utrecht talk made me rewrite our first week. May I send you the checklist? Sam"
LEVELS = {"reason": 2, "context": 3, "common_ground": 1, "value": 3, "personal": 3}


def assessment(**changes: Any) -> Assessment:
    values: dict[str, Any] = {
        "score": 80,
        "band": "welcome",
        "levels": LEVELS,
        "flags": (),
        "characters": 88,
        "limit": 140,
        "profiles": "both",
        "rubric_id": "connection-request",
        "rubric_hash": "a1b2",
        "evidence": (Evidence("context", 5, 22, "where you heard them"),),
        "advice": (Advice("common_ground", "Say what you share."),),
    }
    return Assessment(**(values | changes))


def new_attempt(
    person_id: int, scenario_id: str = "meetup", note: str = NOTE, **changes: Any
) -> NewAttempt:
    return NewAttempt(person_id, scenario_id, note, 65, assessment(**changes))
