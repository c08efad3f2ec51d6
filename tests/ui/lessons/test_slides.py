"""A lesson on a screen for a room, one part at a time."""

from __future__ import annotations

from html import escape
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ccc.content.lessons import Lesson, LessonSlide
from ccc.ui import resources
from ccc.ui.account.qr import qr_code
from ccc.ui.components.markdown import plain
from tests.ui.conftest import OpenPage, in_html, texts


def test_screen_mode_shows_one_part_at_a_time_and_goes_on(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id, screen="1")
    assert lesson.telling[0] not in texts(app)
    next(one for one in app.button if one.label == "Next").click().run()
    assert lesson.telling[0] in texts(app)
    assert lesson.telling[1] not in texts(app)
    next(one for one in app.button if one.label == "Previous").click().run()
    assert lesson.title in texts(app)


def at(lesson: Lesson, slide: LessonSlide) -> str:
    """The part in the address at which a lesson shows this."""
    return str(1 + lesson.slides().index(slide))


def test_a_room_sees_who_they_are_then_both_notes_bare_then_what_the_scorer_says(
    open_page: OpenPage,
) -> None:
    lesson = resources.content().lessons[2]
    pair = lesson.pairs[1]
    people, notes, marks = (
        open_page("lessons.py", lesson=lesson.id, screen="1", part=at(lesson, slide))
        for slide in lesson.slides(["pairs"])[3:6]
    )
    assert plain(pair.situation) in texts(people)
    assert plain(pair.sender.headline) in texts(people)
    assert plain(pair.recipient.headline) in texts(people)
    assert "Before" not in texts(people)
    assert "**Before**" in texts(notes)
    assert "**After**" in texts(notes)
    assert pair.recipient.name in texts(notes)
    assert "**Before: context " in texts(marks)
    assert "**After: context strong**" in texts(marks)
    assert pair.look_at in texts(marks)
    assert "<mark" in in_html(marks)


def test_nothing_tells_of_points_or_marks_while_a_room_is_asked(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[0]
    for number, pair in enumerate(lesson.pairs):
        part = at(lesson, LessonSlide("notes", number))
        app = open_page("lessons.py", lesson=lesson.id, screen="1", part=part)
        assert "points" not in texts(app)
        assert "Look at" not in texts(app)
        assert "<mark" not in in_html(app)
        assert escape(pair.after) in in_html(app)


def test_the_last_part_leads_on_and_the_screen_shows_no_sources(open_page: OpenPage) -> None:
    lesson, following, *_ = resources.content().lessons
    app = open_page("lessons.py", lesson=lesson.id, screen="1", part="999")
    links = [one.proto.label for one in app.get("page_link")]
    assert f"Next: {following.number}. {following.title}" in links
    assert [one.label for one in app.button] == [lesson.practice.say, "Previous"]
    next(one for one in app.button if one.label == "Previous").click().run()
    assert lesson.evidence.claim in texts(app)
    assert "Sources" not in texts(app)


def last_part(open_page: OpenPage, lesson: Lesson) -> AppTest:
    return open_page("lessons.py", lesson=lesson.id, screen="1", part="999")


def test_the_last_part_takes_a_rooms_phones_to_practice_by_a_code(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = resources.content().lessons[0]
    monkeypatch.setattr(st, "context", SimpleNamespace(url="http://192.0.2.7:8501/lessons"))
    link = f"http://192.0.2.7:8501/practice?scenario={lesson.practice.scenario}"
    app = last_part(open_page, lesson)
    assert qr_code(link, "QR code of the page to practise on") in in_html(app)
    assert not app.warning


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_where_no_phone_can_open_the_app_the_last_part_names_the_command_that_lets_them(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(st, "context", SimpleNamespace(url=f"http://{host}:8501/lessons"))
    app = last_part(open_page, resources.content().lessons[0])
    assert "--host 0.0.0.0" in app.warning[0].value
    assert "QR code" not in in_html(app)


@pytest.mark.parametrize("part", ["999", "-3", "²", "x", "0"])
def test_screen_mode_survives_any_part_in_the_address(open_page: OpenPage, part: str) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id, screen="1", part=part)
    assert not app.exception
