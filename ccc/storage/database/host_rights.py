"""What `ccc.access` says, as conditions: each statement for a host asks them of the database.

A host is taken at no word: an ended key and a role of before get nothing. The tables have names of
their own in each condition, so that it fits into a statement about the same tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, false, select

from ccc.access import REFUSED, Host, Role
from ccc.errors import RefusedError
from ccc.storage.database.database import Database
from ccc.storage.schema.mark_tables import mark
from ccc.storage.schema.tables import person
from ccc.storage.schema.workshop_tables import host as host_table
from ccc.storage.schema.workshop_tables import joined, workshop_host

SAID_YES = joined.c.coach_may & joined.c.removed.is_(False)
"""Whether somebody who joined a workshop lets its coaches read, and was not taken out."""


def is_host(host: Host) -> ColumnElement[bool]:
    """Whether the host's key still opens, in the role that they come with."""
    key = host_table.alias()
    return exists().where(key.c.id == host.id, key.c.role == host.role.value, key.c.ended.is_(None))


def is_owner(host: Host) -> ColumnElement[bool]:
    """Whether the host gives and ends keys, and gives a workshop another holder."""
    return is_host(host) if host.is_owner else false()


def holds(host: Host, workshop_id: ColumnElement[int] | int) -> ColumnElement[bool]:
    """Whether the host leads this workshop, and reads the notes of its rounds."""
    held = workshop_host.alias()
    theirs = select(held.c.workshop_id).where(held.c.host_id == host.id)
    return is_host(host) & _is_among(workshop_id, held.c.workshop_id, theirs)


def may_read(host: Host, person_id: ColumnElement[int] | int = person.c.id) -> ColumnElement[bool]:
    """Whether the host reads all that a participant wrote, besides rounds of workshops."""
    if not host.reads_who_said_yes:
        return false()
    said_yes = _said_yes_in_a_workshop(host.id, person_id)
    if host.is_owner:
        said_yes |= _said_yes_outside(person_id)
    return is_host(host) & said_yes


def may_still_read(
    host_id: ColumnElement[int], person_id: ColumnElement[int]
) -> ColumnElement[bool]:
    """The same for whoever a row says is its host, whatever role their key has by now."""
    key = host_table.alias()
    owns, coaches = (key.c.role == role.value for role in (Role.OWNER, Role.COACH))
    in_a_workshop = _said_yes_in_a_workshop(key.c.id, person_id)
    return exists().where(
        key.c.id == host_id,
        key.c.ended.is_(None),
        ((owns | coaches) & in_a_workshop) | (owns & _said_yes_outside(person_id)),
    )


def forget_unreadable_drafts(connection: Connection, which: ColumnElement[bool]) -> None:
    """Delete drafts of marks about people whom their hosts may not read any more."""
    unreadable = ~may_still_read(mark.c.host_id, mark.c.person_id)
    connection.execute(delete(mark).where(which, mark.c.state == "draft", unreadable))


def _said_yes_in_a_workshop(
    host_id: ColumnElement[int] | int, person_id: ColumnElement[int] | int
) -> ColumnElement[bool]:
    held, came = workshop_host.alias(), joined.alias()
    said_yes = select(came.c.person_id).where(
        came.c.coach_may,
        came.c.removed.is_(False),
        held.c.workshop_id == came.c.workshop_id,
        held.c.host_id == host_id,
    )
    if isinstance(host_id, int):
        return _is_among(person_id, came.c.person_id, said_yes)
    return said_yes.where(came.c.person_id == person_id).exists()


def _is_among(
    which: ColumnElement[int] | int, column: ColumnElement[int], rows: Select[tuple[int]]
) -> ColumnElement[bool]:
    """Whether a number is in the column of these rows.

    Many are looked up in one list of a host's own, instead of each in tables that grow; of a single
    one only its own rows are read.
    """
    if isinstance(which, int):
        return rows.where(column == which).exists()
    return which.in_(rows)


def _said_yes_outside(person_id: ColumnElement[int] | int) -> ColumnElement[bool]:
    if person_id is person.c.id:
        return person.c.coach_may
    who = person.alias()
    return exists().where(who.c.id == person_id, who.c.coach_may)


def refuse_unless(connection: Connection, allowed: ColumnElement[bool]) -> None:
    """Raise RefusedError where the condition, of no table of its own, does not hold."""
    if not connection.execute(select(allowed)).scalar_one():
        raise RefusedError(REFUSED)


@contextmanager
def reading_of(database: Database, host: Host, person_id: int) -> Iterator[Connection]:
    """A read of what a participant lets the host read, as it is at one moment.

    Raises RefusedError.
    """
    with database.snapshot() as connection:
        refuse_unless(connection, may_read(host, person_id))
        yield connection


@contextmanager
def writing_as_host(database: Database, host: Host, person_id: int) -> Iterator[Connection]:
    """A write of the host's for a participant whom they may read.

    The participant's row is held, so that a consent which is taken back meanwhile waits, or counts.
    Raises RefusedError.
    """
    held = select(person.c.id).where(person.c.id == person_id).with_for_update(key_share=True)
    with database.writing() as connection:
        connection.execute(held).first()
        refuse_unless(connection, may_read(host, person_id))
        yield connection
