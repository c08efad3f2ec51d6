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
from ccc.ui.components.announce import announce
from ccc.ui.components.cards import show_card
from ccc.ui.components.markdown import plain
from ccc.ui.components.projector import LARGE_TYPE, Slide, go_to, part_asked_for
from ccc.ui.components.qr import THIS_MACHINE, qr_code
from ccc.ui.lessons.lesson import (
    Example,
    examples,
    show_check,
    show_evidence,
    show_example,
    show_paragraph,
    show_practice,
    show_what_changed,
)


def parts(lesson: Lesson, content: Content) -> tuple[Slide, ...]:
    """The title, each paragraph, each example before and after, the check, evidence, your turn."""
    return tuple(_parts(lesson, content))


def _parts(lesson: Lesson, content: Content) -> Iterator[Slide]:
    yield Slide("few-words", partial(_title, lesson))
    for paragraph in lesson.telling:
        yield Slide("few-words", partial(show_paragraph, paragraph))
    for pair in lesson.pairs:
        before, after = examples(pair, content.rubric, lesson.criterion)
        yield Slide("many-words", partial(_before, pair, before, content.rubric))
        yield Slide("some-words", partial(_after, pair, after, content.rubric))
    yield Slide("some-words", partial(show_check, lesson.check, f"screen-check-{lesson.id}"))
    yield Slide("some-words", partial(show_evidence, lesson.evidence, sources=False))
    yield Slide("some-words", partial(_your_turn, lesson))


def _title(lesson: Lesson) -> None:
    st.title(lesson.title, anchor=False)
    st.markdown(lesson.aim)


def _before(pair: Pair, before: Example, rubric: Rubric) -> None:
    """The first note, so that the room can be asked before it is told."""
    told, cards = st.columns(2)
    with told, st.container(key="some-words"):
        st.markdown(plain(pair.situation))
        show_example(before, rubric)
    with cards:
        show_card("You are", pair.sender)
        show_card("You write to", pair.recipient)


def _after(pair: Pair, after: Example, rubric: Rubric) -> None:
    show_example(after, rubric)
    show_what_changed(pair)


def _your_turn(lesson: Lesson) -> None:
    """The way into practice, for a whole room by the cameras of its phones."""
    st.title("Your turn", anchor=False)
    show_practice(lesson.practice)
    if lesson.closing:
        st.markdown(lesson.closing)
    here = st.context.url or ""
    if here and urlsplit(here).hostname not in THIS_MACHINE:
        link = urljoin(here, f"practice?scenario={lesson.practice.scenario}")
        st.html(qr_code(link, "QR code of the page to practise on"))


def show_on_screen(lesson: Lesson, content: Content) -> None:
    """One part, large, with next and previous by button or arrow key."""
    every = parts(lesson, content)
    here = min(max(part_asked_for(), 1), len(every))
    st.html(LARGE_TYPE)
    announce("screen", here, f"Part {here} of {len(every)}", at_first=False)
    with st.container(key="screen"), st.container(key=every[here - 1].kind):
        every[here - 1].draw()
    with (
        st.bottom,
        st.container(
            key="screen-way",
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
        ),
    ):
        st.button("Previous", shortcut="Left", disabled=here == 1, on_click=go_to, args=(here - 1,))
        st.markdown(f"{here} of {len(every)}", width="content")
        if here < len(every):
            st.button("Next", shortcut="Right", type="primary", on_click=go_to, args=(here + 1,))
        else:
            _next_lesson(lesson, content)
        st.page_link(
            "lessons.py",
            label="Leave the screen",
            icon=":material/close_fullscreen:",
            query_params={"lesson": lesson.id},
        )


def _next_lesson(lesson: Lesson, content: Content) -> None:
    for one, following in pairwise(content.lessons):
        if one.id == lesson.id:
            st.page_link(
                "lessons.py",
                label=f"Next: {following.number}. {following.title}",
                query_params={"lesson": following.id, "screen": "1"},
            )
