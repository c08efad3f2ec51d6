"""Participants: who they are, by which device they are known, what they may take away or erase."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, select, update

from ccc.access import JoinedWorkshop
from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.storage.database.host_rights import forget_unreadable_drafts
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import (
    ERASED,
    end_token,
    insert,
    insert_if_absent,
    named,
    read_as,
    refuse_if_ended,
    rows_of,
    token_hash,
    writing_for,
)
from ccc.storage.participants.mark_rows import IS_DRAFT
from ccc.storage.schema.mark_tables import mark
from ccc.storage.schema.tables import device, metadata, person
from ccc.storage.schema.workshop_tables import host, joined, workshop

# Put together once: that takes as long as to run it.
_OF_DEVICE = (
    select(person)
    .join(device, device.c.person_id == person.c.id)
    .where(device.c.token_hash == bindparam("token_hash"))
)


class Participants(Repository):
    """Who practises."""

    def of_device(self, token: str) -> Participant | None:
        """The participant whose device this is, or None."""
        row = self._first(_OF_DEVICE, {"token_hash": token_hash(token)})
        return None if row is None else participant_from(row)

    def enrol(self, token: str, nickname: str, now: datetime) -> Participant:
        """The participant of this device: a new one, unless another tab was first.

        Refused where the browser has another cookie by now.
        """
        known = self.of_device(token)
        if known is not None:
            return known
        with self._database.writing() as connection:
            refuse_if_ended(connection, token)
            row = {**named(nickname), "since": now}
            person_id = insert(connection, person, row)
            link = {"token_hash": token_hash(token), "person_id": person_id, "since": now}
            if insert_if_absent(connection, device, link):
                return Participant(person_id, nickname, now)
            connection.rollback()
        first = self.of_device(token)
        if first is None:
            raise StorageError(ERASED)
        return first

    def rename(self, person_id: int, nickname: str) -> None:
        """Give a participant another nickname."""
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                update(person).where(person.c.id == person_id).values(named(nickname))
            )

    def ask_guesses(self, person_id: int, *, wanted: bool) -> None:
        """Remember whether a participant wants to guess the score of each first draft."""
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                update(person).where(person.c.id == person_id).values(guesses=wanted)
            )

    def allow_coach(self, person_id: int, *, allowed: bool) -> None:
        """Remember whether a coach of this server may read all that a participant wrote.

        Whoever may not from now on loses the drafts of what they were about to say of it.
        """
        with writing_for(self._database, person_id) as connection:
            connection.execute(
                update(person).where(person.c.id == person_id).values(coach_may=allowed)
            )
            forget_unreadable_drafts(connection, mark.c.person_id == person_id)

    def workshops_of(self, person_id: int) -> tuple[JoinedWorkshop, ...]:
        """The workshops that a participant joined, the earliest first."""
        return self._read(joined_workshops, person_id)

    def allow_coach_of(
        self, person_id: int, workshop_id: int, now: datetime, *, allowed: bool
    ) -> None:
        """Remember whether a coach who holds a workshop may read all that a participant wrote.

        Nothing happens where the participant has not joined it. Drafts go as with `allow_coach`.
        """
        here = (joined.c.person_id == person_id, joined.c.workshop_id == workshop_id)
        with writing_for(self._database, person_id) as connection:
            other = joined.c.coach_may != allowed
            said = {"coach_may": allowed, "said_yes_at": now if allowed else None}
            connection.execute(update(joined).where(*here, other).values(said))
            forget_unreadable_drafts(connection, mark.c.person_id == person_id)

    def export(self, person_id: int) -> dict[str, Any]:
        """Everything kept of a person, ready for `json.dumps` and UTF-8.

        One list a table, by its name. Of devices and recovery codes only the time is told: the
        secrets themselves are not kept. Hosts are told by name. What a coach has not handed over is
        not among it.
        """
        with self._database.snapshot() as connection:
            people = rows_of(connection, person, person.c.id == person_id)
            if not people:
                raise StorageError(ERASED)
            found = {
                table.name: rows_of(connection, table, table.c.person_id == person_id)
                for table in metadata.sorted_tables
                if "person_id" in table.c
            }
            hosts = {row.id: row.name for row in connection.execute(select(host))}
            found[mark.name] = _given(connection, person_id, hosts)
        hidden = {"person_id", "token_hash", "code_hash"}
        told = {
            name: [
                _by_name({key: row[key] for key in row if key not in hidden}, hosts) for row in rows
            ]
            for name, rows in found.items()
        }
        del people[0]["folded"]
        return {"person": people[0], **told}

    def erase(self, person_id: int) -> None:
        """Delete a person and everything of theirs for good; nothing happens the second time."""
        theirs = select(device.c.token_hash).where(device.c.person_id == person_id)
        with self._database.writing() as connection:
            for hashed in connection.execute(theirs).scalars().all():
                end_token(connection, hashed)
            connection.execute(delete(person).where(person.c.id == person_id))
        self._database.fold_log()


def joined_workshops(
    connection: Connection, person_id: int, *which: ColumnElement[bool]
) -> tuple[JoinedWorkshop, ...]:
    """The workshops that a participant joined, the earliest first; those alone that meet these."""
    found = (
        select(workshop.c.id, workshop.c.title, joined.c.at, joined.c.coach_may)
        .join(joined, joined.c.workshop_id == workshop.c.id)
        .where(joined.c.person_id == person_id, *which)
        .order_by(joined.c.at, workshop.c.id)
    )
    return tuple(JoinedWorkshop(*row) for row in connection.execute(found))


def _given(connection: Connection, person_id: int, hosts: Mapping[int, str]) -> list[Any]:
    """The marks that were handed over, each with its coach's name instead of their number."""
    rows = rows_of(connection, mark, (mark.c.person_id == person_id) & ~IS_DRAFT)
    return [{"coach": hosts[row.pop("host_id")], **row} for row in rows]


def _by_name(row: dict[str, Any], hosts: Mapping[int, str]) -> dict[str, Any]:
    """The row with the name of its host, where it has one, in place of a number."""
    return {
        "host" if key == "host_id" else key: hosts[value] if key == "host_id" else value
        for key, value in row.items()
    }


def participant_from(row: Row[Any]) -> Participant:
    """A row of `person` as a participant."""
    return read_as(Participant, row)
