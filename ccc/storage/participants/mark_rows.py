"""Rows of marks and answers as the domain knows them, for coaches and participants alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from ccc.coaching.marks import Mark, MarkAnswer, Marking
from ccc.storage.database.statements import read_as
from ccc.storage.schema.mark_tables import mark, mark_answer
from ccc.storage.schema.workshop_tables import host

IS_DRAFT = mark.c.state == "draft"


def marks_of(connection: Connection, person_id: int) -> tuple[Mark, ...]:
    """All marks that were handed over to a participant, oldest first."""
    return marks_where(connection, ~IS_DRAFT & (mark.c.person_id == person_id))


def marks_where(connection: Connection, condition: ColumnElement[bool]) -> tuple[Mark, ...]:
    """The marks that meet a condition, oldest first."""
    rows = connection.execute(_marks().where(condition).order_by(mark.c.id))
    return tuple(_mark_from(row) for row in rows)


def marking_values(said: Marking) -> dict[str, Any]:
    """The columns of `mark` that hold what its coach says."""
    return {
        "levels": dict(said.levels),
        "reasons": dict(said.reasons),
        "comment": said.comment,
        "quote": said.quote,
    }


def _marks() -> Select[Any]:
    answer = (
        mark_answer.c.text,
        mark_answer.c.seen_at,
        mark_answer.c.at.label("answered_at"),
        mark_answer.c.replied_at,
    )
    return (
        select(mark, host.c.name.label("host_name"), *answer)
        .join(host, host.c.id == mark.c.host_id)
        .outerjoin(mark_answer, mark_answer.c.mark_id == mark.c.id)
    )


def _mark_from(row: Row[Any]) -> Mark:
    waits = row.answered_at is not None and row.replied_at is None
    return read_as(Mark, row, answer=_answer_from(row), waits=waits)


def _answer_from(row: Row[Any]) -> MarkAnswer | None:
    if row.seen_at is None:
        return None
    return MarkAnswer(row.text, row.seen_at, row.answered_at)
