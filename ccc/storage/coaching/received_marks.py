"""What participants were given by coaches, and what they answer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select, update

from ccc.coaching.marks import Mark, MarkAnswer
from ccc.errors import StorageError
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_if_absent, writing_for
from ccc.storage.participants.mark_rows import marks_of
from ccc.storage.schema.mark_tables import mark, mark_answer

TAKEN_BACK = "Your coach took this back to change it. You will find it here again."


class ReceivedMarks(Repository):
    """Marks of a participant's notes, for themselves.

    A draft is its coach's alone, and is told of nowhere here.
    """

    def of(self, person_id: int) -> tuple[Mark, ...]:
        """Every mark that was handed over, oldest first."""
        return self._read(marks_of, person_id)

    def open(self, person_id: int, mark_ids: Collection[int]) -> None:
        """Remember that these were opened: they cannot be taken back any more."""
        theirs = (mark.c.person_id == person_id, mark.c.id.in_(mark_ids))
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                update(mark).where(*theirs, mark.c.state == "handed_over").values(state="opened")
            )

    def got_it(self, person_id: int, mark_id: int, now: datetime) -> None:
        """Tell the coach that a mark was read; nothing happens the second time."""
        with writing_for(self._database, person_id) as connection:
            _got_it(connection, person_id, mark_id, now)

    def answer(self, person_id: int, mark_id: int, text: str, now: datetime) -> MarkAnswer:
        """Answer a mark, once: the answer that is kept, which another window may have sent."""
        this = mark_answer.c.mark_id == mark_id
        said = update(mark_answer).where(this, mark_answer.c.at.is_(None))
        with writing_for(self._database, person_id) as connection:
            _got_it(connection, person_id, mark_id, now)
            connection.execute(said.values(text=text, at=now))
            row = connection.execute(select(mark_answer).where(this)).one()
        return MarkAnswer(row.text, row.seen_at, row.at)


def _got_it(connection: Connection, person_id: int, mark_id: int, now: datetime) -> None:
    """The row of an opened mark's answer. Raises StorageError where the mark is not theirs."""
    opened = select(mark.c.id).filter_by(id=mark_id, person_id=person_id, state="opened")
    if connection.execute(opened).first() is None:
        raise StorageError(TAKEN_BACK)
    row = {"mark_id": mark_id, "person_id": person_id, "text": "", "seen_at": now}
    insert_if_absent(connection, mark_answer, row)
