"""A write by whoever leads a workshop, which everybody in it is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, Connection, Update, select, update

from ccc.access import REFUSED, Host
from ccc.errors import RefusedError
from ccc.storage.database.database import Database
from ccc.storage.database.host_rights import holds
from ccc.storage.schema.workshop_tables import workshop


@contextmanager
def leading(
    database: Database,
    by: Host,
    workshop_id: int,
    right: Callable[[Host, ColumnElement[int]], ColumnElement[bool]] = holds,
    *,
    open_only: bool = True,
) -> Iterator[Connection]:
    """A write by a host who may; the workshop's row is held, and moves. Raises RefusedError."""
    held = select(workshop.c.id).where(workshop.c.id == workshop_id, right(by, workshop.c.id))
    if open_only:
        held = held.where(workshop.c.closed.is_(None))
    with database.writing() as connection:
        if connection.execute(held.with_for_update()).first() is None:
            raise RefusedError(REFUSED)
        yield connection
        connection.execute(moved_on(workshop_id))


def moved_on(workshop_id: int) -> Update:
    """The change that tells everybody in it that there is something new."""
    return this_workshop(workshop_id).values(moved=workshop.c.moved + 1)


def this_workshop(workshop_id: int) -> Update:
    """A change of its row."""
    return update(workshop).where(workshop.c.id == workshop_id)
