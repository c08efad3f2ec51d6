"""All that a participant did here, read at one moment: by themselves, or by a host they let in."""

from __future__ import annotations

from sqlalchemy import Connection, select

from ccc.errors import StorageError
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import ERASED
from ccc.storage.participants.activity import lessons_done, openings
from ccc.storage.participants.attempts import attempts_of
from ccc.storage.participants.games import rounds_of
from ccc.storage.participants.goals import goals_of, set_asides_of
from ccc.storage.participants.mark_rows import marks_of
from ccc.storage.participants.objections import objections_where
from ccc.storage.participants.own_people import canvas_of, own_people_of
from ccc.storage.participants.people import participant_from
from ccc.storage.schema.tables import objection, person
from ccc.work import Work


class Works(Repository):
    """What participants did."""

    def of(self, person_id: int) -> Work:
        """All that a participant did, for themselves."""
        with self._database.snapshot() as connection:
            return work_of(connection, person_id)


def work_of(connection: Connection, person_id: int) -> Work:
    """All that a participant did, within a read that may. Raises StorageError for nobody."""
    row = connection.execute(select(person).where(person.c.id == person_id)).first()
    if row is None:
        raise StorageError(ERASED)
    return Work(
        participant_from(row),
        attempts_of(connection, person_id),
        openings(connection, person_id),
        lessons_done(connection, person_id),
        rounds_of(connection, person_id),
        objections_where(connection, objection.c.person_id == person_id),
        set_asides_of(connection, person_id),
        goals_of(connection, person_id),
        own_people_of(connection, person_id),
        canvas_of(connection, person_id),
        marks_of(connection, person_id),
    )
