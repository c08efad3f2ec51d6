"""A coach can take the weak spots that participants gave."""

from __future__ import annotations

from ccc.games.rounds import WeakSpot
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, texts
from tests.ui.games.conftest import THROUGH, keep


def test_the_coach_sees_a_participants_rounds_and_can_take_the_weak_spots(
    open_page: OpenPage, ann: Participant
) -> None:
    keep(ann, "month", 40, 53)
    spot = WeakSpot("accordion-mender", THROUGH, "It lies", 80, "a1b2", now())
    resources.store().games.give_weak_spot(ann.id, spot)
    app = open_page("coach.py", coach=True)
    assert "1 bad note reached 70 points" in texts(app)
    assert THROUGH not in texts(app)
    app.selectbox(key="participant").set_value(ann.id).run()
    assert app.table[0].value["Best"].tolist() == ["40 of 53"]


def test_a_coach_without_weak_spots_is_told_nothing_of_them(
    open_page: OpenPage, ann: Participant
) -> None:
    assert "Weak spots" not in texts(open_page("coach.py", coach=True))
