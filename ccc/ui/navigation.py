"""The pages as the navigation wants them."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from urllib.parse import urlsplit

import streamlit as st


def page(
    script: str, title: str, icon: str = "", *, default: bool = False, hidden: bool = False
) -> st.Page:
    """A page of the navigation, by its script in `pages/`; `hidden` ones are not in the menu.

    Streamlit looks at the disk each time it makes one, and there are twenty at each run. So each is
    made once, and handed out as a copy: the navigation marks the one that it opens.
    """
    return copy(_made(script, title, icon, default=default, hidden=hidden))


@lru_cache(maxsize=64)
def _made(script: str, title: str, icon: str, *, default: bool, hidden: bool) -> st.Page:
    return st.Page(
        script,
        title=title,
        icon=icon,
        default=default,
        visibility="hidden" if hidden else "visible",
    )


def page_in_address() -> str:
    """The page that the browser's address names, before the navigation has decided."""
    return urlsplit(st.context.url or "").path.rpartition("/")[2]
