"""A text being written: what this window knows of it, and how it gets into the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from weakref import ReferenceType, ref

import streamlit as st
from streamlit.runtime.scriptrunner import ScriptRunContext, get_script_run_ctx

from ccc.errors import StorageError
from ccc.practice.field_rules import MOST_REPORTED, OutdatedError, Seen, too_long
from ccc.ui.resources import now

Save = Callable[[str, Seen], str | None]
"""Stores a text that was typed over another; returns a third one that it replaces, if it does.

May raise StorageError, and OutdatedError where the third one is newer.
"""


@dataclass(frozen=True)
class Typed:
    """What the browser reports: the text, and the server's text it was typed over.

    `older` is a text that only this browser remembered, and that is older than the server's;
    `sent` are texts that it sent and had no answer to; `at` is when the last key was pressed.
    """

    text: str
    base: str
    older: str | None = None
    sent: tuple[str, ...] = ()
    at: datetime | None = None


def typed_in(key: str) -> Typed | None:
    """What was reported last, or None if nothing was; may be asked before the field is drawn.

    A field reports no text of more than `MOST_REPORTED`: what is longer does not come from one.
    """
    said = st.session_state.get(key, {}).get("typed")
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        return None
    if len(said["text"]) > MOST_REPORTED:
        return None
    base, older, sent = said.get("base"), said.get("older"), said.get("sent")
    return Typed(
        said["text"],
        base if isinstance(base, str) else "",
        older if isinstance(older, str) else None,
        tuple(text for text in sent if isinstance(text, str)) if isinstance(sent, list) else (),
        _moment(said.get("at")),
    )


def _moment(milliseconds: Any) -> datetime | None:
    """A moment as browsers tell it; None where it is none."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


@dataclass
class Draft:
    """A text on its way from the field to the database. No method raises.

    `name` tells one person's field from every other, also in the browser's memory. `text` is what
    was reported last, and `base` what the database had when the field was opened,
    written `at`; `ours` is the text as this window last saved it, None before that. `error` is
    why the text is not saved, until it is; `conflicts` are texts that had to give way to later
    ones; `older` is one that the browser alone remembered; `put` is a text on its way into the
    field, with its number; `outdated` is the report that came too late to be saved; `uncut` is the
    text before it was cut to what fits; `failed` is the report that could not be saved last, and
    the run of the page that tried.
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
    outdated: Typed | None = None
    uncut: str = ""
    failed: tuple[ReferenceType[ScriptRunContext], Typed] | None = None

    def take(self, typed: Typed | None, save: Save) -> None:
        """Take what was reported, and save it unless it is saved already, or another is newer."""
        if typed is None or typed == self.outdated:
            return
        self._hear(typed)
        if (self.saved and self.ours == typed.text) or self._failed_in_this_run(typed):
            return
        try:
            replaced = save(typed.text, self._seen(typed))
        except OutdatedError as other:
            self._give_way(typed, other.newer)
            return
        except StorageError as error:
            self.saved, self.error = False, str(error)
            here = get_script_run_ctx(suppress_warning=True)
            self.failed = None if here is None else (ref(here), typed)
            return
        self.saved, self.error, self.ours, self.at = True, "", typed.text, now()
        self._offer(replaced)

    def take_at_most(self, most: int, typed: Typed | None, save: Save) -> None:
        """Take what was reported; it is saved as by `take` unless it has too many characters."""
        if typed is not None and too_long(typed.text, most):
            self.hold(typed)
        else:
            self.take(typed, save)

    def _failed_in_this_run(self, typed: Typed) -> bool:
        """Whether it was tried already, as what is drawn later takes what was reported, too.

        A locked database is waited for, for seconds, each time that something is written.
        """
        if self.failed is None:
            return False
        run, tried = self.failed
        return tried == typed and run() is get_script_run_ctx(suppress_warning=True)

    def _seen(self, typed: Typed) -> Seen:
        texts = (typed.base, *typed.sent) if self.ours is None else (self.ours,)
        return Seen(texts, typed.at)

    def _give_way(self, typed: Typed, newer: str) -> None:
        """Put the newer text into the field, and offer what was reported instead."""
        self.outdated, self.saved, self.error = typed, True, ""
        self.text = self.base = newer
        # Whoever types on before the newer text arrives in the field has not seen it.
        self.ours, self.at = None, now()
        self._offer(typed.text)
        self._lay_into_the_field(newer)

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
        self._lay_into_the_field(text)

    def add(self, text: str) -> None:
        """Put a text behind what stands in the field."""
        self.text = f"{self.text.rstrip()} {text}".lstrip()
        self._lay_into_the_field(self.text)

    def cut_to(self, text: str) -> None:
        """Put what fits of the text into the field; the whole can be brought back."""
        self.uncut, self.text = self.text, text
        self._lay_into_the_field(text)

    def bring_back_uncut(self) -> None:
        """Put the text into the field as it was before it was cut."""
        self.text, self.uncut = self.uncut, ""
        self._lay_into_the_field(self.text)

    def _lay_into_the_field(self, text: str) -> None:
        self.put = (self.put[0] + 1 if self.put else 1, text)

    def let_go(self, text: str) -> None:
        """Offer a replaced text no longer."""
        self.conflicts = [other for other in self.conflicts if other != text]


def overwritten(before: str, seen: Seen, text: str) -> str | None:
    """What stood in the database, if it was neither what was typed over nor what is saved now."""
    return None if seen.knows(before, text) else before


def reopened(before: Draft | None, name: str, base: str, at: datetime | None = None) -> Draft:
    """The text as the database has it; what could not be saved of it before is still held."""
    draft = Draft(name, base, base, at)
    if before is not None:
        draft.conflicts, draft.put = before.conflicts, before.put
        if not before.saved:
            draft.text, draft.saved, draft.error = before.text, False, before.error
    return draft
