"""Objections: where a participant said that the scorer is wrong."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, select, update

from ccc.access import Host
from ccc.practice.attempts import Disputed, NewObjection, Objection
from ccc.scoring.assessment import Assessment
from ccc.storage.database.host_rights import may_read
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert, read_as, writing_about, writing_for
from ccc.storage.schema.tables import objection


class Objections(Repository):
    """What participants dispute."""

    def save(self, person_id: int, scenario_id: str, new: NewObjection, now: datetime) -> int:
        """Keep an objection; returns its id, by which a reason is added or it is taken back.

        The same again, before a reason was given, is the one that is kept already.
        """
        row = {
            "person_id": person_id,
            "scenario_id": scenario_id,
            "note": new.note,
            **vars(new.said),
            "reason": "",
            "for_makers": False,
            "assessment": new.assessment.to_json(),
            "at": now,
        }
        same = ("person_id", "scenario_id", "note", "about", "criterion", "words", "reason")
        known = select(objection.c.id).filter_by(**{name: row[name] for name in same}).limit(1)
        with writing_about(self._database, person_id, scenario_id) as connection:
            kept: int | None = connection.execute(known).scalar()
            return insert(connection, objection, row) if kept is None else kept

    def explain(self, person_id: int, number: int, reason: str, *, for_makers: bool) -> None:
        """Add a reason in the writer's words, and whether the scorer's makers may read the note."""
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                update(objection)
                .where(objection.c.id == number, objection.c.person_id == person_id)
                .values(reason=reason, for_makers=for_makers)
            )

    def take_back(self, person_id: int, number: int) -> None:
        """Forget an objection; nothing happens the second time."""
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                delete(objection).where(
                    objection.c.id == number, objection.c.person_id == person_id
                )
            )

    def for_makers(self) -> tuple[Objection, ...]:
        """Every objection that its writer gave to the scorer's makers, oldest first."""
        return self._read(objections_where, objection.c.for_makers)

    def for_makers_read_by(self, host: Host) -> tuple[Objection, ...]:
        """Of these, the ones by participants whom the host may read."""
        return self._read(objections_where, _for_makers_read_by(host))

    def number_for_makers_read_by(self, host: Host) -> int:
        """How many these are."""
        found = select(func.count()).where(_for_makers_read_by(host))
        return self._scalar(found) or 0


def _for_makers_read_by(host: Host) -> ColumnElement[bool]:
    return objection.c.for_makers & may_read(host, objection.c.person_id)


def objections_where(
    connection: Connection, condition: ColumnElement[bool]
) -> tuple[Objection, ...]:
    """The objections that meet a condition, oldest first."""
    found = select(objection).where(condition).order_by(objection.c.id)
    return tuple(_objection_from(row) for row in connection.execute(found))


def _objection_from(row: Row[Any]) -> Objection:
    said = Disputed(row.about, row.criterion, row.words)
    return read_as(Objection, row, said=said, assessment=Assessment.from_json(row.assessment))
