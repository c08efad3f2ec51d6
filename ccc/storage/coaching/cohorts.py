"""What is told of a workshop's people who said yes: notes by week, and all that is handed over."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, true

from ccc.access import REFUSED, Host
from ccc.errors import RefusedError, StorageError
from ccc.storage.database.host_rights import SAID_YES, holds, may_read
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import json_from
from ccc.storage.participants.mark_rows import IS_DRAFT
from ccc.storage.schema.mark_tables import mark, mark_answer
from ccc.storage.schema.tables import attempt, person
from ccc.storage.schema.workshop_tables import host as host_table
from ccc.storage.schema.workshop_tables import joined, workshop

Row = Mapping[str, Any]

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class CohortRecords:
    """What is kept of a cohort as plain values, a row each: moments are texts in ISO 8601.

    Of people who said yes alone, with what coaches handed over to them and no draft. Rows of
    `attempts` and `marks` have `levels` by criterion, which an attempt may have none of.
    """

    title: str
    people: Sequence[Row]
    attempts: Sequence[Row]
    marks: Sequence[Row]
    answers: Sequence[Row]

    def without_nicknames(self) -> CohortRecords:
        """The same with numbers alone for people; what they wrote stays as it is."""
        return replace(self, people=[{**one, "nickname": ""} for one in self.people])


class Cohorts(Repository):
    """Workshops as cohorts of those who said yes."""

    def notes_by_week(
        self, by: Host, person_ids: Collection[int], weeks: Sequence[datetime]
    ) -> dict[int, tuple[int, ...]]:
        """How many notes each of these wrote in the weeks that begin then, of whom the host reads.

        Whoever wrote none in all of them is missing.
        """
        counts = [
            func.count().filter(attempt.c.at >= began, attempt.c.at < began + _WEEK)
            for began in weeks
        ]
        found = (
            select(attempt.c.person_id, *counts)
            .where(
                attempt.c.person_id.in_(person_ids),
                attempt.c.at >= weeks[0],
                may_read(by, attempt.c.person_id),
            )
            .group_by(attempt.c.person_id)
        )
        return {row[0]: tuple(row[1:]) for row in self._all(found)}

    def records_for(self, by: Host, workshop_id: int) -> CohortRecords:
        """All of a cohort that the host may read. Raises RefusedError where that is nothing."""
        readable = holds(by, joined.c.workshop_id) & may_read(by, joined.c.person_id)
        with self._database.snapshot() as connection:
            records = _records(connection, workshop_id, readable)
        if records is None or not records.people:
            raise RefusedError(REFUSED)
        return records

    def records(self, workshop_id: int) -> CohortRecords:
        """All of a cohort. Raises StorageError where there is no such workshop."""
        with self._database.snapshot() as connection:
            records = _records(connection, workshop_id, true())
        if records is None:
            raise StorageError(f"There is no workshop number {workshop_id} here.")
        return records


def _records(
    connection: Connection, workshop_id: int, readable: ColumnElement[bool]
) -> CohortRecords | None:
    title = connection.execute(select(workshop.c.title).filter_by(id=workshop_id)).scalar()
    if title is None:
        return None
    here = (joined.c.workshop_id == workshop_id) & SAID_YES & readable
    whom = select(joined.c.person_id).where(here)
    handed_over = ~IS_DRAFT & mark.c.person_id.in_(whom)
    parts = (_people(here), _attempts(whom), _marks(handed_over), _answers(handed_over))
    return CohortRecords(title, *(_rows(connection, found) for found in parts))


def _people(here: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            person.c.id.label("person"),
            joined.c.number,
            person.c.nickname,
            person.c.since.label("here_since"),
            joined.c.at.label("joined_at"),
            joined.c.said_yes_at,
        )
        .join(joined, joined.c.person_id == person.c.id)
        .where(here)
        .order_by(joined.c.number)
    )


_LEFT_OUT = ("assessment", "scenario_id")
"""Of an attempt: what explains it is long, and read in the app."""


def _attempts(whom: Select[Any]) -> Select[Any]:
    told = [column for column in attempt.c if column.name not in {"id", "person_id", *_LEFT_OUT}]
    return (
        select(
            attempt.c.id.label("attempt"),
            attempt.c.person_id.label("person"),
            attempt.c.scenario_id.label("scenario"),
            *told,
        )
        .where(attempt.c.person_id.in_(whom))
        .order_by(attempt.c.id)
    )


def _marks(handed_over: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            mark.c.id.label("mark"),
            mark.c.attempt_id.label("attempt"),
            host_table.c.name.label("coach"),
            *mark.c["blind", "state", "at", "replaces", "levels", "reasons", "quote", "comment"],
        )
        .join(host_table, host_table.c.id == mark.c.host_id)
        .where(handed_over)
        .order_by(mark.c.id)
    )


def _answers(handed_over: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            mark_answer.c.mark_id.label("mark"),
            mark_answer.c.person_id.label("person"),
            *mark_answer.c["seen_at", "text", "at"],
        )
        .where(mark_answer.c.mark_id.in_(select(mark.c.id).where(handed_over)))
        .order_by(mark_answer.c.mark_id)
    )


def _rows(connection: Connection, found: Select[Any]) -> list[Row]:
    return [json_from(row) for row in connection.execute(found)]
