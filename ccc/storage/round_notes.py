"""What a room wrote in a step of a workshop, one note a writer."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select, true

from ccc.access import REFUSED, Host
from ccc.errors import RefusedError
from ccc.storage.attempts import attempt_from
from ccc.storage.database import Database
from ccc.storage.host_rights import holds
from ccc.storage.tables import attempt
from ccc.storage.workshop_tables import joined, round_note, workshop
from ccc.workshop.selection import RoundNote


class RoundNotes:
    """Notes of the rounds of workshops. Every method raises StorageError on failure."""

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

    def of(self, workshop_id: int, step: int) -> tuple[RoundNote, ...]:
        """The notes that were sent or taken in a step, in the order of joining.

        Nothing of whoever was taken out; nothing of a step in which nobody writes.
        """
        with self._database.reading() as connection:
            return _notes(connection, workshop_id, step, true())

    def read_by(self, host: Host, workshop_id: int, step: int) -> tuple[RoundNote, ...]:
        """The same for a host who holds the workshop. Raises RefusedError."""
        held = select(workshop.c.id).where(workshop.c.id == workshop_id, holds(host, workshop.c.id))
        with self._database.snapshot() as connection:
            if connection.execute(held).first() is None:
                raise RefusedError(REFUSED)
            return _notes(connection, workshop_id, step, holds(host, round_note.c.workshop_id))


def _notes(
    connection: Connection, workshop_id: int, step: int, allowed: ColumnElement[bool]
) -> tuple[RoundNote, ...]:
    found = (
        select(attempt, round_note.c.may_show, round_note.c.hidden)
        .join(round_note, round_note.c.attempt_id == attempt.c.id)
        .join(
            joined,
            (joined.c.workshop_id == round_note.c.workshop_id)
            & (joined.c.person_id == round_note.c.person_id),
        )
        .where(
            round_note.c.workshop_id == workshop_id,
            round_note.c.step == step,
            joined.c.removed.is_(False),
            allowed,
        )
        .order_by(joined.c.number)
    )
    return tuple(
        RoundNote(attempt_from(row), row.may_show, row.hidden) for row in connection.execute(found)
    )
