"""Lessons on the room's screen: a check is asked, counted, and answered with bars."""

from __future__ import annotations

from ccc.access import Host
from ccc.content.lessons import QuickCheck
from ccc.content.workshops import LessonStep
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.now import course_now
from ccc.ui.workshop.screen.lesson_slides import ANSWER
from ccc.workshop.workshop import Place, Workshop
from tests.ui.conftest import OpenPage, texts
from tests.ui.workshop.conftest import begin, go, join
from tests.ui.workshop.phone.test_page import the_check


def test_a_step_shows_its_lesson_part_by_part(open_page: OpenPage, away: Host) -> None:
    workshop = begin(away)
    go(away, workshop, Place(1))
    lesson = resources.content().lesson("stranger-at-the-table")
    assert lesson is not None
    assert lesson.title in texts(open_page("screen.py", w=str(workshop.id)))
    go(away, workshop, Place(1, 1))
    assert lesson.telling[0] in texts(open_page("screen.py", w=str(workshop.id)))


def test_hands_are_counted_before_anything_of_the_answers_is_seen(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    place = the_check(workshop)
    go(away, workshop, place)
    resources.store().room_answers.say(workshop.id, place.step, ann.id, "A", now())

    app = open_page("screen.py", w=str(workshop.id))

    assert "1 of 1 has answered." in texts(app)
    assert ANSWER in texts(app)
    assert not app.get("vega_lite_chart")


def check_at(workshop: Workshop) -> QuickCheck:
    step = course_now(workshop).step(the_check(workshop))
    assert isinstance(step, LessonStep)
    lesson = resources.content().lesson(step.lesson)
    assert lesson is not None
    return lesson.check


def test_then_bars_say_what_the_room_chose_and_which_is_right(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    place = the_check(workshop)
    go(away, workshop, place)
    resources.store().room_answers.say(workshop.id, place.step, ann.id, "A", now())
    go(away, workshop, Place(place.step, place.part + 1))

    app = open_page("screen.py", w=str(workshop.id))

    assert "the right answer" in texts(app)
    assert ANSWER not in texts(app)
    right = next(option for option in check_at(workshop).options if option.right)
    assert f"{right.answer}\n\n{right.because}" in texts(app)
    assert app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    assert "Ann" not in texts(app)
