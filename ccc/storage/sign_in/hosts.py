"""Hosts: who has a key of their own, and the devices on which it was typed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, select, update

from ccc.access import Host, KnownDevice, Role
from ccc.errors import StorageError
from ccc.keys import KEY_LASTS, key_hash
from ccc.storage.database.database import insert_into
from ccc.storage.database.host_rights import forget_unreadable_drafts, is_host
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import (
    devices_of,
    insert_or_replace,
    refuse_if_ended,
    token_hash,
)
from ccc.storage.schema.mark_tables import mark
from ccc.storage.schema.workshop_tables import host, host_device

# Asked at each run of a page, and put together once: that takes longer than to run it.
_OF_DEVICE = (
    select(host)
    .join(host_device, host_device.c.host_id == host.c.id)
    .where(
        host_device.c.token_hash == bindparam("token_hash"),
        host_device.c.since > bindparam("after"),
        host_device.c.since <= bindparam("until"),
        host.c.ended.is_(None),
    )
)


class Hosts(Repository):
    """Who leads, coaches or owns."""

    def new(self, name: str, role: Role, key: str, now: datetime) -> Host:
        """Somebody with a key, of which the hash alone is kept.

        Raises StorageError where somebody else's key of this name still opens.
        """
        with self._database.writing() as connection:
            made = _insert(connection, name, role, key, now)
        if made is None:
            raise StorageError(
                f"There is a key of the name {name} already. End it first, or choose another name."
            )
        return made

    def first(self, name: str, key: str, now: datetime) -> Host | None:
        """The owner with whom a server begins; None where there was ever anybody before."""
        with self._database.writing() as connection:
            if connection.execute(select(exists(select(host)))).scalar_one():
                return None
            return _insert(connection, name, Role.OWNER, key, now)

    def all(self) -> tuple[Host, ...]:
        """Everybody who ever had a key, in the order they were given."""
        return tuple(_host_from(row) for row in self._all(select(host).order_by(host.c.id)))

    def end(self, name: str, now: datetime) -> None:
        """End the key of this name, on all its devices at once; its drafts of marks go with it.

        Raises StorageError where no key of this name opens.
        """
        theirs = (host.c.name == name, host.c.ended.is_(None))
        with self._database.writing() as connection:
            named = select(host.c.id).where(*theirs)
            ids = connection.execute(named).scalars().all()
            connection.execute(update(host).where(*theirs).values(ended=now))
            forget_unreadable_drafts(connection, mark.c.host_id.in_(ids))
        if not ids:
            raise StorageError(f"There is no key of the name {name} that still opens.")

    def open(self, token: str, key: str, now: datetime) -> Host | None:
        """Whose key this is; their device knows them for `KEY_LASTS` from now. None if nobody's.

        Refused where the browser has another cookie by now.
        """
        found = select(host).where(host.c.key_hash == key_hash(key), host.c.ended.is_(None))
        with self._database.writing() as connection:
            row = connection.execute(found).first()
            if row is None:
                return None
            refuse_if_ended(connection, token)
            known = {"token_hash": token_hash(token), "host_id": row.id, "since": now}
            insert_or_replace(connection, host_device, known)
        return _host_from(row)

    def of_device(self, token: str, now: datetime) -> Host | None:
        """Whose key was typed on this device; None where it was locked, ended, or long ago."""
        # A day, so that a clock put right in mid-workshop locks nobody out.
        lasts = {"after": now - KEY_LASTS, "until": now + timedelta(days=1)}
        row = self._first(_OF_DEVICE, {"token_hash": token_hash(token), **lasts})
        return None if row is None else _host_from(row)

    def devices(self, by: Host, token: str) -> tuple[KnownDevice, ...]:
        """Where a host's own key was typed: the device of this token first, then the latest."""
        theirs = (host_device.c.host_id == by.id) & is_host(by)
        return self._read(devices_of, host_device, theirs, token)

    def lock_device(self, by: Host, name: str) -> None:
        """Have one of a host's own devices ask for a key again; nothing where it is not theirs."""
        theirs = (host_device.c.host_id == by.id) & (host_device.c.token_hash == name) & is_host(by)
        with self._database.writing() as connection:
            connection.execute(delete(host_device).where(theirs))

    def lock(self, token: str) -> None:
        """Have a device ask for a key again; nothing happens the second time."""
        with self._database.writing() as connection:
            connection.execute(
                delete(host_device).where(host_device.c.token_hash == token_hash(token))
            )


def _insert(connection: Connection, name: str, role: Role, key: str, now: datetime) -> Host | None:
    """The new host; None where a key of this name still opens."""
    row = {"name": name, "role": role.value, "key_hash": key_hash(key), "since": now}
    statement = insert_into(connection.dialect.name, host).values(row).on_conflict_do_nothing()
    made: int | None = connection.execute(statement.returning(host.c.id)).scalar()
    return None if made is None else Host(made, name, role, now)


def _host_from(row: Row[Any]) -> Host:
    return Host(row.id, row.name, Role(row.role), row.since, row.ended)
