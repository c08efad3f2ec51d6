"""Slides on a screen for a room: large type, one at a time, by button, key or remote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st

from ccc.ui.components.announce import announce
from ccc.ui.components.link import Link, number_asked, offer_link
from ccc.ui.frontend.renderer import turn_by_keys
from ccc.ui.theme import style_sheet

LARGE_TYPE = Path(__file__).with_suffix(".css")


@dataclass(frozen=True)
class Slide:
    """What a room sees at once: how much there is to read on it, and how it is drawn."""

    kind: Literal["few-words", "some-words"]
    draw: Callable[[], object]


def show_slide(slide: Slide) -> None:
    """One slide, large, on a page that knows by itself which one is on."""
    st.html(style_sheet(LARGE_TYPE))
    with st.container(key="screen"), st.container(key=slide.kind):
        slide.draw()


@contextmanager
def screen_bar(*, hidden: bool = False) -> Iterator[None]:
    """The bar below a slide, for `offer_turn`; where it is `hidden`, it appears under the mouse."""
    turn_by_keys()
    with (
        st.bottom,
        st.container(key="screen-bar-hidden" if hidden else "screen-bar"),
        st.container(
            key="screen-way",
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
        ),
    ):
        yield


Turn = Literal["next", "back", "hide"]

SHORTCUTS: dict[Turn, str] = {"next": "Right", "back": "Left", "hide": "Esc"}
"""The key that Streamlit writes on the button; `turn.js` knows those of a presenter's remote."""


def offer_turn(
    turn: Turn, label: str, on_click: Callable[[], None], *, disabled: bool = False
) -> None:
    """A button in the screen's bar that is pressed by keys and by a presenter's remote as well.

    Right, PageDown and the space bar go on, Left and PageUp go back; Escape, B
    and a full stop hide.
    """
    st.button(
        label,
        key=f"screen-{turn}",
        shortcut=SHORTCUTS[turn],
        type="primary" if turn == "next" else "secondary",
        disabled=disabled,
        on_click=on_click,
    )


def show_slides(slides: Sequence[Slide], leave: Link, at_end: Callable[[], None]) -> None:
    """The slide of the address, large, and below it the ways to the others and to `leave`.

    `at_end` draws what stands beside the last slide, where there is no next one.
    """
    here = min(number_asked("part") or 1, len(slides))
    announce("screen", here, f"Part {here} of {len(slides)}", at_first=False)
    show_slide(slides[here - 1])
    with screen_bar():
        offer_turn("back", "Previous", partial(_go_to, here - 1), disabled=here == 1)
        st.markdown(f"{here} of {len(slides)}", width="content")
        if here < len(slides):
            offer_turn("next", "Next", partial(_go_to, here + 1))
        else:
            at_end()
        offer_link(leave, "Leave the screen", ":material/close_fullscreen:")


def _go_to(number: int) -> None:
    st.query_params["part"] = str(number)
