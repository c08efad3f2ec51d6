"""Where a link within the app leads, and what an address asks for."""

from __future__ import annotations

import streamlit as st

Link = tuple[str, dict[str, str]]
"""A page's script and its query."""


def number_asked(name: str) -> int | None:
    """The whole number that stands under this name in the address; None where there is none."""
    asked = st.query_params.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None


def offer_link(link: Link, label: str, icon: str | None = None) -> None:
    """The link under its label, which is Markdown."""
    page, query = link
    st.page_link(page, label=label, icon=icon, query_params=query)


def switch_to(link: Link) -> None:
    """Go where the link leads, at once."""
    page, query = link
    st.switch_page(page, query_params=query)
