"""A participant's canvas, and their own people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from ccc.content.ids import OWN
from ccc.practice.canvas import Canvas, NewOwnPerson, OwnPerson
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert, insert_or_replace, read_as, writing_for
from ccc.storage.participants.summaries import summarise
from ccc.storage.schema.tables import (
    attempt,
    canvas,
    draft,
    goal,
    objection,
    opening,
    own_person,
    set_aside,
)

_OF_A_SCENARIO = (draft, goal, set_aside, objection, opening, attempt)
"""The tables that hold something about an own person."""


class OwnPeople(Repository):
    """The canvas and own people."""

    def change_canvas(
        self, person_id: int, change: Callable[[Canvas], Canvas], now: datetime
    ) -> Canvas:
        """Change the canvas as it is by now, whatever other windows do; returns the one before."""
        with writing_for(self._database, person_id) as connection:
            before = canvas_of(connection, person_id)
            row = {"person_id": person_id, "answers": dict(change(before).answers), "at": now}
            insert_or_replace(connection, canvas, row)
        return before

    def canvas(self, person_id: int) -> Canvas:
        """The participant's canvas; empty where nothing was answered."""
        return self._read(canvas_of, person_id)

    def add(self, person_id: int, new: NewOwnPerson, now: datetime) -> OwnPerson:
        """Keep somebody of the participant's own; word for word the same again is the same one."""
        row = {"person_id": person_id, **vars(new), "since": now}
        found = select(own_person).filter_by(person_id=person_id, **vars(new))
        with writing_for(self._database, person_id) as connection:
            same = connection.execute(found.limit(1)).first()
            if same is not None:
                return read_as(OwnPerson, same)
            own_id = insert(connection, own_person, row)
        return OwnPerson(own_id, **vars(new), since=now)

    def change(
        self, person_id: int, own_id: int, change: Callable[[OwnPerson], NewOwnPerson]
    ) -> OwnPerson | None:
        """Change what is known of an own person by now; who they were before, None if erased."""
        theirs = (own_person.c.id == own_id, own_person.c.person_id == person_id)
        with writing_for(self._database, person_id) as connection:
            row = connection.execute(select(own_person).where(*theirs)).first()
            if row is None:
                return None
            before = read_as(OwnPerson, row)
            connection.execute(update(own_person).where(*theirs).values(vars(change(before))))
        return before

    def of(self, person_id: int) -> tuple[OwnPerson, ...]:
        """The participant's own people, in the order they were added."""
        return self._read(own_people_of, person_id)

    def erase(self, person_id: int, own_id: int) -> None:
        """Delete somebody of the participant's own, with every note, draft and goal for them."""
        scenario_id = f"{OWN}{own_id}"
        with writing_for(self._database, person_id) as connection:
            gone = connection.execute(
                delete(own_person).where(
                    own_person.c.id == own_id, own_person.c.person_id == person_id
                )
            )
            if gone.rowcount:
                for table in _OF_A_SCENARIO:
                    connection.execute(
                        delete(table).where(
                            table.c.person_id == person_id, table.c.scenario_id == scenario_id
                        )
                    )
                summarise(connection, person_id)
        self._database.fold_log()


def own_people_of(connection: Connection, person_id: int) -> tuple[OwnPerson, ...]:
    """A participant's own people, in the order they were added."""
    found = select(own_person).where(own_person.c.person_id == person_id).order_by(own_person.c.id)
    return tuple(read_as(OwnPerson, row) for row in connection.execute(found))


def canvas_of(connection: Connection, person_id: int) -> Canvas:
    """A participant's canvas; empty where nothing was answered."""
    found = select(canvas.c.answers).where(canvas.c.person_id == person_id)
    return Canvas(connection.execute(found).scalar() or {})
