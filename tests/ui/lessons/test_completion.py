"""Lessons that are read, and the way on from one to the next."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ccc.content.lessons import LessonSlide
from ccc.practice.attempts import Participant, next_new_person
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.lessons.lesson import in_minutes
from ccc.ui.resources import now
from tests.participants import everybody
from tests.ui.conftest import OpenPage, press, texts


def answer(app: AppTest, *, right: bool) -> None:
    """Choose the right, or the first wrong, answer of the lesson's check."""
    lesson = resources.content().lessons[0]
    option = next(one for one in lesson.check.options if one.right is right)
    app.radio[0].set_value(option).run()


def next_button(app: AppTest) -> str:
    """The label of the only button of the lesson, which stands at its end."""
    (button,) = app.button
    return str(button.label)


def test_the_right_answer_makes_a_lesson_read_and_a_wrong_one_does_not(
    open_page: OpenPage, ann: Participant
) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id)
    answer(app, right=False)
    assert resources.store().activity.lessons_done(ann.id) == {}
    answer(app, right=True)
    assert list(resources.store().activity.lessons_done(ann.id)) == [lesson.id]


def test_a_lesson_ends_with_one_button_the_next_lesson_which_makes_it_read(
    open_page: OpenPage, ann: Participant
) -> None:
    lesson, following, *_ = resources.content().lessons
    app = open_page("lessons.py", lesson=lesson.id)
    assert next_button(app) == f"Next lesson: {following.title}"
    press(app, next_button(app))
    assert app.title[0].value == following.title
    assert list(resources.store().activity.lessons_done(ann.id)) == [lesson.id]


def test_the_last_lesson_leads_to_somebody_new(open_page: OpenPage, ann: Participant) -> None:
    content = resources.content()
    app = open_page("lessons.py", lesson=content.lessons[-1].id)
    assert next_button(app) == "Write to somebody new"
    press(app, "Write to somebody new")
    person = next_new_person(content.scenarios, (), ann.id)
    assert person is not None
    assert app.query_params["scenario"] == person.id
    assert app.title[0].value == plain(f"Write to {person.recipient.name}")
    assert list(resources.store().activity.lessons_done(ann.id)) == [content.lessons[-1].id]


def test_the_last_lesson_leads_to_the_list_when_nobody_new_is_left(
    open_page: OpenPage, ann: Participant
) -> None:
    content = resources.content()
    for scenario in content.scenarios:
        resources.store().activity.open_scenario(ann.id, scenario.id, now())
    app = open_page("lessons.py", lesson=content.lessons[-1].id)
    press(app, "Write to somebody new")
    assert app.title[0].value == "Practice"
    assert not app.exception


def test_the_list_tells_the_lessons_that_are_read(open_page: OpenPage, ann: Participant) -> None:
    first, second, *_ = resources.content().lessons
    resources.store().activity.finish_lesson(ann.id, first.id, now())
    app = open_page("lessons.py")
    icons = [one.proto.icon for one in app.get("page_link")]
    assert icons[:2] == [":material/check_circle:", ":material/circle:"]
    page = texts(app)
    assert f"Read · {in_minutes(first.minutes)}" in page
    assert f"Not read yet · {in_minutes(second.minutes)}" in page
    assert "1 of 10 read" in [one.proto.text for one in app.get("progress")]


def test_the_list_says_where_to_begin_then_which_is_next_and_nothing_after_all(
    open_page: OpenPage, ann: Participant
) -> None:
    first, second, *others = resources.content().lessons
    resources.store().activity.finish_lesson(ann.id, second.id, now())
    assert button_of_list(open_page("lessons.py")) == f"Next lesson: {first.title}"
    resources.store().activity.finish_lesson(ann.id, first.id, now())
    app = open_page("lessons.py")
    press(app, str(button_of_list(app)))
    assert app.title[0].value == others[0].title
    for lesson in others:
        resources.store().activity.finish_lesson(ann.id, lesson.id, now())
    assert button_of_list(open_page("lessons.py")) is None


def button_of_list(app: AppTest) -> str | None:
    """The label of the list's button, None where there is none."""
    return next((str(one.label) for one in app.button if one.key == "first-lesson"), None)


def test_a_stranger_is_told_where_to_begin(open_page: OpenPage) -> None:
    first = resources.content().lessons[0]
    app = open_page("lessons.py")
    press(app, f"Begin here: {first.title}")
    assert app.title[0].value == first.title


def test_a_stranger_finds_no_ticks_in_the_list(open_page: OpenPage) -> None:
    app = open_page("lessons.py")
    assert {one.proto.icon for one in app.get("page_link")} == {""}
    assert "ead" not in "".join(str(one.value) for one in app.caption)


def test_a_stranger_reads_and_answers_without_being_asked_for_a_name(open_page: OpenPage) -> None:
    app = open_page("lessons.py", lesson=resources.content().lessons[0].id)
    answer(app, right=True)
    assert not app.text_input
    following = resources.content().lessons[1]
    press(app, f"Next lesson: {following.title}")
    assert app.title[0].value == following.title
    assert everybody(resources.store()) == ()


def test_on_a_screen_nothing_is_marked(open_page: OpenPage, ann: Participant) -> None:
    lesson = resources.content().lessons[0]
    check = 1 + lesson.slides().index(LessonSlide("check"))
    app = open_page("lessons.py", lesson=lesson.id, screen="1", part=str(check))
    answer(app, right=True)
    assert app.success
    assert resources.store().activity.lessons_done(ann.id) == {}
