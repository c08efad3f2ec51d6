"""Two scored notes as a before and after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from ccc.practice.improvement import BeforeAfter
from ccc.reports.take_home_card import TakeHome
from ccc.scoring.scenarios import score_scenario

MakeCard = Callable[..., TakeHome]


@pytest.fixture(scope="session")
def make_card(content: Content) -> MakeCard:
    """A card of two notes to the first scenario; the words of both can be chosen."""
    scenario = content.scenarios[0]
    assessment = score_scenario("Hi, I read your page. I tune too.", scenario, content.rubric)

    def attempt(nth: int, note: str) -> Attempt:
        return Attempt(
            id=nth,
            person_id=1,
            scenario_id=scenario.id,
            nth=nth,
            unseen=nth == 1,
            note=note,
            forecast=None,
            assessment=assessment,
            at=datetime(2026, 3, 2, tzinfo=UTC),
        )

    def make(before: str = "Hi!", after: str = "Hi again!", to: str = "Eudes") -> TakeHome:
        pair = BeforeAfter("latest", attempt(1, before), attempt(2, after))
        return TakeHome(pair, (to, to), "common_ground", date(2026, 3, 4))

    return make
