"""Hosts with keys that nobody needs, and workshops that several of them hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from ccc.access import Host, Role
from ccc.keys import new_key
from ccc.storage import Store
from ccc.workshop.workshop import Move, Place


def a_host(store: Store, name: str, role: Role, now: datetime) -> Host:
    return store.hosts.new(name, role, new_key(), now)


def a_workshop(
    store: Store,
    now: datetime,
    first: Host,
    *others: Host,
    title: str = "An hour",
    plan: Mapping[str, Any] = MappingProxyType({}),
) -> int:
    """The id of a workshop that these hosts hold; without a plan it has no pages."""
    workshop_id = store.workshops.begin(first, title, dict(plan), now).id
    for other in others:
        store.workshops.hand_to(first, workshop_id, other.name, now)
    return workshop_id


def room_writes(
    store: Store, by: Host, workshop_id: int, step: int, began: datetime, ends: datetime
) -> None:
    """A workshop goes from wherever it is to a step in which the room writes."""
    here = store.workshops.of_host(by, workshop_id).place
    move = Move(here, Place(step), began, ends, writes=True)
    assert store.workshops.go(by, workshop_id, move)
