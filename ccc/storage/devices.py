"""Devices, and the codes and links by which a participant comes to another one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, select

from ccc.access import Host
from ccc.keys import LINK_LASTS, key_hash
from ccc.practice.attempts import Participant
from ccc.storage.database import Database
from ccc.storage.host_rights import writing_as_host
from ccc.storage.people import participant_from
from ccc.storage.statements import insert_or_replace, token_hash, writing_for
from ccc.storage.tables import device, person, recovery


class Devices:
    """Which device is whose. Every method raises StorageError on failure."""

    def __init__(self, database: Database) -> None:
        """Use a database that is up to date."""
        self._database = database

    def save_code(self, person_id: int, code: str, now: datetime, *, once: bool = False) -> None:
        """Keep the hash of a code that links other devices, in place of the one before.

        A code lasts until the next; one that works `once`, only for `LINK_LASTS`, beside it.
        """
        with writing_for(self._database, person_id) as connection:
            insert_or_replace(connection, recovery, _row(person_id, code, now, once=once))

    def give_way_back(self, host: Host, person_id: int, code: str, now: datetime) -> None:
        """Keep the hash of a code that works once, given by a host. Raises RefusedError.

        The participant's own code that lasts stays as it is.
        """
        with writing_as_host(self._database, host, person_id) as connection:
            insert_or_replace(connection, recovery, _row(person_id, code, now, once=True))

    def code_since(self, person_id: int) -> datetime | None:
        """When the code that lasts was made, or None where there is none."""
        found = select(recovery.c.at).where(
            recovery.c.person_id == person_id, recovery.c.once.is_(False)
        )
        with self._database.reading() as connection:
            made: datetime | None = connection.execute(found).scalar()
        return made

    def person_of_code(self, code: str, now: datetime) -> Participant | None:
        """Whom a code would link a device to; None where it fits nobody, or not any more."""
        with self._database.reading() as connection:
            row = connection.execute(_owner_of(code, now)).first()
        return None if row is None else participant_from(row)

    def link(self, token: str, code: str, now: datetime) -> Participant | None:
        """Make this device the one of the code's person; None where the code fits nobody.

        Whoever practised on the device before stays in the database, under their own code.
        """
        with self._database.writing() as connection:
            row = connection.execute(_owner_of(code, now).with_for_update(of=recovery)).first()
            if row is None:
                return None
            connection.execute(
                delete(recovery).where(
                    recovery.c.code_hash == key_hash(code), recovery.c.once.is_(True)
                )
            )
            link = {"token_hash": token_hash(token), "person_id": row.id, "since": now}
            insert_or_replace(connection, device, link)
        return participant_from(row)

    def unlink(self, token: str) -> None:
        """Make this device nobody's; the person stays, and a recovery code finds them again."""
        with self._database.writing() as connection:
            connection.execute(delete(device).where(device.c.token_hash == token_hash(token)))


def _row(person_id: int, code: str, now: datetime, *, once: bool) -> dict[str, Any]:
    return {"person_id": person_id, "once": once, "code_hash": key_hash(code), "at": now}


def _owner_of(code: str, now: datetime) -> Select[Any]:
    in_time = recovery.c.once.is_(False) | (recovery.c.at > now - LINK_LASTS)
    return (
        select(person)
        .join(recovery, recovery.c.person_id == person.c.id)
        .where(recovery.c.code_hash == key_hash(code), in_time)
    )
