"""Our components in the browser: registered once, served as files, drawn by name.

The browser's side is in `assets/`: `note.js` says how the two share the work.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from ccc import __version__

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "assets"

THIS_START = token_hex(8)
"""Tells this start of the server from every other, for a page that outlives one."""

NOBODYS = "nobody:"
"""How the names of drafts begin that have no owner yet; `drafts.js` knows it too."""

WHOLE_PAGE = "whole-page-again"
"""The key of the component that asks for the whole page, in the id of what it tells."""

_NAMES = ("note", "again", "forget", "place", "turn", "menu", "renew")
_DECLARING = threading.Lock()


def hash_of(files: Iterable[Path]) -> str:
    """Tells what is in these files."""
    every = [part for file in files for part in (file.name.encode(), file.read_bytes())]
    return hashlib.sha256(b"\0".join(every)).hexdigest()[:12]


# The names of our components are in the addresses of their files, which browsers keep for good.
_PACKAGE = f"career-calibrator-canvas-{hash_of(sorted(ASSETS.iterdir()))}"

COMPONENTS = f"_stcore/bidi-components/{_PACKAGE}."
"""How the addresses of our components' files begin, below the base."""


def component(name: str) -> str:
    """By what Streamlit knows one of our components."""
    return f"{_PACKAGE}.{name}"


def widget_key(kind: str, what: str) -> str:
    """The key of a component on a page, without `__`, to which Streamlit gives a meaning."""
    return f"{kind}-{what}".replace("_", "_u")


def whole_page_again() -> None:
    """Let the browser ask for the whole page where the server, restarted, does not know it."""
    renderer("again")(key=WHOLE_PAGE, data={"server": THIS_START}, on_again_change=nothing)


def replace_cookie(ticket: str) -> None:
    """Have the browser's cookie replaced by the one that this ticket is for."""
    renderer("renew")(key="renew-cookie", data={"ticket": ticket})


def mark_in_menu(name: str, over: str | None) -> None:
    """While page `name` is open, mark page `over` in the menu; none where that is None."""
    renderer("menu")(key="mark-in-menu", data={"open": name, "over": over})


def turn_by_keys() -> None:
    """Let keys and a presenter's remote press the buttons `screen-next`, `-back` and `-hide`."""
    renderer("turn")(key="turn-by-keys")


def forget_drafts() -> None:
    """Clear every draft out of the browser's own memory."""
    renderer("forget")(key="forget-drafts", data={"person": None})


def forget_drafts_about_erased(person_id: int, own: Sequence[int]) -> None:
    """Clear out what is about this participant's own people, but for those of these numbers."""
    renderer("forget")(key="forget-erased", data={"person": person_id, "own": [*own]})


def forget_drafts_of_strangers() -> None:
    """Clear out what was typed before anybody was here."""
    renderer("forget")(key="forget-strangers", data={"strangers": True})


def nothing() -> None:
    """A callback that does nothing: Streamlit reports only what has one."""


def renderer(name: str) -> ComponentRenderer:
    """One of our components, its scripts served as files.

    The Content-Security-Policy asks for files, and Streamlit finds them by itself only for an
    installed wheel that carries a manifest; said here, the same holds in a checkout.
    """
    manager = get_bidi_component_manager()
    full_name = component(name)
    with _DECLARING:
        if manager.get_component_asset_root(full_name) is None:
            parts = [ComponentConfig(part, ASSETS.name) for part in _NAMES]
            manager.register_from_manifest(ComponentManifest(_PACKAGE, __version__, parts), HERE)
        return _declared(name)


@cache
def _declared(name: str) -> ComponentRenderer:
    extra: dict[str, Any] = {}
    html = ASSETS / f"{name}.html"
    if html.is_file():
        extra = {"html": html.read_text(encoding="utf-8"), "css": f"{name}.css"}
    return st.components.v2.component(component(name), js=f"{name}.js", **extra)
