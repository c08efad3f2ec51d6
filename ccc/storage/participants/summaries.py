"""One row a participant, for a coach's lists: written by whatever changes a figure in it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, exists, func, select

from ccc.coaching.same_words import LATEST
from ccc.coaching.summary import History, Levels, PersonSummary, PutAside, rules, summary_from
from ccc.practice.attempts import SetAside
from ccc.practice.forecasts import ErrorSums
from ccc.practice.improvement import DraftScore, compared_ends
from ccc.storage.database.database import Database
from ccc.storage.database.statements import insert_or_replace
from ccc.storage.dump import Progress
from ccc.storage.schema.desk_tables import person_summary
from ccc.storage.schema.tables import attempt, person, set_aside, setting

STANDARD_ERROR = "standard_error"
"""The name of a setting: the scorer's own error, in points, by which summaries are made."""

BATCH = 100
"""Participants whose summaries are made anew in one transaction, for which writers wait."""

_WHO = attempt.c.person_id == bindparam("person_id")

_GUESSES = attempt.c.forecast.is_not(None) & attempt.c.score.is_not(None)
_ERROR_OF = attempt.c.forecast - attempt.c.score

_COUNTS = select(
    func.count().label("notes"),
    func.max(attempt.c.nth).label("most_tries"),
    func.max(attempt.c.at).label("last_at"),
    func.count().filter(_GUESSES).label("guesses"),
    func.coalesce(func.sum(_ERROR_OF).filter(_GUESSES), 0).label("total"),
    func.coalesce(func.sum(_ERROR_OF * _ERROR_OF).filter(_GUESSES), 0).label("squares"),
    select(setting.c.value)
    .where(setting.c.name == STANDARD_ERROR)
    .scalar_subquery()
    .label("standard_error"),
).where(_WHO)

_FIRST_DRAFTS = _WHO & attempt.c.unseen & attempt.c.score.is_not(None)

_SCORES = (
    select(attempt.c.id, attempt.c.character_limit, attempt.c.score, attempt.c.margin, attempt.c.at)
    .where(_FIRST_DRAFTS)
    .order_by(attempt.c.id)
)

_LATEST = (
    select(attempt.c.note, attempt.c.levels)
    .where(_FIRST_DRAFTS)
    .order_by(attempt.c.id.desc())
    .limit(LATEST)
)

_ASIDES = (
    select(set_aside.c.criterion, set_aside.c.say, set_aside.c.reason)
    .where(set_aside.c.person_id == bindparam("person_id"))
    .order_by(set_aside.c.id)
)


class Summaries:
    """What coaches are told of each participant. Every method raises StorageError on failure."""

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

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
    who = {"person_id": person_id}
    counts = connection.execute(_COUNTS, who).one()
    if counts.standard_error is None:
        return
    drafts = connection.execute(_SCORES, who).all()
    latest = connection.execute(_LATEST, who).all()[::-1]
    compared = [row for row in drafts if row.character_limit == drafts[-1].character_limit]
    first, last = compared_ends([row.id for row in compared])
    levels = _levels_of(connection, {*first, *last})
    history = History(
        notes=counts.notes,
        new_people=len(drafts),
        compared=[DraftScore(row.score, row.margin, row.at) for row in compared],
        first_levels=[levels[one] for one in first],
        last_levels=[levels[one] for one in last],
        latest_notes=[row.note for row in latest],
        latest_levels=[row.levels or {} for row in latest],
        errors=ErrorSums(counts.guesses, int(counts.total), int(counts.squares)),
        most_tries=counts.most_tries or 0,
        last_at=counts.last_at,
    )
    asides = [SetAside(*row) for row in connection.execute(_ASIDES, who)]
    summary = summary_from(history, asides, float(counts.standard_error))
    insert_or_replace(connection, person_summary, who | _values(summary))


def _levels_of(connection: Connection, attempt_ids: Collection[int]) -> dict[int, Levels]:
    if not attempt_ids:
        return {}
    found = select(attempt.c.id, attempt.c.levels).where(attempt.c.id.in_(attempt_ids))
    return {row.id: row.levels or {} for row in connection.execute(found)}


def summary_from_row(row: Row[Any]) -> PersonSummary | None:
    """The summary in a row that holds the columns of `person_summary`; None where it has none."""
    if row.rules is None:
        return None
    return PersonSummary(
        notes=row.notes,
        new_people=row.new_people,
        compared=row.compared,
        verdict=row.verdict,
        since=row.since,
        first_mean=row.first_mean,
        last_mean=row.last_mean,
        means=row.means,
        changed=row.changed,
        lean=row.lean,
        most_tries=row.most_tries,
        repeated=row.repeated,
        put_aside=row.put_aside and PutAside(**row.put_aside),
        last_at=row.last_at,
        rules=row.rules,
    )


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
