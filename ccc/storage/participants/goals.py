"""Goals, and advice that was put aside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, delete, select

from ccc.practice.attempts import Goal, SetAside
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import (
    insert,
    insert_or_replace,
    read_as,
    writing_about,
    writing_for,
)
from ccc.storage.participants.summaries import summarise
from ccc.storage.schema.tables import goal, set_aside


class Goals(Repository):
    """What a note is for."""

    def change(
        self, person_id: int, scenario_id: str, change: Callable[[Goal], Goal], now: datetime
    ) -> Goal:
        """Change the goal as it is by now, whatever other windows do; returns the one before."""
        with writing_about(self._database, person_id, scenario_id) as connection:
            before = _goal(connection, person_id, scenario_id)
            about = {"person_id": person_id, "scenario_id": scenario_id}
            insert_or_replace(connection, goal, {**about, **vars(change(before)), "at": now})
        return before

    def of(self, person_id: int, scenario_id: str) -> Goal:
        """What the participant wants of this person; empty where nothing was said."""
        return self._read(_goal, person_id, scenario_id)

    def put_aside(self, person_id: int, scenario_id: str, advice: SetAside, now: datetime) -> None:
        """Remember "not this time" to a piece of advice."""
        about = {"person_id": person_id, "scenario_id": scenario_id}
        with writing_about(self._database, person_id, scenario_id) as connection:
            insert(connection, set_aside, {**about, **vars(advice), "at": now})
            summarise(connection, person_id)

    def take_up_again(self, person_id: int, scenario_id: str) -> None:
        """Forget every "not this time" on one scenario."""
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                delete(set_aside).where(
                    set_aside.c.person_id == person_id, set_aside.c.scenario_id == scenario_id
                )
            )
            summarise(connection, person_id)

    def set_asides(self, person_id: int, scenario_id: str) -> tuple[SetAside, ...]:
        """What the participant said "not this time" to on one scenario, oldest first."""
        kept = self._read(set_asides_of, person_id)
        return tuple(aside for about, aside in kept if about == scenario_id)


def goals_of(connection: Connection, person_id: int) -> dict[str, Goal]:
    """What a participant wants of whom, by scenario id, the latest change last."""
    found = (
        select(goal).where(goal.c.person_id == person_id).order_by(goal.c.at, goal.c.scenario_id)
    )
    return {row.scenario_id: read_as(Goal, row) for row in connection.execute(found)}


def set_asides_of(connection: Connection, person_id: int) -> tuple[tuple[str, SetAside], ...]:
    """What a participant said "not this time" to, oldest first, each with its scenario's id."""
    found = select(set_aside).where(set_aside.c.person_id == person_id).order_by(set_aside.c.id)
    return tuple((row.scenario_id, read_as(SetAside, row)) for row in connection.execute(found))


def _goal(connection: Connection, person_id: int, scenario_id: str) -> Goal:
    found = select(goal).where(goal.c.person_id == person_id, goal.c.scenario_id == scenario_id)
    row = connection.execute(found).first()
    return Goal() if row is None else read_as(Goal, row)
