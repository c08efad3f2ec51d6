"""Notes on the screen: one at a time, bare and then with marks; never a name, never points."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host
from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.workshop.now import course_now
from ccc.workshop.workshop import Workshop
from tests.ui.conftest import OpenPage, in_html, texts
from tests.ui.workshop.conftest import as_it_is, at, begin, go
from tests.ui.workshop.rounds import presses_next, scored, writes, written


@pytest.fixture
def workshop(maya: Host) -> Workshop:
    return begin(maya)


@pytest.fixture
def sent(maya: Host, workshop: Workshop) -> list[Attempt]:
    return written(maya, workshop)


def seen(app: AppTest) -> str:
    """Everything that the room reads."""
    return f"{texts(app)}\n{re.sub('<[^>]*>', '', notes_in(app))}"


def notes_in(app: AppTest) -> str:
    """HTML of notes, without that of style sheets."""
    return "".join(one.proto.body for one in app.get("html") if "pre-wrap" in one.proto.body)


def on_it(app: AppTest, sent: list[Attempt]) -> list[str]:
    return [one.note for one in sent if one.note.replace("'", "&#x27;") in seen(app)]


def press(app: AppTest, turn: str) -> AppTest:
    return app.button(key=f"screen-{turn}").click().run()


def test_with_the_keys_alone_one_walks_through_three_notes(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = open_page("screen.py", w=str(workshop.id))
    assert on_it(app, sent) == []
    walked = []
    for _ in range(3):
        (bare,) = on_it(press(app, "next"), sent)
        assert "<mark" not in notes_in(app)
        assert "Value" not in seen(app)
        assert on_it(press(app, "next"), sent) == [bare]
        assert "Value" in seen(app)
        walked.append(bare)
    assert len(set(walked)) == 3


def test_no_name_and_no_points_are_on_it(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = open_page("screen.py", w=str(workshop.id))
    for _ in range(6):
        press(app, "next")
        assert "Nick" not in seen(app)
        assert "point" not in seen(app)
        assert not app.metric
        assert str(sent[0].assessment.score) not in re.sub(
            r"\d+ of \d+|To join: \d+", "", seen(app)
        )


def test_escape_takes_a_note_away_and_the_next_one_comes_in_its_place(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = press(open_page("screen.py", w=str(workshop.id)), "next")
    (wrong,) = on_it(app, sent)
    assert on_it(press(app, "hide"), sent) == []
    (other,) = on_it(press(app, "next"), sent)
    assert other != wrong
    assert "Value" not in seen(app)


def test_escape_twice_shows_it_again(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = press(open_page("screen.py", w=str(workshop.id)), "next")
    before = on_it(app, sent)
    assert on_it(press(press(app, "hide"), "hide"), sent) == before


def test_back_from_the_next_step_shows_none_and_the_walk_begins_anew(
    open_page: OpenPage, maya: Host, workshop: Workshop, sent: list[Attempt]
) -> None:
    here = as_it_is(workshop)
    following = course_now(here).begin_of(here.place.step + 1)
    assert following is not None
    go(maya, workshop, following)
    app = press(open_page("screen.py", w=str(workshop.id)), "back")
    assert on_it(app, sent) == []
    assert len(on_it(press(app, "next"), sent)) == 1


def test_a_room_in_which_nobody_wrote_goes_straight_on(
    open_page: OpenPage, maya: Host, workshop: Workshop
) -> None:
    sent = written(maya, workshop)
    for one in sent:
        resources.store().people.erase(one.person_id)
    before = as_it_is(workshop).place
    press(open_page("screen.py", w=str(workshop.id)), "next")
    assert as_it_is(workshop).place.step == before.step + 1


def test_markup_in_a_note_is_data(open_page: OpenPage, maya: Host, workshop: Workshop) -> None:
    note = "<script>alert(1)</script> **Marc**, $x$ :red[no]"
    writes(workshop, "<b>Nick</b>", note, judged=scored(note))
    go(maya, workshop, at(workshop, "notes"))
    presses_next(maya, workshop)
    app = open_page("screen.py", w=str(workshop.id))
    assert "<script>" not in in_html(app)
    assert "&lt;script&gt;" in notes_in(app)
