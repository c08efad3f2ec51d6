"""What a participant opened and finished: scenarios and lessons."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_if_absent, writing_about, writing_for
from ccc.storage.schema.tables import lesson_done, opening


class Activity(Repository):
    """Openings and lessons done."""

    def open_scenario(self, person_id: int, scenario_id: str, now: datetime) -> None:
        """Remember when this person first saw this scenario; later openings change nothing."""
        row = {"person_id": person_id, "scenario_id": scenario_id, "at": now}
        with writing_about(self._database, person_id, scenario_id) as connection:
            insert_if_absent(connection, opening, row)

    def openings(self, person_id: int) -> dict[str, datetime]:
        """When this person first opened each scenario, by scenario id, oldest first."""
        return self._read(openings, person_id)

    def finish_lesson(self, person_id: int, lesson_id: str, now: datetime) -> None:
        """Remember that a lesson was done; the first time counts."""
        row = {"person_id": person_id, "lesson_id": lesson_id, "at": now}
        with writing_for(self._database, person_id) as connection:
            insert_if_absent(connection, lesson_done, row)

    def lessons_done(self, person_id: int) -> dict[str, datetime]:
        """When each lesson was done, by its id."""
        return self._read(lessons_done, person_id)


def openings(connection: Connection, person_id: int) -> dict[str, datetime]:
    """When this person first opened each scenario, by scenario id, oldest first."""
    found = (
        select(opening.c.scenario_id, opening.c.at)
        .where(opening.c.person_id == person_id)
        .order_by(opening.c.at)
    )
    return {row.scenario_id: row.at for row in connection.execute(found)}


def lessons_done(connection: Connection, person_id: int) -> dict[str, datetime]:
    """When each lesson was done, by its id."""
    found = select(lesson_done).where(lesson_done.c.person_id == person_id)
    return {row.lesson_id: row.at for row in connection.execute(found)}


FIRST_OPENED = (
    select(opening.c.at)
    .where(
        opening.c.person_id == bindparam("person_id"),
        opening.c.scenario_id == bindparam("scenario_id"),
    )
    .scalar_subquery()
)
"""When the participant `person_id` first opened the scenario `scenario_id`; else NULL."""
