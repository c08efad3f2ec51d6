"""What a room wrote in a step of a workshop, one note a writer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select, true

from ccc.access import REFUSED, Host
from ccc.content.workshops import NEW, WorkshopPlan
from ccc.errors import RefusedError
from ccc.practice.attempts import Attempt
from ccc.storage.attempts import attempt_from
from ccc.storage.database import Database
from ccc.storage.host_rights import holds
from ccc.storage.tables import attempt
from ccc.storage.workshop_tables import joined, workshop
from ccc.workshop.selection import RoundNote


class RoundNotes:
    """Notes of the rounds of workshops. Every method raises StorageError on failure."""

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

    def of(self, workshop_id: int, step: int) -> tuple[RoundNote, ...]:
        """The notes of a step, from 1, in which the room wrote, in the order of joining.

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
            return _notes(connection, workshop_id, step, holds(host, joined.c.workshop_id))


def _notes(
    connection: Connection, workshop_id: int, step: int, allowed: ColumnElement[bool]
) -> tuple[RoundNote, ...]:
    """For each who is in the room, the note that they last sent in that step."""
    row = connection.execute(
        select(workshop.c.plan, workshop.c.began).where(workshop.c.id == workshop_id)
    ).first()
    if row is None:
        return ()
    found = (
        select(attempt)
        .join(joined, joined.c.person_id == attempt.c.person_id)
        .where(
            joined.c.workshop_id == workshop_id,
            joined.c.removed.is_(False),
            attempt.c.at >= row.began,
            allowed,
        )
        .order_by(joined.c.number, attempt.c.id)
    )
    written: dict[int, list[Attempt]] = {}
    for one in connection.execute(found):
        written.setdefault(one.person_id, []).append(attempt_from(one))
    plan = WorkshopPlan.from_json(row.plan)
    chosen = (_note_of_step(plan, step, attempts) for attempts in written.values())
    return tuple(RoundNote(note) for note in chosen if note is not None)


def _note_of_step(plan: WorkshopPlan, step: int, written: Sequence[Attempt]) -> Attempt | None:
    """The note that a writer sent last in a step; None where they sent none.

    Of several steps about the same person the first notes are the earlier steps'.
    """
    position = step - 1
    if position not in plan.writings:
        return None
    to = plan.written_to(position)
    alike = [at for at in plan.writings if plan.written_to(at) == to]
    named = {plan.written_to(at) for at in plan.writings}
    fits = [
        note
        for note in written
        if (note.scenario_id not in named if to == NEW else note.scenario_id == to)
    ]
    nth = alike.index(position)
    if nth >= len(fits):
        return None
    return fits[-1] if position == alike[-1] else fits[nth]
