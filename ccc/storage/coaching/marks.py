"""Marks: what coaches say of notes, kept as it is typed until it is handed over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from ccc.access import REFUSED, Host
from ccc.coaching.marks import EarlierWords, Mark, Marking, earlier_words
from ccc.errors import RefusedError
from ccc.practice.attempts import Attempt
from ccc.storage.database.host_rights import (
    is_host,
    may_read,
    reading_of,
    refuse_unless,
    writing_as_host,
)
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert
from ccc.storage.participants.attempts import attempt_from
from ccc.storage.participants.mark_rows import IS_DRAFT, marking_values, marks_where
from ccc.storage.schema.mark_tables import levels_shown, mark, mark_answer
from ccc.storage.schema.tables import attempt
from ccc.storage.schema.workshop_tables import host as host_table

LATEST_MARKS = 200
"""So many of a coach's own marks are looked through for what they wrote before."""


class Marks(Repository):
    """What hosts say of notes that they may read.

    RefusedError where the host may not read the writer any more, or the note is not there.
    """

    def of_note(self, by: Host, note: Attempt) -> tuple[Mark, ...]:
        """The host's own marks of a note, and what others handed over.

        Raises RefusedError where its writer erased it, too.
        """
        found = self.of_notes(by, note.person_id, [note.id])
        if note.id not in found:
            raise RefusedError(REFUSED)
        return found[note.id]

    def of_notes(
        self, by: Host, person_id: int, note_ids: Collection[int]
    ) -> dict[int, tuple[Mark, ...]]:
        """The same for several notes of one participant by their ids, of those that are there."""
        theirs = (attempt.c.person_id == person_id) & attempt.c.id.in_(note_ids)
        with reading_of(self._database, by, person_id) as connection:
            here = connection.execute(select(attempt.c.id).where(theirs)).scalars().all()
            seen = mark.c.attempt_id.in_(here) & (_own(by) | ~IS_DRAFT)
            marks = marks_where(connection, seen)
        return {note: tuple(one for one in marks if one.attempt_id == note) for note in here}

    def change(
        self, by: Host, note: Attempt, change: Callable[[Marking], Marking], now: datetime
    ) -> Marking | None:
        """Change the host's draft as it is by now, whatever other windows do; the one before.

        Where there is none it begins empty. None, and nothing is changed, where another window
        handed it over meanwhile.
        """
        with self._writing(by, note) as connection:
            latest = _latest(connection, by, note)
            if latest is not None and not latest.is_draft:
                return None
            before = Marking() if latest is None else latest
            after = change(before)
            values = marking_values(after) | {"at": now}
            if latest is None:
                _begin(connection, by, note, values)
            else:
                values["blind"] = latest.blind and after.levels == latest.levels
                connection.execute(update(mark).where(mark.c.id == latest.id).values(values))
        return before

    def begin_again(self, by: Host, note: Attempt, now: datetime) -> None:
        """Begin a mark in place of the host's opened one, with what that says.

        Nothing happens where there is a draft already, or nothing that was opened.
        """
        with self._writing(by, note) as connection:
            latest = _latest(connection, by, note)
            if latest is not None and latest.state == "opened":
                values = marking_values(latest) | {"at": now, "replaces": latest.id}
                _begin(connection, by, note, values)

    def discard(self, by: Host, note: Attempt) -> None:
        """Delete the host's draft on a note; nothing happens the second time."""
        with self._writing(by, note) as connection:
            connection.execute(delete(mark).where(_own(by), mark.c.attempt_id == note.id, IS_DRAFT))

    def hand_over(self, by: Host, note: Attempt, now: datetime) -> bool:
        """Give the host's draft to the note's writer; whether there was one to give.

        Whoever answered the mark that it replaces has a reply now.
        """
        with self._writing(by, note) as connection:
            judged = _attempt(connection, note).assessment
            _show_levels(connection, by, [note.id], now)
            latest = _latest(connection, by, note)
            if latest is None or not latest.is_draft or not latest.says_something:
                return False
            values = marking_values(latest.as_handed_over(judged))
            state = {"state": "handed_over", "at": now}
            connection.execute(update(mark).where(mark.c.id == latest.id).values(values | state))
            if latest.replaces is not None:
                _reply(connection, latest.replaces, now)
        return True

    def take_back(self, by: Host, note: Attempt) -> bool:
        """Make the host's mark a draft again; whether it was still unopened."""
        back = (
            update(mark)
            .where(_own(by), mark.c.attempt_id == note.id, mark.c.state == "handed_over")
            .values(state="draft")
        )
        with self._writing(by, note) as connection:
            return connection.execute(back).rowcount == 1

    def earlier_words(self, by: Host) -> EarlierWords:
        """What the host wrote in marks that they handed over, of people whom they may read."""
        latest = (
            select(mark.c.id)
            .where(_own(by), ~IS_DRAFT, may_read(by, mark.c.person_id))
            .order_by(mark.c.id.desc())
            .limit(LATEST_MARKS)
        )
        return earlier_words(self._read(marks_where, mark.c.id.in_(latest)))

    def waiting_answers(self, by: Host) -> Mapping[int, tuple[Mark, ...]]:
        """The host's marks whose writers answered and have no reply yet, by the writer's id."""
        waits = and_(
            _own(by),
            mark_answer.c.at.is_not(None),
            mark_answer.c.replied_at.is_(None),
            may_read(by, mark.c.person_id),
        )
        found = self._read(marks_where, waits)
        people = dict.fromkeys(one.person_id for one in found)
        return {who: tuple(one for one in found if one.person_id == who) for who in people}

    def reply(self, by: Host, answered: Mark, now: datetime) -> None:
        """Remember that the host replied to an answer, in whatever way."""
        with writing_as_host(self._database, by, answered.person_id) as connection:
            own = select(mark.c.id).where(_own(by), mark.c.id == answered.id)
            if connection.execute(own).first() is not None:
                _reply(connection, answered.id, now)

    def hide_levels(self, by: Host, *, wanted: bool) -> None:
        """Remember whether a host wants to mark before the tool's levels are shown."""
        with self._database.writing() as connection:
            refuse_unless(connection, is_host(by))
            connection.execute(
                update(host_table).where(host_table.c.id == by.id).values(hides_levels=wanted)
            )

    def hides_levels(self, by: Host) -> bool:
        """Whether a host wants to mark before the tool's levels are shown."""
        found = select(host_table.c.hides_levels).where(host_table.c.id == by.id, is_host(by))
        return bool(self._scalar(found))

    def hidden(self, by: Host, notes: Collection[Attempt]) -> frozenset[int]:
        """The ids of those notes whose levels this host has not been shown, and hides till then."""
        if not self.hides_levels(by):
            return frozenset()
        ids = frozenset(note.id for note in notes)
        return ids - self._read(_shown, by, ids)

    def show_levels(self, by: Host, notes: Collection[Attempt], now: datetime) -> None:
        """Remember that the host is shown the tool's levels of these notes.

        A draft whose levels were set before is blind from now on, for as long as they stay.
        """
        ids = {note.id for note in notes}
        unshown = ids - self._read(_shown, by, ids)
        for person_id in {note.person_id for note in notes if note.id in unshown}:
            theirs = (attempt.c.person_id == person_id) & attempt.c.id.in_(unshown)
            with writing_as_host(self._database, by, person_id) as connection:
                here = connection.execute(select(attempt.c.id).where(theirs)).scalars().all()
                _show_levels(connection, by, here, now)

    @contextmanager
    def _writing(self, by: Host, note: Attempt) -> Iterator[Connection]:
        """A write about a note that is still there."""
        with writing_as_host(self._database, by, note.person_id) as connection:
            _attempt(connection, note)
            yield connection


def _own(by: Host) -> ColumnElement[bool]:
    return mark.c.host_id == by.id


def _attempt(connection: Connection, note: Attempt) -> Attempt:
    """The note as it is kept. Raises RefusedError where it is not there any more."""
    found = select(attempt).where(attempt.c.id == note.id, attempt.c.person_id == note.person_id)
    row = connection.execute(found).first()
    if row is None:
        raise RefusedError(REFUSED)
    return attempt_from(row)


def _latest(connection: Connection, by: Host, note: Attempt) -> Mark | None:
    """The host's newest mark of a note, whatever its state."""
    found = marks_where(connection, _own(by) & (mark.c.attempt_id == note.id))
    return found[-1] if found else None


def _begin(connection: Connection, by: Host, note: Attempt, values: Mapping[str, object]) -> None:
    about = {"attempt_id": note.id, "person_id": note.person_id, "host_id": by.id}
    insert(connection, mark, {**about, "blind": False, "state": "draft", **values})


def _shown(connection: Connection, by: Host, attempt_ids: Collection[int]) -> set[int]:
    """The ids of those notes whose levels the host has been shown."""
    found = select(levels_shown.c.attempt_id).where(
        levels_shown.c.host_id == by.id, levels_shown.c.attempt_id.in_(attempt_ids)
    )
    return set(connection.execute(found).scalars())


def _show_levels(
    connection: Connection, by: Host, attempt_ids: Collection[int], now: datetime
) -> None:
    """The same within a write: the writer's row is held, so that two windows take turns."""
    first = set(attempt_ids) - _shown(connection, by, attempt_ids)
    if not first:
        return
    rows = [{"host_id": by.id, "attempt_id": attempt_id, "at": now} for attempt_id in first]
    connection.execute(levels_shown.insert(), rows)
    drafts = _own(by) & mark.c.attempt_id.in_(first) & IS_DRAFT
    has_levels = [one.id for one in marks_where(connection, drafts) if one.levels]
    connection.execute(update(mark).where(mark.c.id.in_(has_levels)).values(blind=True))


def _reply(connection: Connection, mark_id: int, now: datetime) -> None:
    waits = mark_answer.c.at.is_not(None) & mark_answer.c.replied_at.is_(None)
    connection.execute(
        update(mark_answer).where(mark_answer.c.mark_id == mark_id, waits).values(replied_at=now)
    )
