"""Looks: which host opened all of a participant's notes, kept with the read itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from ccc.access import Host, JoinedWorkshop, Look, Role
from ccc.storage.database.host_rights import (
    SAID_YES,
    holds,
    is_host,
    reading_of,
    writing_as_host,
)
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_if_absent
from ccc.storage.participants.people import joined_workshops
from ccc.storage.participants.work import work_of
from ccc.storage.schema.workshop_tables import host as host_table
from ccc.storage.schema.workshop_tables import looked, workshop
from ccc.work import Work

ONE_LOOK = timedelta(hours=1)
"""Whatever a host opens within this time of a look is the same look."""


@dataclass(frozen=True)
class Opened:
    """A participant's work as a host has it open.

    `before` is when the host looked the time before, None at their first look. `cohorts` are the
    workshops of the host's in which the participant said yes, the earliest first.
    """

    work: Work
    before: datetime | None
    cohorts: tuple[JoinedWorkshop, ...]


class Looks(Repository):
    """Who looked at whose notes."""

    def open(self, host: Host, person_id: int, now: datetime) -> Opened:
        """All that a participant did, for a host whom they let read it; that they looked is kept.

        Raises RefusedError.
        """
        with reading_of(self._database, host, person_id) as connection:
            look = _latest(connection, host, person_id)
            if look is not None and now - look < ONE_LOOK:
                return _opened(connection, host, person_id, look)
        with writing_as_host(self._database, host, person_id) as connection:
            return _opened(connection, host, person_id, _kept(connection, host, person_id, now))

    def at(self, person_id: int) -> tuple[Look, ...]:
        """Who looked at a participant's notes, the latest first."""
        return self._read(looks_at, person_id)

    def latest_of(self, host: Host) -> dict[int, datetime]:
        """When the host looked last, by participant."""
        found = (
            select(looked.c.person_id, func.max(looked.c.at).label("at"))
            .where(looked.c.host_id == host.id, is_host(host))
            .group_by(looked.c.person_id)
        )
        return {row.person_id: row.at for row in self._all(found)}


def looks_at(connection: Connection, person_id: int) -> tuple[Look, ...]:
    """Who looked at a participant's notes, the latest first."""
    found = (
        select(host_table.c.name, host_table.c.role, looked.c.at)
        .join(host_table, host_table.c.id == looked.c.host_id)
        .where(looked.c.person_id == person_id)
        .order_by(looked.c.at.desc(), looked.c.host_id)
    )
    return tuple(Look(row.name, Role(row.role), row.at) for row in connection.execute(found))


def _kept(connection: Connection, host: Host, person_id: int, now: datetime) -> datetime:
    """When the look began that goes on now; one that begins is kept."""
    look = _latest(connection, host, person_id)
    if look is not None and now - look < ONE_LOOK:
        return look
    row = {"host_id": host.id, "person_id": person_id, "at": now}
    insert_if_absent(connection, looked, row)
    return now


def _latest(
    connection: Connection, host: Host, person_id: int, before: datetime | None = None
) -> datetime | None:
    """When the host looked last, of the looks before that moment where there is one."""
    found = select(func.max(looked.c.at)).where(
        looked.c.host_id == host.id, looked.c.person_id == person_id
    )
    if before is not None:
        found = found.where(looked.c.at < before)
    latest: datetime | None = connection.execute(found).scalar()
    return latest


def _opened(connection: Connection, host: Host, person_id: int, look: datetime) -> Opened:
    return Opened(
        work_of(connection, person_id),
        _latest(connection, host, person_id, before=look),
        joined_workshops(connection, person_id, SAID_YES, holds(host, workshop.c.id)),
    )
