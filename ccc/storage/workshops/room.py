"""Who is in the room: now, in an open workshop at all, and as the writer of a note."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, func, select

from ccc.errors import StorageError
from ccc.storage.schema.tables import device
from ccc.storage.schema.workshop_tables import joined, round_note, workshop
from ccc.workshop.workshop import HERE_FOR, NOT_NOW

IS_WRITER = (joined.c.workshop_id == round_note.c.workshop_id) & (
    joined.c.person_id == round_note.c.person_id
)
"""Whether a seat is that of a note's writer, in the workshop of its round."""


def is_here(now: datetime) -> ColumnElement[bool]:
    """Whether somebody who joined is in the room: not taken out, on a phone, and seen lately."""
    has_phone = exists().where(device.c.person_id == joined.c.person_id)
    seen = func.coalesce(joined.c.seen, joined.c.at)
    return joined.c.removed.is_(False) & has_phone & (seen > now - HERE_FOR)


def sits(workshop_id: int, person_id: int, *where: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether somebody is in an open workshop, not taken out, and meets these conditions."""
    return exists().where(
        workshop.c.id == workshop_id,
        workshop.c.closed.is_(None),
        joined.c.workshop_id == workshop.c.id,
        joined.c.person_id == person_id,
        joined.c.removed.is_(False),
        *where,
    )


def refuse_unless_now(connection: Connection, may: ColumnElement[bool]) -> None:
    """Raise StorageError, with a sentence for a participant, where the room has gone on."""
    if not connection.execute(select(may)).scalar_one():
        raise StorageError(NOT_NOW)
