"""Slides on a screen for a room: large type, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import streamlit as st


@dataclass(frozen=True)
class Slide:
    """One part of a lesson: how much of it there is to read at once, and how it is drawn."""

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


def part_asked_for() -> int:
    """The number of the slide in the address, 1 where there is none."""
    asked = st.query_params.get("part", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1


def go_to(part: int) -> None:
    """Put the number of a slide into the address."""
    st.query_params["part"] = str(part)
