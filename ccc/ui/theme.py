"""What the theme cannot say: the favicon, and what large text and a keyboard need."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

STYLE = Path(__file__).with_suffix(".css")

# Inline: icons and emoji named by code would be fetched from other hosts.
CHAIR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="7" fill="#8A3B12"/>'
    '<path d="M10 5v22M10 17h12M22 17v10M10 5h3v12" fill="none" stroke="#FFFDF9" '
    'stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
"""An empty chair: somebody may sit down."""


WORDMARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="344" height="48" viewBox="0 0 344 48">'
    '<rect width="344" height="48" rx="10" fill="#8A3B12"/>'
    '<path d="M15 10v29M15 25h16M31 25v14M15 10h4v14" fill="none" stroke="#FFFDF9" '
    'stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>'
    '<text x="46" y="32" font-family="Georgia, Liberation Serif, serif" font-size="22" '
    'font-weight="bold" textLength="284" fill="#FFFDF9">Career Calibrator Canvas</text></svg>'
)
"""The chair and the name; on a ground of its own, for it stands on a light and on a dark theme."""


def show_page_title(title: str) -> None:
    """The page's title, by which the browser calls it."""
    st.set_page_config(page_title=f"{title} · Career Calibrator Canvas")


def show_style() -> None:
    """The style sheet of every page.

    Text of the reader's own size, nothing cut off, a focus to be seen, calm where asked for.
    """
    st.html(style_sheet(STYLE))


@cache
def style_sheet(file: Path) -> str:
    """A CSS file as HTML, read once."""
    return f"<style>\n{file.read_text(encoding='utf-8')}</style>"
