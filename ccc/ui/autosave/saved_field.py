"""Fields that save themselves while somebody writes: no button to forget, and no words lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ccc.access import Host
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.autosave.conflicts import offer_conflicts, show_if_too_long, show_save_error
from ccc.ui.autosave.draft import Draft, Save, reopened, typed_in
from ccc.ui.autosave.live_field import FieldStyle, Heard, live_field
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.resources import now
from ccc.ui.state import Slot

FIELDS = Slot[dict[str, Draft]]("fields", dict)
"""The texts of the fields that were opened in this window, by the owner and the field."""


@dataclass(frozen=True)
class SavedField:
    """A field: its name among all of its owner's, its looks, and its most characters."""

    name: str
    style: FieldStyle
    most: int


Owner = Participant | Host
"""Whose words they are."""


def saved_field(owner: Owner, field: SavedField, stored: str, save: Save) -> tuple[str, bool]:
    """The field, with what is stored of it; saved as it is typed, unless it is too long.

    Returns the text, and whether Ctrl+Enter (or Cmd+Enter) was pressed in it. Belongs into a
    fragment, so that nothing else of the page runs at every pause.
    """
    key = widget_key("field", field.name)
    fields, name = FIELDS.get(), _name(owner, field.name)
    draft = fields.get(name)
    if draft is None or typed_in(key) is None:
        draft = fields[name] = reopened(draft, name, stored)
    take = partial(_take, key, field, draft, save)
    take()
    entered = live_field(key, draft, field.style, Heard(take))
    show_if_too_long(draft, field.most)
    show_save_error(draft)
    offer_conflicts(draft, field.name)
    return draft.text, entered


def add_to_field(owner: Owner, field_name: str, text: str) -> None:
    """Put a text behind what stands in a field that is drawn; it is saved as if it was typed."""
    FIELDS.get()[_name(owner, field_name)].add(text)


def is_saved(owner: Owner, field_name: str) -> bool:
    """Whether nothing stands in a field but what is kept of it."""
    draft = FIELDS.get().get(_name(owner, field_name))
    return draft is None or draft.saved


def _name(owner: Owner, field_name: str) -> str:
    """What tells a field from every other, also in the browser's memory."""
    whose = f"host-{owner.id}" if isinstance(owner, Host) else str(owner.id)
    return f"{whose}:{field_name}"


def _take(key: str, field: SavedField, draft: Draft, save: Save) -> None:
    draft.take_at_most(field.most, typed_in(key), save)


def draft_field(participant: Participant, field: SavedField) -> tuple[str, bool]:
    """A field whose text is kept among the drafts, under the field's name."""
    store = resources.store()
    return saved_field(
        participant,
        field,
        store.drafts.text(participant.id, field.name),
        lambda text, seen: store.drafts.save(participant.id, field.name, text, now(), seen),
    )
