"""The few statements that the repositories share."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Row,
    Table,
    bindparam,
    delete,
    exists,
    func,
    select,
    union,
)

from ccc.access import KnownDevice
from ccc.content.ids import own_id
from ccc.errors import StorageError
from ccc.storage.database.database import Database, insert_into
from ccc.storage.schema.any_text import fit_for_a_file, folded
from ccc.storage.schema.tables import device, ended_token, own_person, person
from ccc.storage.schema.workshop_tables import host_device, lead_request

T = TypeVar("T")

CLOCKS_DIFFER = timedelta(minutes=1)
"""What the clocks of two servers of one database may differ by."""

KNOWN_BY_TOKEN = (device, host_device, lead_request)
"""What is kept of a device, by the hash of its token."""

ERASED = "This participant is not here any more. Reload the page to begin afresh."
LEFT = "This device was left or moved in another window. Reload the page to go on."
ENDED = "Somebody came to this device or left it in another window. Reload the page to go on."
OWN_ERASED = "This person was erased in another window, and your notes to them with it."

_HELD = (
    select(
        exists()
        .where(
            device.c.token_hash == bindparam("token_hash"),
            device.c.person_id == bindparam("person_id"),
        )
        .label("is_theirs")
    )
    .select_from(person)
    .where(person.c.id == bindparam("person_id"))
    .with_for_update(key_share=True, of=person)
)
"""Whether a device is a person's; no row where that person was erased."""


@contextmanager
def writing_for(
    database: Database, person_id: int, *, in_haste: bool = False
) -> Iterator[Connection]:
    """A write on a person's behalf. The row is held, so that their tabs take turns.

    Refused where a device writes that is not theirs any more: whoever is there now would go on
    writing in their name.
    """
    token = database.device_here()
    hashed = None if token is None else token_hash(token)
    with database.writing(in_haste=in_haste) as connection:
        row = connection.execute(_HELD, {"person_id": person_id, "token_hash": hashed}).first()
        if row is None:
            raise StorageError(ERASED)
        if hashed is not None and not row.is_theirs:
            raise StorageError(LEFT)
        yield connection


def end_token(connection: Connection, hashed: str) -> None:
    """Make a device nobody's, and let nobody come by its token again."""
    for table in KNOWN_BY_TOKEN:
        connection.execute(delete(table).where(table.c.token_hash == hashed))
    row = {"token_hash": hashed, "at": func.now(), "has_successor": False}
    insert_if_absent(connection, ended_token, row)


def known_tokens(connection: Connection, hashes: Collection[str | None]) -> set[str]:
    """Those of these hashes by whose tokens a participant or a host is known."""
    return set(connection.execute(_KNOWN, {"hashes": [*hashes]}).scalars())


_KNOWN = union(
    *(
        select(table.c.token_hash).where(
            table.c.token_hash.in_(bindparam("hashes", expanding=True))
        )
        for table in (device, host_device)
    )
)
_ENDED = select(ended_token.c.token_hash).where(ended_token.c.token_hash == bindparam("token_hash"))


def has_ended(connection: Connection, hashed: str) -> bool:
    """Whether nobody may come by this token any more."""
    ended = connection.execute(_ENDED, {"token_hash": hashed}).first()
    return ended is not None and not known_tokens(connection, {hashed})


def refuse_if_ended(connection: Connection, token: str) -> None:
    """Raise StorageError where the browser has another cookie by now, so nobody may come by this.

    What they wrote could not be found after a reload.
    """
    if has_ended(connection, token_hash(token)):
        raise StorageError(ENDED)


@contextmanager
def writing_about(
    database: Database, person_id: int, scenario_id: str, *, in_haste: bool = False
) -> Iterator[Connection]:
    """A write on a person's behalf about somebody, who must not have been erased meanwhile."""
    with writing_for(database, person_id, in_haste=in_haste) as connection:
        own = own_id(scenario_id)
        if own is not None:
            here = select(own_person.c.id).filter_by(id=own, person_id=person_id)
            if connection.execute(here).first() is None:
                raise StorageError(OWN_ERASED)
        yield connection


def devices_of(
    connection: Connection, table: Table, whose: ColumnElement[bool], token: str
) -> tuple[KnownDevice, ...]:
    """Where somebody is known, by the rows of this table, the latest first."""
    rows = connection.execute(select(table.c.token_hash, table.c.since).where(whose)).all()
    found = (KnownDevice(hashed, at, hashed == token_hash(token)) for hashed, at in rows)
    return tuple(sorted(found, key=lambda one: (one.is_here, one.since), reverse=True))


def still_lasts(since: ColumnElement[Any], now: datetime, lasts: timedelta) -> ColumnElement[bool]:
    """Whether what began at `since` lasts yet.

    What began later than now, by a clock that was set back meanwhile, does not: it would last
    longer than it may.
    """
    return (since > now - lasts) & (since <= now + CLOCKS_DIFFER)


def json_from(row: Row[Any]) -> dict[str, Any]:
    """Any row as a JSON object: times in ISO 8601, everything else as it is."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row._mapping.items()
    }


def read_as(kind: type[T], row: Row[Any], **others: Any) -> T:
    """A row as a dataclass of the domain: each field is the column of its name, but for others."""
    named = [field.name for field in fields(kind) if field.name not in others]  # type: ignore[arg-type]
    return kind(**{name: getattr(row, name) for name in named}, **others)


def rows_of(connection: Connection, table: Table, condition: ColumnElement[bool]) -> list[Any]:
    """Rows of a table as JSON objects, in the order of their primary key."""
    rows = connection.execute(select(table).where(condition).order_by(*table.primary_key))
    return [fit_for_a_file(json_from(row)) for row in rows]


def insert(connection: Connection, table: Table, row: dict[str, Any]) -> int:
    """The new row's id."""
    key = connection.execute(table.insert(), row).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_if_absent(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Whether the row was inserted; False if one with its primary key is there."""
    statement = insert_into(connection.dialect.name, table).values(row).on_conflict_do_nothing()
    counted = statement.execution_options(preserve_rowcount=True)
    return connection.execute(counted).rowcount == 1


def insert_or_replace(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """The row, in place of one with its primary key."""
    connection.execute(_replacing(connection.dialect.name, table, tuple(row)), row)


@cache
def _replacing(dialect: str, table: Table, names: tuple[str, ...]) -> Insert:
    """Put together once: that takes longer than to run it."""
    key = [column.name for column in table.primary_key]
    statement = insert_into(dialect, table)
    others = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=others)


def named(nickname: str) -> dict[str, str]:
    """The columns of `person` that hold a nickname."""
    return {"nickname": nickname, "folded": folded(nickname)}


def token_hash(token: str) -> str:
    """What is kept of a device's token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
