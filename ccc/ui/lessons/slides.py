"""A lesson as slides for a room: title, paragraphs, examples, check, evidence, your turn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import streamlit as st

from ccc.content.lessons import Lesson, Pair
from ccc.content.load import Content
from ccc.content.rubric import Rubric
from ccc.ui.account.qr import THIS_MACHINE, qr_code
from ccc.ui.components.cards import show_card
from ccc.ui.components.link import Link
from ccc.ui.components.markdown import plain
from ccc.ui.components.projector import Slide, show_slides
from ccc.ui.lessons.lesson import (
    Example,
    examples,
    show_check,
    show_evidence,
    show_example,
    show_paragraph,
    show_what_changed,
)


def show_on_screen(lesson: Lesson, content: Content) -> None:
    """The lesson's slides, with the ways back to its page and on to the next lesson."""
    leave: Link = ("lessons.py", {"lesson": lesson.id})
    at_end = partial(_offer_next_lesson, lesson, content)
    show_slides(tuple(_slides(lesson, content)), leave, at_end)


def _slides(lesson: Lesson, content: Content) -> Iterator[Slide]:
    """The title, each paragraph, each example before and after, the check, evidence, your turn."""
    yield Slide("few-words", partial(_show_title, lesson))
    for paragraph in lesson.telling:
        yield Slide("few-words", partial(show_paragraph, paragraph))
    for pair in lesson.pairs:
        before, after = examples(pair, content.rubric, lesson.criterion)
        yield Slide("many-words", partial(_show_before, pair, before, content.rubric))
        yield Slide("some-words", partial(_show_after, pair, after, content.rubric))
    yield Slide("some-words", partial(show_check, lesson.check, f"screen-check-{lesson.id}"))
    yield Slide("some-words", partial(show_evidence, lesson.evidence))
    yield Slide("some-words", partial(_show_your_turn, lesson))


def _show_title(lesson: Lesson) -> None:
    st.title(lesson.title, anchor=False)
    st.markdown(lesson.aim)


def _show_before(pair: Pair, before: Example, rubric: Rubric) -> None:
    """The first note, so that the room can be asked before it is told."""
    told, cards = st.columns(2)
    with told, st.container(key="some-words"):
        st.markdown(plain(pair.situation))
        show_example(before, rubric)
    with cards:
        show_card("You are", pair.sender)
        show_card("You write to", pair.recipient)


def _show_after(pair: Pair, after: Example, rubric: Rubric) -> None:
    show_example(after, rubric)
    show_what_changed(pair)


def _show_your_turn(lesson: Lesson) -> None:
    """The way into practice, for a whole room by the cameras of its phones."""
    st.title("Your turn", anchor=False)
    practice = lesson.practice
    if st.button(practice.say, type="primary", icon=":material/edit:", wrap=True):
        st.switch_page("practice.py", query_params={"scenario": practice.scenario})
    if lesson.closing:
        st.markdown(lesson.closing)
    here = st.context.url or ""
    if here and urlsplit(here).hostname not in THIS_MACHINE:
        link = urljoin(here, f"practice?scenario={practice.scenario}")
        st.html(qr_code(link, "QR code of the page to practise on"))


def _offer_next_lesson(lesson: Lesson, content: Content) -> None:
    """The way to the next lesson's slides; nothing after the last lesson."""
    for before, following in pairwise(content.lessons):
        if before.id == lesson.id:
            st.page_link(
                "lessons.py",
                label=f"Next: {following.number}. {following.title}",
                query_params={"lesson": following.id, "screen": "1"},
            )
