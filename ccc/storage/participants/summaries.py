"""One row a participant, for a coach's lists: written by whatever changes a figure in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Row, bindparam, exists, func, select

from ccc.coaching.summary import (
    History,
    PersonSummary,
    PutAside,
    Written,
    history_of,
    put_aside_most,
    rules,
    summary_from,
)
from ccc.practice.attempts import Attempt, SetAside
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_or_replace, read_as
from ccc.storage.dump import Progress
from ccc.storage.schema.desk_tables import person_summary, summary_history
from ccc.storage.schema.tables import STANDARD_ERROR, attempt, person, set_aside, setting

BATCH = 100
"""Participants whose summaries are made anew in one transaction, for which writers wait."""

_WHO = bindparam("person_id", type_=Integer)

_ERROR = select(setting.c.value).where(setting.c.name == STANDARD_ERROR)

_KEPT = (
    select(
        setting.c.value.label("standard_error"),
        *person_summary.c["rules", "put_aside"],
        summary_history.c.history,
    )
    .select_from(
        setting.outerjoin(person_summary, person_summary.c.person_id == _WHO).outerjoin(
            summary_history, summary_history.c.person_id == _WHO
        )
    )
    .where(setting.c.name == STANDARD_ERROR)
)

_WRITTEN = (
    select(*attempt.c[Written._fields]).where(attempt.c.person_id == _WHO).order_by(attempt.c.id)
)

_ASIDES = (
    select(*set_aside.c["criterion", "say", "reason"])
    .where(set_aside.c.person_id == _WHO)
    .order_by(set_aside.c.id)
)


class Summaries(Repository):
    """What coaches are told of each participant."""

    def bring_up_to_date(self, standard_error: float, progress: Progress | None = None) -> int:
        """Make every summary that is missing, or made by other rules; how many these were.

        `standard_error` is the scorer's own, in points; from now on whatever is written goes by it.
        """
        by = rules(standard_error)
        with self._database.writing() as connection:
            row = {"name": STANDARD_ERROR, "value": repr(standard_error)}
            insert_or_replace(connection, setting, row)
            due = connection.execute(select(func.count(person.c.id)).where(_made_by_others(by)))
            total = due.scalar_one()
        made, last = 0, 0
        while batch := self._make_after(last, by):
            made, last = made + len(batch), batch[-1]
            if progress is not None:
                progress(made, max(made, total))
        return made

    def _make_after(self, last: int, by: str) -> list[int]:
        """Make some of those that are due, of participants with later ids than this; their ids."""
        due = (
            select(person.c.id)
            .where(person.c.id > last, _made_by_others(by))
            .order_by(person.c.id)
            .limit(BATCH)
            .with_for_update(key_share=True)
        )
        with self._database.writing() as connection:
            ids = list(connection.execute(due).scalars())
            for person_id in ids:
                summarise(connection, person_id)
        return ids


def _made_by_others(by: str) -> ColumnElement[bool]:
    """Whether a person has no summary that was made by these rules."""
    return ~exists().where(person_summary.c.person_id == person.c.id, person_summary.c.rules == by)


def summarise(connection: Connection, person_id: int) -> None:
    """Write a participant's summary anew, within the write that changed a figure of it.

    The participant's row is held by then. Nothing is written before `bring_up_to_date` has said how
    far a score may be wrong; it then makes the summary.
    """
    error = connection.execute(_ERROR).scalar()
    if error is None:
        return
    who = {"person_id": person_id}
    written = connection.execute(_WRITTEN, who)
    asides = [SetAside(*row) for row in connection.execute(_ASIDES, who)]
    history = history_of((Written(*row) for row in written), float(error))
    _keep(connection, person_id, history, put_aside_most(asides), float(error))


def count_in(connection: Connection, new: Attempt) -> None:
    """Write its writer's summary with an attempt more, within the write that kept it.

    No other attempt is read where the summary was made by the rules of now.
    """
    kept = connection.execute(_KEPT, {"person_id": new.person_id}).first()
    if kept is None:
        return
    error = float(kept.standard_error)
    if kept.rules != rules(error) or kept.history is None:
        summarise(connection, new.person_id)
        return
    history = History.from_json(kept.history).after(Written.of(new), error)
    _keep(connection, new.person_id, history, _put_aside(kept.put_aside), error)


def _keep(
    connection: Connection,
    person_id: int,
    history: History,
    put_aside: PutAside | None,
    error: float,
) -> None:
    summary = summary_from(history, put_aside, error)
    insert_or_replace(connection, person_summary, {"person_id": person_id, **_values(summary)})
    going_on = {"person_id": person_id, "history": history.to_json()}
    insert_or_replace(connection, summary_history, going_on)


def _put_aside(kept: Mapping[str, Any] | None) -> PutAside | None:
    return None if kept is None else PutAside(**kept)


def summary_from_row(row: Row[Any]) -> PersonSummary | None:
    """The summary in a row that holds the columns of `person_summary`; None where it has none."""
    if row.rules is None:
        return None
    return read_as(PersonSummary, row, put_aside=_put_aside(row.put_aside))


def _values(summary: PersonSummary) -> dict[str, Any]:
    """The columns of `person_summary`, without the person's id."""
    return {
        **vars(summary),
        "means": dict(summary.means),
        "changed": dict(summary.changed),
        "weakest": summary.weakest,
        "put_aside": summary.put_aside and vars(summary.put_aside),
        "times_aside": summary.put_aside.times if summary.put_aside else 0,
    }
