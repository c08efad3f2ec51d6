"""Workshops whose time is over: what belongs to persons goes, and counts stay."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, select, true, update

from ccc.access import Host
from ccc.storage.database.host_rights import forget_unreadable_drafts, holds
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_if_absent
from ccc.storage.schema.tables import metadata
from ccc.storage.schema.workshop_tables import (
    joined,
    kept_count,
    room_answer,
    round_note,
    workshop,
    workshop_host,
)
from ccc.workshop.keeping import Counts, Forgotten, KeptUntil
from ccc.workshop.workshop import OF_THE_ROOM

_STAY = (workshop_host, kept_count)
"""Of a workshop's own tables, these alone stay; any other goes, whatever is added later."""


class Keeping(Repository):
    """How long workshops are kept."""

    def kept(self) -> tuple[KeptUntil, ...]:
        """The workshops of which everything is still kept, the one that goes next first."""
        found = (
            select(workshop.c.id, workshop.c.title, workshop.c.keep_until)
            .where(workshop.c.id.not_in(select(kept_count.c.workshop_id)))
            .order_by(workshop.c.keep_until, workshop.c.id)
        )
        return tuple(KeptUntil(row.id, row.title, row.keep_until) for row in self._all(found))

    def forgotten(self, by: Host, workshop_id: int) -> Forgotten | None:
        """What stays of a workshop that was forgotten; None for any other, or of another host."""
        found = (
            select(workshop.c.id, workshop.c.title, kept_count.c.counts, kept_count.c.at)
            .join(kept_count, kept_count.c.workshop_id == workshop.c.id)
            .where(workshop.c.id == workshop_id, holds(by, workshop.c.id))
        )
        row = self._first(found)
        if row is None:
            return None
        return Forgotten(row.id, row.title, Counts.from_json(row.counts), row.at)

    def forget_due(self, now: datetime) -> tuple[Forgotten, ...]:
        """Delete the joinings, answers and rounds of all workshops whose time is over, once each.

        Their counts stay, and one that was still open is closed. Attempts are their writers', and
        coaches who could read them by this workshop alone lose their drafts of marks.
        """
        due = (
            select(workshop.c.id, workshop.c.title)
            .where(
                workshop.c.keep_until <= now,
                workshop.c.id.not_in(select(kept_count.c.workshop_id)),
            )
            .order_by(workshop.c.id)
            .with_for_update()
        )
        with self._database.writing() as connection:
            counted = [
                Forgotten(row.id, row.title, _counts(connection, row.id), now)
                for row in connection.execute(due).all()
            ]
            gone = tuple(one for one in counted if _forget(connection, one))
        if gone:
            self._database.fold_log()
        return gone


def _forget(connection: Connection, one: Forgotten) -> bool:
    """Whether it was forgotten now, and not by another process meanwhile."""
    row = {"workshop_id": one.workshop_id, "counts": one.counts.to_json(), "at": one.at}
    if not insert_if_absent(connection, kept_count, row):
        return False
    for table in metadata.sorted_tables:
        if "workshop_id" in table.c and table not in _STAY:
            connection.execute(delete(table).where(table.c.workshop_id == one.workshop_id))
    forget_unreadable_drafts(connection, true())
    still_open = (workshop.c.id == one.workshop_id) & workshop.c.closed.is_(None)
    connection.execute(update(workshop).where(still_open).values(closed=one.at, ends=None))
    return True


def _counts(connection: Connection, workshop_id: int) -> Counts:
    here = (joined.c.workshop_id == workshop_id) & joined.c.removed.is_(False)
    people = select(joined.c.person_id).where(here)
    answers = (
        select(room_answer.c.step, room_answer.c.question, room_answer.c.said, func.count())
        .where(room_answer.c.workshop_id == workshop_id, room_answer.c.person_id.in_(people))
        .group_by(room_answer.c.step, room_answer.c.question, room_answer.c.said)
    )
    notes = (
        select(round_note.c.step, func.count().label("notes"))
        .where(
            round_note.c.workshop_id == workshop_id,
            round_note.c.attempt_id.is_not(None),
            round_note.c.person_id.in_(people),
        )
        .group_by(round_note.c.step)
    )
    said: dict[int, dict[str, int]] = {}
    choices: dict[int, int] = {}
    for step, question, answer, times in connection.execute(answers):
        if question == OF_THE_ROOM:
            said.setdefault(step, {})[answer] = times
        else:
            choices[step] = choices.get(step, 0) + times
    return Counts(
        people=_number(connection, here),
        coach_may=_number(connection, here & joined.c.coach_may),
        notes={row.step: row.notes for row in connection.execute(notes)},
        answers=said,
        choices=choices,
    )


def _number(connection: Connection, joinings: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).where(joinings)).scalar_one()
