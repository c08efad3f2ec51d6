"""Live fields: what is typed is reported as it is typed, and kept before the field is left.

The browser's side is in `assets/`: `note.js` says how the two share the work.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from ccc import __version__
from ccc.content.ids import CRITERIA
from ccc.content.rubric import Rubric
from ccc.ui.components.marked_note import COLOURS, Stretch

if TYPE_CHECKING:
    from ccc.ui.autosave.draft import Written

HERE = Path(__file__).resolve().parent
ASSETS = HERE / "assets"

THIS_START = token_hex(8)
"""Tells this start of the server from every other, for a page that outlives one."""

_PACKAGE = "career-calibrator-canvas"
_COMPONENTS = ("note", "again", "forget", "place")
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
class Look:
    """How a field looks: its label, a hint for when it is empty, its least height in rows.

    `enter` says what Ctrl+Enter (or Cmd+Enter) does, empty where it does nothing. `limit` and
    `target` are numbers of characters, None where nobody counts. Where the page already asks the
    question above it, the label is for screen readers only.
    """

    label: str
    placeholder: str = ""
    rows: int = 3
    one_line: bool = False
    asked_above: bool = False
    enter: str = ""
    limit: int | None = None
    target: int | None = None


def widget_key(kind: str, what: str) -> str:
    """The key of a field; Streamlit gives `__` in it a meaning."""
    return f"{kind}-{what}".replace("_", "_u")


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


@dataclass(frozen=True)
class Marks:
    """A text in stretches, each with the criteria of the rubric that its words count for."""

    stretches: Sequence[Stretch]
    rubric: Rubric


def live_field(
    key: str,
    written: Written,
    look: Look,
    marks: Marks | None = None,
    *,
    take: Callable[[], None],
) -> bool:
    """Draw the field; whether Ctrl+Enter (or Cmd+Enter) was pressed in it.

    `take` is called at every report, also where somebody leaves the page before it is run again.
    """
    answer = renderer("note")(
        key=key,
        data={
            "name": written.name,
            "look": asdict(look),
            "criteria": _criteria(marks.rubric) if marks else [],
            "stretches": [
                [stretch.text, [CRITERIA.index(one) for one in stretch.criteria]]
                for stretch in (marks.stretches if marks else [Stretch(written.text, ())])
            ],
            "base": written.base if written.ours is None else written.ours,
            "kept": written.kept,
            "at": int(written.at.timestamp() * 1000) if written.at else None,
            "older": written.older,
            "put": written.put,
        },
        on_typed_change=take,
        on_submit_change=_nothing,
    )
    return bool(answer.get("submit"))


def _criteria(rubric: Rubric) -> list[dict[str, str]]:
    return [{"name": rubric.criterion(one).name, "colour": COLOURS[one]} for one in CRITERIA]


def whole_page_again() -> None:
    """Let the browser ask for the whole page where the server, restarted, does not know it."""
    renderer("again")(key="whole-page-again", data={"server": THIS_START}, on_again_change=_nothing)


def forget_drafts() -> None:
    """Clear every draft out of the browser's own memory."""
    renderer("forget")(key="forget-drafts", data={"person": None})


def forget_drafts_about_erased(person_id: int, own: Sequence[int]) -> None:
    """Clear out what is about this participant's own people, but for those of these numbers."""
    renderer("forget")(key="forget-erased", data={"person": person_id, "own": [*own]})


def _nothing() -> None:
    """Streamlit reports only what has a callback."""


def renderer(name: str) -> ComponentRenderer:
    """One of our components, its scripts served as files.

    The Content-Security-Policy asks for files, and Streamlit finds them by itself only for an
    installed wheel that carries a manifest; said here, the same holds in a checkout.
    """
    manager = get_bidi_component_manager()
    full_name = f"{_PACKAGE}.{name}"
    with _DECLARING:
        if manager.get_component_asset_root(full_name) is None:
            parts = [ComponentConfig(one, ASSETS.name) for one in _COMPONENTS]
            manager.register_from_manifest(ComponentManifest(_PACKAGE, __version__, parts), HERE)
        return _declared(full_name)


@cache
def _declared(full_name: str) -> ComponentRenderer:
    name = full_name.removeprefix(f"{_PACKAGE}.")
    extra: dict[str, Any] = {}
    html = ASSETS / f"{name}.html"
    if html.is_file():
        extra = {"html": html.read_text(encoding="utf-8"), "css": f"{name}.css"}
    return st.components.v2.component(full_name, js=f"{name}.js", **extra)
