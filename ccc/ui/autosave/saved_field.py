"""Fields that save themselves while somebody writes: no button to forget, and no words lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from ccc.practice.attempts import Person
from ccc.practice.field_rules import too_long
from ccc.ui import resources
from ccc.ui.autosave.conflicts import offer_replaced, tell_trouble
from ccc.ui.autosave.draft import Keep, Written, opened_again, typed_in
from ccc.ui.autosave.live_field import Look, live_field
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.resources import now
from ccc.ui.state import session


@dataclass(frozen=True)
class KeptField:
    """A field: what it is for (its own among all of one person's), looks, and most characters."""

    name: str
    look: Look
    most: int


def kept_field(person: Person, field: KeptField, kept: str, keep: Keep) -> tuple[str, bool]:
    """The field, with what was kept before; stored as it is typed, unless it is too long.

    Returns the text, and whether Ctrl+Enter (or Cmd+Enter) was pressed in it. Belongs into a
    fragment, so that nothing else of the page runs at every pause.
    """
    key = widget_key("field", field.name)
    fields, name = session().fields, f"{person.id}:{field.name}"
    written = fields.get(name)
    if written is None or typed_in(key) is None:
        written = fields[name] = opened_again(written, name, kept)
    take = partial(_take, key, field, written, keep)
    take()
    entered = live_field(key, written, field.look, take=take)
    complaint = too_long(written.text, field.most)
    if complaint is not None:
        st.warning(complaint, icon=":material/content_cut:")
    tell_trouble(written)
    offer_replaced(written, field.name)
    return written.text, entered


def _take(key: str, field: KeptField, written: Written, keep: Keep) -> None:
    typed = typed_in(key)
    if typed is not None and too_long(typed.text, field.most):
        written.hold(typed)
    else:
        written.take(typed, keep)


def draft_field(person: Person, field: KeptField) -> tuple[str, bool]:
    """A field whose text is kept among the drafts, under the field's name."""
    store = resources.store()
    return kept_field(
        person,
        field,
        store.draft(person.id, field.name),
        lambda text, seen: store.save_draft(person.id, field.name, text, now(), seen),
    )
