"""A lesson as slides for a room: title, story, examples, check, evidence, your turn."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import streamlit as st

from ccc.content.lessons import Lesson, LessonSlide, Pair
from ccc.content.load import Content
from ccc.ui.account.qr import show_code_for_phones
from ccc.ui.components.cards import show_cards
from ccc.ui.components.link import Link
from ccc.ui.components.markdown import plain
from ccc.ui.components.projector import Slide, show_slides
from ccc.ui.lessons.check import show_check
from ccc.ui.lessons.lesson import (
    show_bare_notes,
    show_both,
    show_evidence,
    show_what_changed,
)


def show_on_screen(lesson: Lesson, content: Content) -> None:
    """The lesson's slides, with the ways back to its page and on to the next lesson."""
    leave: Link = ("lessons.py", {"lesson": lesson.id})
    slides = [slide_of(shown, lesson, content) for shown in lesson.slides()]
    show_slides(slides, leave, partial(_offer_next_lesson, lesson, content))


def slide_of(shown: LessonSlide, lesson: Lesson, content: Content) -> Slide:
    """One slide of a lesson; it works out what it shows when it is drawn."""
    match shown.shows:
        case "title":
            return Slide("few-words", partial(_show_title, lesson))
        case "paragraph":
            return Slide("few-words", partial(st.markdown, lesson.telling[shown.number]))
        case "people":
            return Slide("some-words", partial(_show_people, lesson.pairs[shown.number]))
        case "notes":
            return Slide("some-words", partial(_show_notes, lesson.pairs[shown.number]))
        case "marks":
            return Slide("some-words", partial(_show_marks, shown.number, lesson, content))
        case "check":
            return Slide("some-words", partial(show_check, lesson.check, f"screen-{lesson.id}"))
        case "evidence":
            return Slide("some-words", partial(show_evidence, lesson.evidence))
        case "practice":
            return Slide("some-words", partial(_show_your_turn, lesson))


def _show_title(lesson: Lesson) -> None:
    st.title(lesson.title, anchor=False)
    st.markdown(lesson.aim)


def _show_people(pair: Pair) -> None:
    """Who writes to whom, and why."""
    st.markdown(plain(pair.situation))
    with st.container(key="screen-cards"):
        show_cards(pair.sender, pair.recipient)


def _show_notes(pair: Pair) -> None:
    """Both notes bare, so that the room can be asked before it is told."""
    name = plain(pair.recipient.name)
    st.markdown(f"If you were {name}, which of the two would you answer, and why?")
    show_bare_notes(("Before", "After"), (pair.before, pair.after))


def _show_marks(number: int, lesson: Lesson, content: Content) -> None:
    """Both notes of a pair as they are judged at this moment, and what to look at."""
    pair = lesson.pairs[number]
    show_both(pair, content.rubric, lesson.criterion)
    show_what_changed(pair)


def _show_your_turn(lesson: Lesson) -> None:
    """The way into practice, for a whole room by the cameras of its phones."""
    practice = lesson.practice
    words, code = st.columns(2, vertical_alignment="center")
    with words:
        st.title("Your turn", anchor=False)
        if st.button(practice.say, type="primary", icon=":material/edit:", wrap=True):
            st.switch_page("practice.py", query_params={"scenario": practice.scenario})
        if lesson.closing:
            st.markdown(lesson.closing)
    with code:
        show_code_for_phones(
            f"practice?scenario={practice.scenario}", "QR code of the page to practise on"
        )


def _offer_next_lesson(lesson: Lesson, content: Content) -> None:
    """The way to the next lesson's slides; nothing after the last lesson."""
    for before, following in pairwise(content.lessons):
        if before.id == lesson.id:
            st.page_link(
                "lessons.py",
                label=f"Next: {following.number}. {following.title}",
                query_params={"lesson": following.id, "screen": "1"},
            )
