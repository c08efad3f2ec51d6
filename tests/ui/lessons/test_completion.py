"""Lessons that are ticked off."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.participants import everybody
from tests.ui.conftest import OpenPage, links, texts


def answer(app: AppTest, *, right: bool) -> None:
    """Choose the right, or the first wrong, answer of the lesson's check."""
    lesson = resources.content().lessons[0]
    option = next(one for one in lesson.check.options if one.right is right)
    app.radio[0].set_value(option).run()


def test_the_right_answer_makes_a_lesson_done_and_a_wrong_one_does_not(
    open_page: OpenPage, ann: Participant
) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id)
    answer(app, right=False)
    assert resources.store().activity.lessons_done(ann.id) == {}
    answer(app, right=True)
    assert list(resources.store().activity.lessons_done(ann.id)) == [lesson.id]
    assert "You are done with this one" in texts(app)
    following = resources.content().lessons[1]
    assert f"Next: {following.number}. {following.title}" in links(app)


def test_the_next_lesson_is_one_that_is_still_to_do(open_page: OpenPage, ann: Participant) -> None:
    lessons, activity = resources.content().lessons, resources.store().activity
    for one in lessons[:4]:
        activity.finish_lesson(ann.id, one.id, now())
    assert f"Next: 5. {lessons[4].title}" in links(open_page("lessons.py", lesson=lessons[1].id))
    activity.finish_lesson(ann.id, lessons[-1].id, now())
    assert f"Next: 5. {lessons[4].title}" in links(open_page("lessons.py", lesson=lessons[-1].id))
    for one in lessons:
        activity.finish_lesson(ann.id, one.id, now())
    app = open_page("lessons.py", lesson=lessons[1].id)
    assert not any("Next" in label for label in links(app))
    assert "done with all of them" in texts(app)


def test_a_lesson_can_be_called_done_without_its_check(
    open_page: OpenPage, ann: Participant
) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id)
    next(one for one in app.button if one.label == "Done with this one").click().run()
    assert list(resources.store().activity.lessons_done(ann.id)) == [lesson.id]


def test_the_list_ticks_the_lessons_that_are_done(open_page: OpenPage, ann: Participant) -> None:
    first, second, *_ = resources.content().lessons
    resources.store().activity.finish_lesson(ann.id, first.id, now())
    app = open_page("lessons.py")
    icons = [one.proto.icon for one in app.get("page_link")]
    assert icons[:2] == [":material/check_circle:", ":material/circle:"]
    page = texts(app)
    assert f"Done. {first.aim}" in page
    assert f"Done. {second.aim}" not in page


def test_a_stranger_finds_no_ticks_in_the_list(open_page: OpenPage) -> None:
    assert {one.proto.icon for one in open_page("lessons.py").get("page_link")} == {""}


def test_a_stranger_reads_and_answers_without_being_asked_for_a_name(open_page: OpenPage) -> None:
    app = open_page("lessons.py", lesson=resources.content().lessons[0].id)
    answer(app, right=True)
    assert not app.text_input
    lesson, following, *_ = resources.content().lessons
    assert [one.label for one in app.button] == [lesson.practice.say]
    assert f"Next: {following.number}. {following.title}" in links(app)
    assert everybody(resources.store()) == ()


def test_on_a_screen_nothing_is_marked(open_page: OpenPage, ann: Participant) -> None:
    lesson = resources.content().lessons[0]
    check = 1 + len(lesson.telling) + 2 * len(lesson.pairs) + 1
    app = open_page("lessons.py", lesson=lesson.id, screen="1", part=str(check))
    answer(app, right=True)
    assert app.success
    assert resources.store().activity.lessons_done(ann.id) == {}
