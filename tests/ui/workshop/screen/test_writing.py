"""The screen while the room writes."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.workshop.screen.writing import TO_SOMEBODY_NEW, WHERE
from ccc.workshop.workshop import Place, Workshop
from tests.ui.conftest import OpenPage, texts
from tests.ui.workshop.conftest import at, begin, go
from tests.ui.workshop.rounds import NOTES, writes


@pytest.fixture
def workshop(away: Host) -> Workshop:
    return begin(away)


def test_it_shows_to_whom_the_room_writes_and_how_many_have_sent(
    open_page: OpenPage, away: Host, workshop: Workshop
) -> None:
    go(away, workshop, at(workshop, "write"))
    shown = texts(open_page("screen.py", w=str(workshop.id)))
    scenario = resources.content().scenario("refund-letters")
    assert scenario is not None
    for card in (scenario.sender, scenario.recipient):
        assert plain(card.name) in shown
    assert "Nobody has sent a note yet." in shown
    assert "6:00 left" in shown

    writes(workshop, "Nick", NOTES[0])
    app = open_page("screen.py", w=str(workshop.id))
    assert "1 of 1 has sent a note." in texts(app)
    assert "Nick" not in texts(app)
    assert NOTES[0] not in texts(app)


@pytest.mark.parametrize(("to", "asked"), [("refund-letters", ""), ("again", " once more")])
def test_the_room_is_told_what_to_do_and_when_it_is_the_same_person_once_more(
    open_page: OpenPage, away: Host, workshop: Workshop, to: str, asked: str
) -> None:
    step = next(n for n, one in enumerate(workshop.plan["steps"], 1) if one.get("to") == to)
    go(away, workshop, Place(step))
    shown = texts(open_page("screen.py", w=str(workshop.id)))
    scenario = resources.content().scenario("refund-letters")
    assert scenario is not None
    assert f"**Write to {plain(scenario.recipient.name)}{asked}, on your phone.**" in shown


def test_where_each_has_somebody_of_their_own_it_says_so(
    open_page: OpenPage, away: Host, workshop: Workshop
) -> None:
    new = next(n for n, one in enumerate(workshop.plan["steps"], 1) if one.get("to") == "new")
    go(away, workshop, Place(new))
    app = open_page("screen.py", w=str(workshop.id))
    assert [one.value for one in app.title] == [TO_SOMEBODY_NEW]
    assert WHERE in texts(app)
