"""Marks whose levels were set before the tool's were shown, with the notes that they are on."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select

from ccc.access import Host
from ccc.coaching.trust import MarkedNote
from ccc.storage.database.host_rights import may_read, may_still_read
from ccc.storage.database.repository import Repository
from ccc.storage.participants.attempts import attempt_from
from ccc.storage.participants.mark_rows import IS_DRAFT, marks_where
from ccc.storage.schema.mark_tables import mark
from ccc.storage.schema.tables import attempt, person


class BlindMarks(Repository):
    """What the tool is measured by."""

    def read_by(self, host: Host, most: int | None = None) -> tuple[MarkedNote, ...]:
        """Those that anybody handed over on notes which the host may read, oldest first.

        Only so many as `most`, the latest, where that is said.
        """
        return self._where(may_read(host, mark.c.person_id), most)

    def all(self, most: int | None = None) -> tuple[MarkedNote, ...]:
        """Those on notes of whoever still lets the coach who marked them read, oldest first.

        Only so many as `most`, the latest, where that is said.
        """
        return self._where(may_still_read(mark.c.host_id, mark.c.person_id), most)

    def _where(self, readable: ColumnElement[bool], most: int | None) -> tuple[MarkedNote, ...]:
        counted = mark.c.blind & ~IS_DRAFT & readable
        if most is not None:
            latest = select(mark.c.id).where(counted).order_by(mark.c.id.desc()).limit(most)
            counted &= mark.c.id.in_(self._scalars(latest))
        about = (
            select(attempt, person.c.nickname)
            .join(person, person.c.id == attempt.c.person_id)
            .where(attempt.c.id.in_(select(mark.c.attempt_id).where(counted)))
        )
        with self._database.snapshot() as connection:
            notes = {row.id: row for row in connection.execute(about)}
            marks = marks_where(connection, counted)
        return tuple(
            MarkedNote(one, attempt_from(row), row.nickname)
            for one in marks
            if (row := notes.get(one.attempt_id)) is not None
        )
