"""Slides on a screen for a room: large type, one at a time, by button or arrow key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from ccc.ui.components.announce import announce
from ccc.ui.components.link import Link


@dataclass(frozen=True)
class Slide:
    """What a room sees at once: how much there is to read on it, and how it is drawn."""

    kind: Literal["few-words", "some-words", "many-words"]
    draw: Callable[[], object]


# Streamlit has no command for text that is read from the back of a room. It grows with the screen,
# whichever way that is short, and its least size with the reader's own.
LARGE_TYPE = """<style>
.stMainBlockContainer:has(.st-key-screen) { padding-top: 1.2rem; padding-bottom: 0 }
.st-key-screen { min-height: 75vh; justify-content: center }
.st-key-screen :is(p, li) { line-height: 1.4 }
.st-key-few-words :is(p, li) {
  font-size: clamp(1.6rem, min(3.4vw, 6.2vh), 4rem) !important; max-width: 34em
}
.st-key-some-words :is(p, li) { font-size: clamp(1.3rem, min(2.3vw, 3.9vh), 3rem) !important }
.st-key-many-words :is(p, li) { font-size: clamp(1.1rem, min(1.6vw, 2.6vh), 2.4rem) }
.st-key-many-words .stVerticalBlock { gap: 0.6rem }
.st-key-screen h1 { font-size: clamp(2.4rem, min(5.4vw, 10vh), 6rem) }
.st-key-screen :is(small, [data-testid=stCaptionContainer]), .st-key-screen small *,
.st-key-screen [data-testid=stCaptionContainer] p {
  font-size: clamp(1.1rem, min(1.4vw, 2.3vh), 1.8rem) !important
}
.st-key-screen-way p { font-size: 1.1rem }
</style>"""


def show_slides(slides: Sequence[Slide], leave: Link, at_end: Callable[[], None]) -> None:
    """The slide of the address, large, and below it the ways to the others and to `leave`.

    `at_end` draws what stands beside the last slide, where there is no next one.
    """
    here = min(max(_slide_asked_for(), 1), len(slides))
    slide = slides[here - 1]
    st.html(LARGE_TYPE)
    announce("screen", here, f"Part {here} of {len(slides)}", at_first=False)
    with st.container(key="screen"), st.container(key=slide.kind):
        slide.draw()
    with (
        st.bottom,
        st.container(
            key="screen-way",
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
        ),
    ):
        st.button(
            "Previous", shortcut="Left", disabled=here == 1, on_click=_go_to, args=(here - 1,)
        )
        st.markdown(f"{here} of {len(slides)}", width="content")
        if here < len(slides):
            st.button("Next", shortcut="Right", type="primary", on_click=_go_to, args=(here + 1,))
        else:
            at_end()
        page, query = leave
        st.page_link(
            page, label="Leave the screen", icon=":material/close_fullscreen:", query_params=query
        )


def _slide_asked_for() -> int:
    """The number of the slide in the address, 1 where there is none."""
    asked = st.query_params.get("part", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1


def _go_to(number: int) -> None:
    st.query_params["part"] = str(number)
