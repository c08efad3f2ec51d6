"""Devices, and the codes and links by which a participant comes to another one."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CompoundSelect, Select, bindparam, delete, select, union, update

from ccc.access import Host, KnownDevice
from ccc.keys import COOKIE_LASTS, LINK_LASTS, key_hash
from ccc.practice.attempts import Participant
from ccc.storage.database.host_rights import writing_as_host
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import (
    devices_of,
    end_token,
    has_ended,
    insert_or_replace,
    known_tokens,
    refuse_if_ended,
    still_lasts,
    token_hash,
    writing_for,
)
from ccc.storage.participants.people import participant_from
from ccc.storage.schema.tables import device, ended_token, person, recovery
from ccc.storage.schema.workshop_tables import host_device, lead_request

_CODE_SINCE = select(recovery.c.at).where(
    recovery.c.person_id == bindparam("person_id"), recovery.c.once.is_(False)
)


def _predecessors() -> CompoundSelect[Any]:
    """The hashes by which somebody is known yet who came at the same moment as by this one.

    A successor is known since the moment at which its predecessor was.
    """
    found = []
    for table, whose in ((device, "person_id"), (host_device, "host_id")):
        here = table.alias()
        found.append(
            select(table.c.token_hash)
            .join(here, (here.c[whose] == table.c[whose]) & (here.c.since == table.c.since))
            .join(ended_token, ended_token.c.token_hash == table.c.token_hash)
            .where(here.c.token_hash == bindparam("token_hash"))
            .where(ended_token.c.has_successor, table.c.token_hash != here.c.token_hash)
        )
    return union(*found)


_PREDECESSORS = _predecessors()


class HandOver(Enum):
    """What becomes of a browser's cookie, once somebody has come to its device."""

    GIVE = "the successor is to be given to it"
    ARRIVED = "it holds the successor"
    REFUSED = "it is somebody else's by now, or the successor is nobody's"


class Devices(Repository):
    """Which device is whose."""

    def save_code(self, person_id: int, code: str, now: datetime, *, once: bool = False) -> None:
        """Keep the hash of a code that links other devices, in place of the one before.

        A code lasts until the next; one that works `once`, only for `LINK_LASTS`, beside it. A new
        one that lasts ends both.
        """
        with writing_for(self._database, person_id) as connection:
            if not once:
                connection.execute(delete(recovery).where(recovery.c.person_id == person_id))
            insert_or_replace(connection, recovery, _row(person_id, code, now, once=once))

    def give_way_back(self, host: Host, person_id: int, code: str, now: datetime) -> None:
        """Keep the hash of a code that works once, given by a host. Raises RefusedError.

        The participant's own code that lasts stays as it is.
        """
        with writing_as_host(self._database, host, person_id) as connection:
            insert_or_replace(connection, recovery, _row(person_id, code, now, once=True))

    def code_since(self, person_id: int) -> datetime | None:
        """When the code that lasts was made, or None where there is none."""
        return self._scalar(_CODE_SINCE, {"person_id": person_id})

    def person_of_code(self, code: str, now: datetime) -> Participant | None:
        """Whom a code would link a device to; None where it fits nobody, or not any more."""
        row = self._first(_owner_of(code, now))
        return None if row is None else participant_from(row)

    def link(self, token: str, code: str, now: datetime) -> Participant | None:
        """Make this device the one of the code's person; None where the code fits nobody.

        Whoever practised on the device before stays in the database, under their own code. Refused
        where the browser has another cookie by now.
        """
        with self._database.writing() as connection:
            row = connection.execute(_owner_of(code, now).with_for_update(of=recovery)).first()
            if row is None:
                return None
            refuse_if_ended(connection, token)
            connection.execute(
                delete(recovery).where(
                    recovery.c.code_hash == key_hash(code), recovery.c.once.is_(True)
                )
            )
            link = {"token_hash": token_hash(token), "person_id": row.id, "since": now}
            insert_or_replace(connection, device, link)
        return participant_from(row)

    def unlink(self, token: str) -> None:
        """Make this device nobody's; the person stays, and a recovery code finds them again.

        Nobody comes to the app by this token again.
        """
        self.end(token_hash(token))

    def end(self, hashed: str) -> None:
        """The same for the token of this hash."""
        with self._database.writing() as connection:
            end_token(connection, hashed)

    def of(self, person_id: int, token: str) -> tuple[KnownDevice, ...]:
        """A participant's devices: the one of this token first, then the latest."""
        return self._read(devices_of, device, device.c.person_id == person_id, token)

    def forget(self, person_id: int, name: str) -> None:
        """Make one of a participant's devices nobody's; nothing happens where it is not theirs."""
        theirs = select(device).filter_by(person_id=person_id, token_hash=name)
        with writing_for(self._database, person_id) as connection:
            if connection.execute(theirs).first() is not None:
                end_token(connection, name)

    def knows(self, token: str) -> bool:
        """Whether somebody is known by this token: a participant, or a host."""
        return bool(self._read(known_tokens, {token_hash(token)}))

    def has_ended(self, token: str) -> bool:
        """Whether the browser has another cookie by now, in place of this token."""
        return self._read(has_ended, token_hash(token))

    def replaced_since(self, token: str) -> datetime | None:
        """When a successor was made for this token; None where there is none."""
        found = select(ended_token.c.at).filter_by(token_hash=token_hash(token), has_successor=True)
        return self._scalar(found)

    def renew(self, token: str, successor: str, now: datetime) -> bool:
        """Let whoever is known by a token be known by its successor too, until `end_predecessor`.

        Meanwhile the browser may hold either, so that no lost answer parts them from their notes.
        Nothing changes where nobody is known by the token; returns whether somebody is.
        """
        with self._database.writing() as connection:
            if not known_tokens(connection, {token_hash(token)}):
                return False
            for table in (device, host_device):
                here = select(table).filter_by(token_hash=token_hash(token))
                row = connection.execute(here).mappings().first()
                if row is not None:
                    successors = {**row, "token_hash": token_hash(successor)}
                    insert_or_replace(connection, table, successors)
            ended = {"token_hash": token_hash(token), "at": now, "has_successor": True}
            insert_or_replace(connection, ended_token, ended)
            connection.execute(
                update(lead_request)
                .where(lead_request.c.token_hash == token_hash(token))
                .values(token_hash=token_hash(successor))
            )
        return True

    def hand_over(self, here: str | None, predecessor_hash: str, successor: str) -> HandOver:
        """What a browser that holds the token `here`, or none, is to be told of a successor's.

        Where the successor has arrived, nobody comes by its predecessor any more.
        """
        held = None if here is None else token_hash(here)
        with self._database.writing() as connection:
            known = known_tokens(connection, {held, predecessor_hash, token_hash(successor)})
            if token_hash(successor) not in known:
                return HandOver.REFUSED
            if here == successor:
                end_token(connection, predecessor_hash)
                return HandOver.ARRIVED
            is_somebodys = held in known and held != predecessor_hash
            if is_somebodys or predecessor_hash not in known:
                return HandOver.REFUSED
            return HandOver.GIVE

    def end_predecessors(self, token: str) -> None:
        """Let nobody come by what this token is the successor of, for it has arrived.

        The page that had it replaced may have been closed before it could tell so by `hand_over`.
        """
        found = self._scalars(_PREDECESSORS, {"token_hash": token_hash(token)})
        if found:
            with self._database.writing() as connection:
                for hashed in found:
                    end_token(connection, hashed)

    def forget_ended(self, now: datetime) -> None:
        """Delete what is kept of ended tokens that no browser can hold any more."""
        with self._database.writing() as connection:
            connection.execute(delete(ended_token).where(ended_token.c.at < now - COOKIE_LASTS))


def _row(person_id: int, code: str, now: datetime, *, once: bool) -> dict[str, Any]:
    return {"person_id": person_id, "once": once, "code_hash": key_hash(code), "at": now}


def _owner_of(code: str, now: datetime) -> Select[Any]:
    in_time = recovery.c.once.is_(False) | still_lasts(recovery.c.at, now, LINK_LASTS)
    return (
        select(person)
        .join(recovery, recovery.c.person_id == person.c.id)
        .where(recovery.c.code_hash == key_hash(code), in_time)
    )
