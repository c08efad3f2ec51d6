"""Hosts, and workshops which they hold, as rows: what may be done with them is tested elsewhere."""

from __future__ import annotations

from datetime import datetime, timedelta

from ccc.access import Host, Role
from ccc.keys import new_key
from ccc.practice.attempts import Participant
from ccc.storage import Store
from ccc.storage.statements import insert
from ccc.storage.workshop_tables import joined, workshop, workshop_host


def a_host(store: Store, name: str, role: Role, now: datetime) -> Host:
    return store.hosts.new(name, role, new_key(), now)


def a_workshop(store: Store, now: datetime, *holders: Host, title: str = "An hour") -> int:
    """The id of a workshop that these hosts hold."""
    row = {
        "title": title,
        "plan": [],
        "code": new_key()[:4],
        "step": 0,
        "part": 0,
        "hidden": False,
        "moved": 0,
        "began": now,
        "keep_until": now + timedelta(days=90),
    }
    with store._database.writing() as connection:
        workshop_id = insert(connection, workshop, row)
        for one in holders:
            held = {"workshop_id": workshop_id, "host_id": one.id, "since": now}
            connection.execute(workshop_host.insert(), held)
    return workshop_id


def joins(
    store: Store,
    workshop_id: int,
    who: Participant,
    now: datetime,
    *,
    coach_may: bool = True,
    removed: bool = False,
) -> None:
    row = {
        "workshop_id": workshop_id,
        "person_id": who.id,
        "number": who.id,
        "coach_may": coach_may,
        "removed": removed,
        "at": now,
    }
    with store._database.writing() as connection:
        connection.execute(joined.insert(), row)
