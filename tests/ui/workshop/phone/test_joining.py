"""A phone joins by camera or by number, with or without a nickname."""

from __future__ import annotations

from ccc.access import Host
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.workshop.workshop import Seat
from tests.ui.conftest import DEVICE, OpenPage, press, texts
from tests.ui.workshop.conftest import begin, join


def here() -> Participant:
    found = resources.store().people.of_device(DEVICE)
    assert found is not None
    return found


def seat() -> Seat:
    found = resources.store().seats.of(here().id, now())
    assert found is not None
    return found[0]


def test_a_newcomer_is_in_after_two_taps_and_no_word_typed(open_page: OpenPage, away: Host) -> None:
    """The camera opens the page; whoever gives no nickname is a guest with a number."""
    workshop = begin(away)
    app = open_page("join.py", code=workshop.code)
    assert "Who leads can read what you write today." in texts(app)

    press(app, "Join without")

    assert "You are in: number 1" in texts(app)
    assert here().nickname == "Guest 1"
    assert not seat().coach_may


def test_the_number_may_be_typed_in_place_of_the_camera(open_page: OpenPage, away: Host) -> None:
    workshop = begin(away)
    app = open_page("join.py")
    app.number_input[0].set_value(int(workshop.code))
    press(app, "Go on")
    app.text_input[0].set_value("  Rosa ")

    press(app, "Join, a coach may")

    assert here().nickname == "Rosa"
    assert seat().coach_may


def test_whoever_is_known_here_sees_their_name_and_may_be_somebody_else(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    app = open_page("join.py", code=workshop.code)

    assert "You are here as **Ann**." in texts(app)
    assert not app.text_input
    assert "I am somebody else" in [one.label for one in app.expander]
    press(app, "Join without")
    assert here() == ann


def test_whoever_sits_in_one_may_go_to_another_by_its_number(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    join(begin(away, "First"), ann)
    second = begin(away, "Second")
    app = open_page("join.py", code=second.code)
    press(app, "Join without")
    assert next(one.value for one in app.caption) == "Second"
