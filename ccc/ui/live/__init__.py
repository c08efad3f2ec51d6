"""The live note field: what is typed is reported as it is typed, and marked with its evidence.

The browser's side is in `assets/`: `note.js` says how the two share the work.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from ccc import __version__
from ccc.content.ids import CRITERIA
from ccc.content.rubric import Rubric
from ccc.ui.note import COLOURS, Stretch

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "assets"

_PACKAGE = "career-calibrator-canvas"
_DECLARING = threading.Lock()


@dataclass(frozen=True)
class Typed:
    """What the browser reports: the text, and the server's text it was typed over.

    `older` is a text that only this browser remembered, and that is older than the server's.
    """

    text: str
    base: str
    older: str | None = None


@dataclass(frozen=True)
class Shown:
    """What the field is to show; the stretches joined are the text that was looked at.

    `name` tells one person's note to one recipient from every other. `kept` says that the text is
    in the database, where it was written `at` (milliseconds since 1970). `put` is a text to put
    in place of what stands there, with a number that is new each time.
    """

    name: str
    stretches: Sequence[Stretch]
    kept: bool
    at: int
    limit: int
    target: int
    older: str | None = None
    put: tuple[int, str] | None = None


def widget_key(occasion_id: str) -> str:
    """The key of the field for a note to somebody; Streamlit gives `__` in it a meaning."""
    return "note-" + occasion_id.replace("_", "_u")


def typed_in(key: str) -> Typed | None:
    """What was reported last, or None if nothing was; may be asked before the field is drawn."""
    said = st.session_state.get(key, {}).get("typed")
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        return None
    base, older = said.get("base"), said.get("older")
    return Typed(
        said["text"],
        base if isinstance(base, str) else "",
        older if isinstance(older, str) else None,
    )


def note_field(key: str, shown: Shown, rubric: Rubric) -> bool:
    """Draw the field; whether Ctrl+Enter (or Cmd+Enter) was pressed in it."""
    answer = _renderer("note")(
        key=key,
        data={
            "name": shown.name,
            "label": "Your note",
            "placeholder": "Why them, why you, why now…",
            "criteria": [
                {"name": rubric.criterion(one).name, "colour": COLOURS[one]} for one in CRITERIA
            ],
            "stretches": [
                [stretch.text, [CRITERIA.index(one) for one in stretch.criteria]]
                for stretch in shown.stretches
            ],
            "kept": shown.kept,
            "at": shown.at,
            "limit": shown.limit,
            "target": shown.target,
            "older": shown.older,
            "put": shown.put,
        },
        on_typed_change=_nothing,
        on_submit_change=_nothing,
    )
    return bool(answer.get("submit"))


def whole_page_again() -> None:
    """Let the field ask for the whole page where nobody answers it; stands outside its fragment."""
    _renderer("again")(key="again", on_again_change=_nothing)


def forget_drafts() -> None:
    """Clear every draft out of the browser's own memory."""
    _renderer("forget")(key="forget-drafts")


def _nothing() -> None:
    """Streamlit reports only what has a callback."""


def _renderer(name: str) -> ComponentRenderer:
    """A component whose scripts are served as files, which the Content-Security-Policy asks for.

    Streamlit finds such files by itself only for an installed wheel that carries a manifest; said
    here, the same holds in a checkout.
    """
    manager = get_bidi_component_manager()
    full_name = f"{_PACKAGE}.{name}"
    with _DECLARING:
        if manager.get_component_asset_root(full_name) is None:
            parts = [ComponentConfig(one, ASSETS.name) for one in ("note", "again", "forget")]
            manager.register_from_manifest(ComponentManifest(_PACKAGE, __version__, parts), HERE)
        return _declared(full_name)


@cache
def _declared(full_name: str) -> ComponentRenderer:
    name = full_name.removeprefix(f"{_PACKAGE}.")
    extra: dict[str, Any] = {}
    if name == "note":
        extra = {"html": (ASSETS / "note.html").read_text(encoding="utf-8"), "css": "note.css"}
    return st.components.v2.component(full_name, js=f"{name}.js", **extra)
