"""What is printed of a page: no menu and no buttons, in black, whatever the theme."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from ccc.ui.components.link import Link, offer_link
from ccc.ui.theme import style_sheet

ON_PAPER = Path(__file__).with_suffix(".css")

NOT_ON_PAPER = "not-on-paper"
"""What the key of a container begins with that is not printed."""


def show_paper_style() -> None:
    """The style sheet for the browser's own print command."""
    st.html(style_sheet(ON_PAPER))


@contextmanager
def for_paper(back: Link) -> Iterator[None]:
    """A page that is there to be printed, with the way back to the one it was made from."""
    show_paper_style()
    with st.container(key=NOT_ON_PAPER, horizontal=True, horizontal_alignment="distribute"):
        offer_link(back, "Back", ":material/arrow_back:")
        st.caption("Print it with Ctrl and P, on a Mac ⌘ and P.")
    with st.container(key="on-paper"):
        yield
