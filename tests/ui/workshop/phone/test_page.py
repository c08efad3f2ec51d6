"""A phone finds its workshop, and shows what the room does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccc.access import Host
from ccc.content.workshops import LessonStep
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.account.guessing import BY_DEVICE
from ccc.ui.resources import now
from ccc.ui.workshop.now import lesson_part
from ccc.ui.workshop.phone.number import NOBODYS
from ccc.ui.workshop.phone.page import REMOVED
from ccc.workshop.course import course_of
from ccc.workshop.workshop import NOT_NOW, OVER, Place, Workshop
from tests.ui.conftest import OpenPage, links, press, texts
from tests.ui.workshop.conftest import begin, go, join


def the_check(workshop: Workshop) -> Place:
    """Where the first check of the plan is asked."""
    course = course_of(workshop, resources.content())
    place: Place | None = Place()
    while place is not None:
        step = course.step(place)
        if isinstance(step, LessonStep):
            part = lesson_part(replace(workshop, place=place), step)
            if part is not None and part.is_asked:
                return place
        place = course.next(place)
    raise AssertionError("no step has a check")


def test_a_code_of_nobodys_is_told_in_a_sentence(open_page: OpenPage) -> None:
    assert NOBODYS in texts(open_page("join.py", code="4821"))


def test_whoever_guesses_numbers_is_slowed_down_and_whoever_sits_does_not_notice(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    app = open_page("join.py")
    wrong = [code for code in map(str, range(2000, 2020)) if code != workshop.code]
    for code in wrong[:BY_DEVICE]:
        app.query_params["code"] = code
        app.run()
        assert NOBODYS in texts(app)

    app.query_params["code"] = wrong[BY_DEVICE]
    app.run()
    assert NOBODYS not in texts(app)
    assert "Try again in" in texts(app)

    join(workshop, ann)
    assert "You are in: number 1" in texts(open_page("join.py"))


def test_a_page_that_draws_itself_anew_guesses_once(open_page: OpenPage) -> None:
    app = open_page("join.py", code="4821")
    for _ in range(2 * BY_DEVICE):
        app.run()
    assert NOBODYS in texts(app)


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
    assert "You are in: number 1" in texts(open_page("join.py"))


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
    assert "**Loud**" not in texts(open_page("join.py"))


def test_phones_say_where_to_look_and_what_is_on(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    go(away, workshop, Place(1))
    assert "The stranger at the table\nLook up at the screen." in texts(open_page("join.py"))


def test_a_check_is_answered_by_one_tap_and_may_be_changed(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    place = the_check(workshop)
    go(away, workshop, place)
    app = open_page("join.py")
    app.button(key="answer-A").click().run()
    app.button(key="answer-B").click().run()

    assert resources.store().room_answers.all(workshop.id, place.step) == ("B",)
    assert "You said B. You may change it" in texts(open_page("join.py"))


def test_a_phone_whose_room_has_gone_on_is_told_and_counts_for_nothing(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    place = the_check(workshop)
    go(away, workshop, place)
    app = open_page("join.py")
    go(away, workshop, Place(place.step + 1))

    app.button(key="answer-A").click().run()

    assert [one.value for one in app.toast] == [NOT_NOW]
    assert resources.store().room_answers.all(workshop.id, place.step) == ()


def test_after_the_answer_phones_say_what_is_right_and_what_was_said(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    place = the_check(workshop)
    go(away, workshop, place)
    open_page("join.py").button(key="answer-A").click().run()
    go(away, workshop, Place(place.step, place.part + 1))

    app = open_page("join.py")

    assert "You said A." in texts(app)
    assert len(app.success) == 1
    assert "answer-A" not in [one.key for one in app.button]


def test_a_phone_that_wakes_is_seen_as_soon_as_its_page_is_drawn(
    open_page: OpenPage, away: Host, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, seen = begin(away), []
    join(workshop, ann)
    with monkeypatch.context() as patch:
        patch.setattr(resources.store().seats, "see", lambda *told: seen.append(told[:2]))
        open_page("join.py")
    assert seen == [(workshop.id, {ann.id})]
