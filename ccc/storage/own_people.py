"""What a participant keeps for practising alone: goals, canvas, own people, a way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, select, update

from ccc.content.ids import OWN
from ccc.keys import LINK_LASTS, key_hash
from ccc.practice.attempts import Goal, Participant, SetAside
from ccc.practice.canvas import Canvas, NewOwnPerson, OwnPerson
from ccc.storage.database import Database
from ccc.storage.rows import participant_from
from ccc.storage.statements import (
    insert,
    insert_if_absent,
    insert_or_replace,
    token_hash,
    writing_about,
    writing_for,
)
from ccc.storage.tables import (
    attempt,
    canvas,
    device,
    draft,
    goal,
    lesson_done,
    opening,
    own_person,
    person,
    recovery,
    set_aside,
)

_OF_A_SCENARIO = (draft, goal, set_aside, opening, attempt)


class OwnThings:
    """A participant's own things. Every method raises StorageError on failure."""

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

    # --- before the note ----------------------------------------------------------------------

    def change_goal(
        self, person_id: int, scenario_id: str, change: Callable[[Goal], Goal], now: datetime
    ) -> Goal:
        """Change the goal as it is by now, whatever other windows do; returns the one before."""
        with writing_about(self._database, person_id, scenario_id) as connection:
            before = _goal(connection, person_id, scenario_id)
            wanted = change(before)
            row = {
                "person_id": person_id,
                "scenario_id": scenario_id,
                "why_them": wanted.why_them,
                "what_for": wanted.what_for,
                "at": now,
            }
            insert_or_replace(connection, goal, row)
        return before

    def goal(self, person_id: int, scenario_id: str) -> Goal:
        """What the participant wants of this person; empty where nothing was said."""
        with self._database.reading() as connection:
            return _goal(connection, person_id, scenario_id)

    def put_aside(self, person_id: int, scenario_id: str, advice: SetAside, now: datetime) -> None:
        """Remember "not this time" to a piece of advice."""
        row = {
            "person_id": person_id,
            "scenario_id": scenario_id,
            "criterion": advice.criterion,
            "say": advice.say,
            "reason": advice.reason,
            "at": now,
        }
        with writing_about(self._database, person_id, scenario_id) as connection:
            insert(connection, set_aside, row)

    def take_up_again(self, person_id: int, scenario_id: str) -> None:
        """Forget every "not this time" on one scenario."""
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                delete(set_aside).where(
                    set_aside.c.person_id == person_id, set_aside.c.scenario_id == scenario_id
                )
            )

    def set_asides(self, person_id: int, scenario_id: str) -> tuple[SetAside, ...]:
        """What the participant said "not this time" to on one scenario, oldest first."""
        found = (
            select(set_aside)
            .where(set_aside.c.person_id == person_id, set_aside.c.scenario_id == scenario_id)
            .order_by(set_aside.c.id)
        )
        with self._database.reading() as connection:
            return tuple(
                SetAside(row.criterion, row.say, row.reason) for row in connection.execute(found)
            )

    # --- canvas and own people ----------------------------------------------------------------

    def change_canvas(
        self, person_id: int, change: Callable[[Canvas], Canvas], now: datetime
    ) -> Canvas:
        """Change the canvas as it is by now, whatever other windows do; returns the one before."""
        with writing_for(self._database, person_id) as connection:
            before = _canvas(connection, person_id)
            row = {"person_id": person_id, "answers": dict(change(before).answers), "at": now}
            insert_or_replace(connection, canvas, row)
        return before

    def canvas(self, person_id: int) -> Canvas:
        """The participant's canvas; empty where nothing was answered."""
        with self._database.reading() as connection:
            return _canvas(connection, person_id)

    def add_person(self, person_id: int, new: NewOwnPerson, now: datetime) -> OwnPerson:
        """Keep somebody of the participant's own; word for word the same again is the same one."""
        row = {"person_id": person_id, **_values(new), "since": now}
        found = select(own_person).filter_by(person_id=person_id, **_values(new))
        with writing_for(self._database, person_id) as connection:
            same = connection.execute(found.limit(1)).first()
            if same is not None:
                return _own_person_from(same)
            own_id = insert(connection, own_person, row)
        return OwnPerson(own_id, new.name, new.headline, new.situation, new.known, now)

    def change_person(
        self, person_id: int, own_id: int, change: Callable[[OwnPerson], NewOwnPerson]
    ) -> OwnPerson | None:
        """Change what is known of an own person by now; who they were before, None if erased."""
        theirs = (own_person.c.id == own_id, own_person.c.person_id == person_id)
        with writing_for(self._database, person_id) as connection:
            row = connection.execute(select(own_person).where(*theirs)).first()
            if row is None:
                return None
            before = _own_person_from(row)
            connection.execute(update(own_person).where(*theirs).values(_values(change(before))))
        return before

    def people(self, person_id: int) -> tuple[OwnPerson, ...]:
        """The participant's own people, in the order they were added."""
        found = (
            select(own_person).where(own_person.c.person_id == person_id).order_by(own_person.c.id)
        )
        with self._database.reading() as connection:
            return tuple(_own_person_from(row) for row in connection.execute(found))

    def erase_person(self, person_id: int, own_id: int) -> None:
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
        self._database.forget_deleted()

    # --- lessons ------------------------------------------------------------------------------

    def finish_lesson(self, person_id: int, lesson_id: str, now: datetime) -> None:
        """Remember that a lesson was done; the first time counts."""
        row = {"person_id": person_id, "lesson_id": lesson_id, "at": now}
        with writing_for(self._database, person_id) as connection:
            insert_if_absent(connection, lesson_done, row)

    def lessons_done(self, person_id: int) -> dict[str, datetime]:
        """When each lesson was done, by its id."""
        found = select(lesson_done).where(lesson_done.c.person_id == person_id)
        with self._database.reading() as connection:
            return {row.lesson_id: row.at for row in connection.execute(found)}

    # --- the way to another device ------------------------------------------------------------

    def save_code(self, person_id: int, code: str, now: datetime, *, once: bool = False) -> None:
        """Keep the hash of a code that links other devices, in place of the one before.

        A code lasts until the next; one that works `once`, only for `LINK_LASTS`, beside it.
        """
        row = {"person_id": person_id, "once": once, "code_hash": key_hash(code), "at": now}
        with writing_for(self._database, person_id) as connection:
            insert_or_replace(connection, recovery, row)

    def code_since(self, person_id: int) -> datetime | None:
        """When the code that lasts was made, or None where there is none."""
        found = select(recovery.c.at).where(
            recovery.c.person_id == person_id, recovery.c.once.is_(False)
        )
        with self._database.reading() as connection:
            made: datetime | None = connection.execute(found).scalar()
        return made

    def person_of_code(self, code: str, now: datetime) -> Participant | None:
        """Whom a code would link a device to; None where it fits nobody, or not any more."""
        with self._database.reading() as connection:
            row = connection.execute(_owner_of(code, now)).first()
        return None if row is None else participant_from(row)

    def link_device(self, token: str, code: str, now: datetime) -> Participant | None:
        """Make this device the one of the code's person; None where the code fits nobody.

        Whoever practised on the device before stays in the database, under their own code.
        """
        with self._database.writing() as connection:
            row = connection.execute(_owner_of(code, now).with_for_update(of=recovery)).first()
            if row is None:
                return None
            connection.execute(
                delete(recovery).where(
                    recovery.c.code_hash == key_hash(code), recovery.c.once.is_(True)
                )
            )
            link = {"token_hash": token_hash(token), "person_id": row.id, "since": now}
            insert_or_replace(connection, device, link)
        return participant_from(row)

    def unlink_device(self, token: str) -> None:
        """Make this device nobody's; the person stays, and a recovery code finds them again."""
        with self._database.writing() as connection:
            connection.execute(delete(device).where(device.c.token_hash == token_hash(token)))


def _goal(connection: Connection, person_id: int, scenario_id: str) -> Goal:
    found = select(goal).where(goal.c.person_id == person_id, goal.c.scenario_id == scenario_id)
    row = connection.execute(found).first()
    return Goal() if row is None else Goal(row.why_them, row.what_for)


def _canvas(connection: Connection, person_id: int) -> Canvas:
    found = select(canvas.c.answers).where(canvas.c.person_id == person_id)
    return Canvas(connection.execute(found).scalar() or {})


def _owner_of(code: str, now: datetime) -> Select[Any]:
    in_time = recovery.c.once.is_(False) | (recovery.c.at > now - LINK_LASTS)
    return (
        select(person)
        .join(recovery, recovery.c.person_id == person.c.id)
        .where(recovery.c.code_hash == key_hash(code), in_time)
    )


def _values(new: NewOwnPerson) -> dict[str, Any]:
    return {
        "name": new.name,
        "headline": new.headline,
        "situation": new.situation,
        "known": new.known,
    }


def _own_person_from(row: Row[Any]) -> OwnPerson:
    return OwnPerson(row.id, row.name, row.headline, row.situation, row.known, row.since)
