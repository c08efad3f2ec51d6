"""A text being written: what this window knows of it, and how it gets into the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from ccc.errors import StorageError
from ccc.ui.resources import now

Save = Callable[[str, str], str | None]
"""Stores a text that was typed over another; returns a third one that it replaces, if it does.

May raise StorageError.
"""


@dataclass(frozen=True)
class Typed:
    """What the browser reports: the text, and the server's text it was typed over.

    `older` is a text that only this browser remembered, and that is older than the server's.
    """

    text: str
    base: str
    older: str | None = None


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


@dataclass
class Draft:
    """A text on its way from the field to the database. No method raises.

    `name` tells one person's field from every other, also in the browser's memory. `text` is what
    was reported last, and `base` what the database had when the field was opened,
    written `at`; `ours` is the text as this window last saved it, None before that. `error` is
    why the text is not saved, until it is; `conflicts` are texts of other windows that had to give
    way; `older` is one that the browser alone remembered; `put` is a text on its way into the
    field, with its number.
    """

    name: str
    text: str
    base: str
    at: datetime | None = None
    saved: bool = True
    ours: str | None = None
    older: str | None = None
    conflicts: list[str] = field(default_factory=list)
    put: tuple[int, str] | None = None
    error: str = ""

    def take(self, typed: Typed | None, save: Save) -> None:
        """Take what was reported, and save it unless it is saved already."""
        if typed is None:
            return
        self._hear(typed)
        if self.saved and self.ours == typed.text:
            return
        try:
            replaced = save(typed.text, typed.base if self.ours is None else self.ours)
        except StorageError as error:
            self.saved, self.error = False, str(error)
            return
        self.saved, self.error, self.ours, self.at = True, "", typed.text, now()
        self._offer(replaced)

    def hold(self, typed: Typed) -> None:
        """Take what was reported, and do not save it: it is not fit to be saved as it is."""
        self._hear(typed)
        self.saved, self.error = False, ""

    def _hear(self, typed: Typed) -> None:
        self.text, self.older = typed.text, typed.older
        self._offer(typed.older)

    def _offer(self, text: str | None) -> None:
        if text and text.strip() and text != self.text and text not in self.conflicts:
            self.conflicts.append(text)

    def swap_with(self, text: str) -> None:
        """Put a replaced text back into the field, and offer what stood there instead."""
        self.let_go(text)
        before, self.text = self.text, text
        self._offer(before)
        self.put = (self.put[0] + 1 if self.put else 1, text)

    def let_go(self, text: str) -> None:
        """Offer a replaced text no longer."""
        self.conflicts = [other for other in self.conflicts if other != text]


def overwritten(before: str, seen: str, text: str) -> str | None:
    """What stood in the database, if it was neither what was typed over nor what is saved now."""
    known = {"", seen.strip(), text.strip()}
    return None if before.strip() in known else before


def reopened(before: Draft | None, name: str, base: str, at: datetime | None = None) -> Draft:
    """The text as the database has it; what could not be saved of it before is still held."""
    draft = Draft(name, base, base, at)
    if before is not None:
        draft.conflicts = before.conflicts
        if not before.saved:
            draft.text, draft.saved, draft.error = before.text, False, before.error
    return draft
