"""First drafts with scores of one's choice, and what the page says above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import NewAttempt, Participant
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import NOTE


def first_drafts(
    participant: Participant,
    scores: Sequence[int],
    *,
    forecast: int | None = 50,
    limits: Sequence[int] = (140,) * 9,
    rubrics: Sequence[str] = ("r",) * 9,
    margin: float | None = None,
) -> None:
    """First drafts to as many new people, with these scores whatever the words."""
    content, store = resources.content(), resources.store()
    begun = now() - timedelta(days=len(scores))
    for day, (scenario, score) in enumerate(zip(content.scenarios, scores, strict=False)):
        at = begun + timedelta(days=day)
        assessment = replace(
            score_scenario(NOTE, scenario, content.rubric),
            score=score,
            limit=limits[day],
            rubric_hash=rubrics[day],
            margin=margin,
        )
        store.activity.open_scenario(participant.id, scenario.id, at)
        store.attempts.save(
            NewAttempt(participant.id, scenario.id, f"{NOTE} {day}", forecast, assessment), at
        )


def headlines(app: AppTest) -> list[str]:
    return [one.proto.title for one in (*app.info, *app.success) if one.proto.title]
