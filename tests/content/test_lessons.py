"""What a room is shown of a lesson, part by part."""

from __future__ import annotations

import re

from ccc.content.lessons import LESSON_PARTS, LessonSlide
from ccc.content.load import Content


def test_a_room_sees_of_a_pair_who_they_are_then_the_bare_notes_then_the_marks(
    content: Content,
) -> None:
    lesson = content.lessons[0]
    assert len(lesson.pairs) == 2
    assert lesson.slides(["pairs"]) == (
        LessonSlide("people", 0),
        LessonSlide("notes", 0),
        LessonSlide("marks", 0),
        LessonSlide("people", 1),
        LessonSlide("notes", 1),
        LessonSlide("marks", 1),
    )


def test_a_selection_of_parts_is_shown_in_the_order_it_names(content: Content) -> None:
    for lesson in content.lessons:
        shown = lesson.slides(["check", "story"])
        assert [slide.shows for slide in shown] == ["check", *["paragraph"] * len(lesson.telling)]
        assert [slide.number for slide in shown[1:]] == list(range(len(lesson.telling)))


def test_a_lesson_has_something_to_show_of_every_part(content: Content) -> None:
    for lesson in content.lessons:
        each = [lesson.slides([part]) for part in LESSON_PARTS]
        assert all(each)
        assert lesson.slides() == tuple(slide for part in each for slide in part)


def test_an_answer_of_a_check_is_signed_by_who_the_question_says_you_are(content: Content) -> None:
    signed = [
        (name[1], lesson.check.question)
        for lesson in content.lessons
        for option in lesson.check.options
        if (name := re.search(r"[.!?] (\w+)\"?$", option.answer))
    ]
    assert [name for name, _ in signed] == ["Ines"]
    assert all(f"You are {name}" in question for name, question in signed)
