"""The notes of a round: with names for hosts, and one at a time for the screen of the room."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, false, func, select, update

from ccc.access import Host
from ccc.practice.attempts import Attempt
from ccc.storage.database.host_rights import holds
from ccc.storage.database.repository import Repository
from ccc.storage.participants.attempts import attempt_from
from ccc.storage.schema.tables import attempt, draft, person
from ccc.storage.schema.workshop_tables import joined, round_note, workshop, writing_round
from ccc.storage.workshops.leading import leading, this_workshop
from ccc.storage.workshops.room import IS_WRITER, is_here
from ccc.workshop.selection import RoundNote
from ccc.workshop.workshop import Move
from ccc.workshop.writing import NamedNote, Writer


class RoundNotes(Repository):
    """Notes of rounds, of those who are in the room."""

    def of_round(self, workshop_id: int, step: int) -> tuple[RoundNote, ...]:
        """Every note that was sent or taken, in the order of numbers, which are not told."""
        return tuple(map(_note, self._all(_notes(workshop_id, step))))

    def named(self, by: Host, workshop_id: int, step: int) -> tuple[NamedNote, ...]:
        """The same for a host, with numbers and names."""
        found = _notes(workshop_id, step).where(holds(by, round_note.c.workshop_id))
        return tuple(NamedNote(row.number, row.nickname, _note(row)) for row in self._all(found))

    def on_screen(self, workshop_id: int, step: int) -> Attempt | None:
        """The note of a round that the screen shows; None where none is to be seen."""
        found = (
            _notes(workshop_id, step)
            .join(workshop, workshop.c.id == round_note.c.workshop_id)
            .where(joined.c.number == workshop.c.shown, _showable())
        )
        row = self._first(found)
        return None if row is None else attempt_from(row)

    def show(self, by: Host, workshop_id: int, move: Move, of: int, attempt_id: int | None) -> None:
        """Go to another part of the step that is on, and to its note of a round, if it has one.

        A note that was hidden is shown again; one whose writer does not allow it never is. Nothing
        happens where the workshop stands elsewhere by now.
        """
        at = (workshop.c.step == move.seen.step) & (workshop.c.part == move.seen.part)
        this = _this_note(workshop_id, of, attempt_id)
        number = select(joined.c.number).join(round_note, IS_WRITER)
        new: dict[str, Any] = {
            "part": move.to.part,
            "hidden": False,
            "shown": number.where(this, round_note.c.may_show).scalar_subquery(),
        }
        with leading(self._database, by, workshop_id) as connection:
            went = this_workshop(workshop_id).where(at).values(new)
            if connection.execute(went).rowcount == 1:
                seen_now = update(round_note).where(this).values(hidden=False, shown=move.at)
                connection.execute(seen_now)

    def were_shown(self, by: Host, workshop_id: int) -> tuple[Attempt, ...]:
        """The notes that were on the screen one at a time, in that order, for a host.

        Without those that were hidden, or whose writers do not want them shown any more.
        """
        found = (
            select(attempt)
            .join(round_note, round_note.c.attempt_id == attempt.c.id)
            .join(joined, IS_WRITER)
            .where(
                round_note.c.workshop_id == workshop_id,
                round_note.c.shown.is_not(None),
                joined.c.removed.is_(False),
                _showable(),
                holds(by, round_note.c.workshop_id),
            )
            .order_by(round_note.c.shown, joined.c.number)
        )
        return tuple(map(attempt_from, self._all(found)))

    def hide(self, by: Host, workshop_id: int, of: int, *, hidden: bool) -> None:
        """Take the note of a round that is on the screen away from it, or show it again."""
        is_shown = exists().where(
            workshop.c.id == workshop_id,
            joined.c.workshop_id == workshop_id,
            joined.c.number == workshop.c.shown,
            joined.c.person_id == round_note.c.person_id,
        )
        here = (round_note.c.workshop_id == workshop_id) & (round_note.c.step == of)
        with leading(self._database, by, workshop_id) as connection:
            connection.execute(update(round_note).where(here, is_shown).values(hidden=hidden))
            connection.execute(this_workshop(workshop_id).values(hidden=hidden))

    def writers(self, by: Host, workshop_id: int, step: int, now: datetime) -> tuple[Writer, ...]:
        """All who were not taken out, by number, with what a round knows of their writing."""
        part = IS_WRITER & (round_note.c.step == step)
        opened = (
            select(func.max(writing_round.c.opened))
            .where(writing_round.c.workshop_id == workshop_id, writing_round.c.step == step)
            .scalar_subquery()
        )
        typed = and_(
            draft.c.person_id == round_note.c.person_id,
            draft.c.scenario_id == round_note.c.scenario_id,
            draft.c.at >= opened,
        )
        found = (
            select(
                joined.c.number,
                person.c.nickname,
                draft.c.at,
                round_note.c.attempt_id,
                is_here(now).label("here"),
            )
            .join(person, person.c.id == joined.c.person_id)
            .outerjoin(round_note, part)
            .outerjoin(draft, typed)
            .where(
                joined.c.workshop_id == workshop_id,
                joined.c.removed.is_(False),
                holds(by, joined.c.workshop_id),
            )
            .order_by(joined.c.number)
        )
        return tuple(
            Writer(row.number, row.nickname, row.at, row.attempt_id is not None, row.here)
            for row in self._all(found)
        )


def _notes(workshop_id: int, step: int) -> Select[Any]:
    """The notes of those in the room, whether they may be shown or not."""
    return (
        select(
            attempt,
            round_note.c.may_show,
            round_note.c.hidden,
            joined.c.number,
            person.c.nickname,
        )
        .join(round_note, round_note.c.attempt_id == attempt.c.id)
        .join(joined, IS_WRITER)
        .join(person, person.c.id == joined.c.person_id)
        .where(
            round_note.c.workshop_id == workshop_id,
            round_note.c.step == step,
            joined.c.removed.is_(False),
        )
        .order_by(joined.c.number)
    )


def _this_note(workshop_id: int, step: int, attempt_id: int | None) -> ColumnElement[bool]:
    if attempt_id is None:
        return false()
    return and_(
        round_note.c.workshop_id == workshop_id,
        round_note.c.step == step,
        round_note.c.attempt_id == attempt_id,
    )


def _showable() -> ColumnElement[bool]:
    return round_note.c.may_show & round_note.c.hidden.is_(False)


def _note(row: Row[Any]) -> RoundNote:
    return RoundNote(attempt_from(row), row.may_show, row.hidden)
