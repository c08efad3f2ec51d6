"""Who sits in which workshop: joined by number, seen by its hosts, taken out and let in again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from ccc.access import Host
from ccc.errors import StorageError
from ccc.storage.database.host_rights import forget_unreadable_drafts, holds
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_if_absent, named, read_as, writing_for
from ccc.storage.schema.mark_tables import mark
from ccc.storage.schema.tables import attempt, person
from ccc.storage.schema.workshop_tables import joined, workshop
from ccc.storage.workshops.leading import leading
from ccc.storage.workshops.room import is_here
from ccc.storage.workshops.workshops import workshop_from
from ccc.workshop.workshop import GUEST, LINGERS_FOR, OVER, Joined, Seat, Workshop

# Asked at each run of a page, and put together once: that takes longer than to run it.
_OF = (
    select(joined, workshop)
    .join(workshop, workshop.c.id == joined.c.workshop_id)
    .where(joined.c.person_id == bindparam("person_id"))
    .where(workshop.c.closed.is_(None) | (workshop.c.closed > bindparam("after")))
    .order_by(workshop.c.closed.is_not(None), joined.c.at.desc(), workshop.c.id.desc())
    .limit(1)
)


class Seats(Repository):
    """Participants in workshops."""

    def join(self, workshop_id: int, person_id: int, now: datetime, *, coach_may: bool) -> Seat:
        """A participant's place in a workshop, the one they have if they joined already.

        Raises StorageError with a sentence for them where it is over.
        """
        with writing_for(self._database, person_id) as connection:
            # The row is held, so that numbers are given one after the other.
            held = select(workshop.c.closed).where(workshop.c.id == workshop_id).with_for_update()
            row = connection.execute(held).first()
            if row is None or row.closed is not None:
                raise StorageError(OVER)
            latest = select(func.max(joined.c.number)).where(joined.c.workshop_id == workshop_id)
            number = (connection.execute(latest).scalar() or 0) + 1
            new = {
                "workshop_id": workshop_id,
                "person_id": person_id,
                "number": number,
                "coach_may": coach_may,
                "removed": False,
                "at": now,
                "said_yes_at": now if coach_may else None,
            }
            if insert_if_absent(connection, joined, new):
                _name_guest(connection, person_id, number)
            return _seat(connection, workshop_id, person_id)

    def of(self, person_id: int, now: datetime) -> tuple[Seat, Workshop] | None:
        """Where a participant sits: in the open workshop they joined last, or one just over."""
        given = {"person_id": person_id, "after": now - LINGERS_FOR}
        row = self._first(_OF, given)
        return None if row is None else (read_as(Seat, row), workshop_from(row))

    def in_order(self, workshop_id: int) -> tuple[int, ...]:
        """The ids of all who joined, removed or not, in the order of their numbers."""
        found = select(joined.c.person_id).filter_by(workshop_id=workshop_id)
        return self._scalars(found.order_by(joined.c.number))

    def see(self, workshop_id: int, people: Collection[int], now: datetime) -> None:
        """Keep that the phones of these people were seen now."""
        with self._database.writing() as connection:
            connection.execute(
                update(joined)
                .where(joined.c.workshop_id == workshop_id, joined.c.person_id.in_(people))
                .values(seen=now)
            )

    def people(self, by: Host, workshop_id: int, now: datetime) -> tuple[Joined, ...]:
        """Everybody who joined, here or not, in the order of their numbers."""
        notes = (
            select(func.count())
            .where(attempt.c.person_id == joined.c.person_id, attempt.c.at >= workshop.c.began)
            .scalar_subquery()
        )
        found = (
            select(joined, person.c.nickname, notes.label("notes"), is_here(now).label("here"))
            .join(person, person.c.id == joined.c.person_id)
            .join(workshop, workshop.c.id == joined.c.workshop_id)
            .where(joined.c.workshop_id == workshop_id, holds(by, joined.c.workshop_id))
            .order_by(joined.c.number)
        )
        return tuple(
            Joined(read_as(Seat, row), row.nickname, row.notes, row.here)
            for row in self._all(found)
        )

    def remove(self, by: Host, workshop_id: int, number: int, *, removed: bool = True) -> None:
        """Put somebody out of the room, or let them in again; what they wrote stays theirs.

        Of whoever is out, drafts of marks go that their coaches may not read on.
        """
        here = (joined.c.workshop_id == workshop_id) & (joined.c.number == number)
        them = mark.c.person_id.in_(select(joined.c.person_id).where(here))
        with leading(self._database, by, workshop_id) as connection:
            connection.execute(update(joined).where(here).values(removed=removed))
            forget_unreadable_drafts(connection, them)


def _name_guest(connection: Connection, person_id: int, number: int) -> None:
    """Whoever gave no nickname is called by the number they got."""
    nameless = (person.c.id == person_id) & (person.c.nickname == GUEST)
    connection.execute(update(person).where(nameless).values(named(f"{GUEST} {number}")))


def _seat(connection: Connection, workshop_id: int, person_id: int) -> Seat:
    found = select(joined).filter_by(workshop_id=workshop_id, person_id=person_id)
    return read_as(Seat, connection.execute(found).one())
