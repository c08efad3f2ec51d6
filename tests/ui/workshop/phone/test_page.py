"""A phone joins by camera or number, and shows what the room does."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.phone.page import NOBODYS, REMOVED
from ccc.workshop.workshop import OVER, Seat
from tests.ui.conftest import DEVICE, OpenPage, links, press, texts
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

    assert "Your number is **1**." in texts(app)
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


def test_a_code_of_nobodys_is_told_in_a_sentence(open_page: OpenPage) -> None:
    assert NOBODYS in texts(open_page("join.py", code="4821"))


@pytest.mark.parametrize("typed", [12, None])
def test_a_number_that_is_none_is_asked_for_again(open_page: OpenPage, typed: int | None) -> None:
    app = open_page("join.py")
    app.number_input[0].set_value(typed)
    assert "The number has four digits." in texts(press(app, "Go on"))


def test_a_workshop_that_is_over_is_told_to_whoever_comes_late(
    open_page: OpenPage, away: Host
) -> None:
    workshop = begin(away)
    resources.store().workshops.close(away, workshop.id, now())
    assert OVER in texts(open_page("join.py", code=workshop.code))


def test_a_phone_that_reloads_is_in_its_place_without_the_number(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    join(begin(away), ann)
    assert "Your number is **1**." in texts(open_page("join.py"))


def test_whoever_was_taken_out_is_told_so(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    resources.store().seats.remove(away, workshop.id, 1)

    app = open_page("join.py", code=workshop.code)

    assert REMOVED in texts(app)
    assert "Join without" not in [one.label for one in app.button]


def test_phones_are_told_when_it_is_over(open_page: OpenPage, away: Host, ann: Participant) -> None:
    workshop = begin(away)
    join(workshop, ann)
    resources.store().workshops.close(away, workshop.id, now())
    assert OVER in texts(open_page("join.py"))


def test_whoever_sits_in_one_may_go_to_another_by_its_number(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    join(begin(away, "First"), ann)
    second = begin(away, "Second")
    app = open_page("join.py", code=second.code)
    press(app, "Join without")
    assert [one.value for one in app.title] == ["Second"]


def test_every_other_page_has_a_way_back_while_it_goes_on(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    back = "The workshop goes on: back"
    workshop = begin(away)
    assert back not in links(open_page("lessons.py"))
    join(workshop, ann)
    assert back in links(open_page("lessons.py"))
    assert back not in links(open_page("join.py"))
    resources.store().workshops.close(away, workshop.id, now())
    assert back not in links(open_page("lessons.py"))


def test_the_title_of_a_workshop_is_no_markup(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    join(begin(away, "**Loud** <b>[x](y)"), ann)
    (title,) = open_page("join.py").title
    assert "**Loud**" not in title.value
