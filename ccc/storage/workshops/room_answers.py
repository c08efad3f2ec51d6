"""What a room says: answers to a check or a duel, one a person and question."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_or_replace, writing_for
from ccc.storage.schema.workshop_tables import joined, room_answer, workshop
from ccc.storage.workshops.room import refuse_unless_now, sits
from ccc.workshop.workshop import OF_THE_ROOM


class RoomAnswers(Repository):
    """Answers of a room."""

    def say(  # noqa: PLR0913, PLR0917 - one for each column
        self,
        workshop_id: int,
        step: int,
        person_id: int,
        said: str,
        now: datetime,
        question: str = OF_THE_ROOM,
    ) -> None:
        """Keep what somebody says, in place of what they said before.

        Raises StorageError with a sentence for them where the step is over, or they were taken out.
        """
        row = {
            "workshop_id": workshop_id,
            "step": step,
            "question": question,
            "person_id": person_id,
            "said": said,
            "at": now,
        }
        with writing_for(self._database, person_id) as connection:
            refuse_unless_now(connection, sits(workshop_id, person_id, workshop.c.step == step))
            insert_or_replace(connection, room_answer, row)

    def of(
        self, workshop_id: int, step: int, person_id: int, question: str = OF_THE_ROOM
    ) -> str | None:
        """What somebody said; None where they have said nothing."""
        found = select(room_answer.c.said).where(
            room_answer.c.workshop_id == workshop_id,
            room_answer.c.step == step,
            room_answer.c.question == question,
            room_answer.c.person_id == person_id,
        )
        return self._scalar(found)

    def said_by(self, workshop_id: int, step: int, person_id: int) -> dict[str, str]:
        """All that somebody said in a step, by question."""
        found = select(room_answer.c.question, room_answer.c.said).filter_by(
            workshop_id=workshop_id, step=step, person_id=person_id
        )
        return {row.question: row.said for row in self._all(found)}

    def all(
        self, workshop_id: int, step: int, question: str | None = OF_THE_ROOM
    ) -> tuple[str, ...]:
        """What the room said to a question, or to all of a step, without saying who.

        Of whoever was taken out nothing counts.
        """
        found = (
            select(room_answer.c.said)
            .join(
                joined,
                (joined.c.workshop_id == room_answer.c.workshop_id)
                & (joined.c.person_id == room_answer.c.person_id),
            )
            .where(
                room_answer.c.workshop_id == workshop_id,
                room_answer.c.step == step,
                joined.c.removed.is_(False),
            )
            .order_by(joined.c.number, room_answer.c.question)
        )
        if question is not None:
            found = found.where(room_answer.c.question == question)
        return self._scalars(found)
