"""Workshops: begun, moved on, handed on and closed; what a host may is asked in SQL."""

from __future__ import annotations

from datetime import datetime
from random import SystemRandom
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    ScalarSelect,
    bindparam,
    func,
    select,
)

from ccc.access import REFUSED, Host
from ccc.errors import RefusedError, StorageError
from ccc.storage.database.host_rights import holds, is_host, is_owner, refuse_unless
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert, insert_if_absent, read_as
from ccc.storage.schema.tables import setting
from ccc.storage.schema.workshop_tables import (
    host,
    joined,
    round_note,
    workshop,
    workshop_host,
)
from ccc.storage.workshops.leading import leading, this_workshop
from ccc.storage.workshops.room import is_here
from ccc.storage.workshops.writing_rounds import begin_round, end_round
from ccc.workshop.workshop import (
    KEPT_FOR,
    Held,
    Move,
    NoCodeLeftError,
    Place,
    Pulse,
    Workshop,
    new_code,
)

_FULL = "So many workshops are open here that no number is left. Close one that is over."
_CHOOSE = SystemRandom().choice
_LATEST = 100
"""Workshops whose pages are told of what is new: the latest ones."""

# Asked by each phone that comes in, and put together once: that takes longer than to run it.
_BY_CODE = (
    select(workshop)
    .where(workshop.c.code == bindparam("code"))
    .order_by(workshop.c.closed.is_not(None), workshop.c.id.desc())
    .limit(1)
)


class Workshops(Repository):
    """Workshops, and who leads them."""

    def begin(self, by: Host, title: str, plan: dict[str, Any], now: datetime) -> Workshop:
        """A new workshop in its lobby, held by this host, with a number to join."""
        with self._database.writing() as connection:
            refuse_unless(connection, is_host(by))
            row = {
                "title": title,
                "plan": plan,
                "code": _free_code(connection),
                "step": 0,
                "part": 0,
                "hidden": False,
                "moved": 1,
                "began": now,
                "keep_until": now + KEPT_FOR,
            }
            number = insert(connection, workshop, row)
            holder = {"workshop_id": number, "host_id": by.id, "since": now}
            insert_if_absent(connection, workshop_host, holder)
            return _found(connection, workshop.c.id == number)

    def held_by(self, by: Host, most: int | None = None) -> tuple[Held, ...]:
        """The workshops that a host holds, the latest first, `most` of them; any for an owner."""
        people = (joined.c.workshop_id == workshop.c.id) & joined.c.removed.is_(False)
        found = (
            select(workshop, _count(people).label("people"))
            .where(_may_give(by, workshop.c.id))
            .order_by(workshop.c.id.desc())
            .limit(most)
        )
        return tuple(Held(workshop_from(row), row.people) for row in self._all(found))

    def of(self, workshop_id: int) -> Workshop | None:
        """A workshop as its screen shows it to anybody; None where there is none."""
        return self._one(workshop.c.id == workshop_id)

    def of_host(self, by: Host, workshop_id: int) -> Workshop:
        """A workshop as whoever leads it sees it."""
        found = self._one((workshop.c.id == workshop_id) & holds(by, workshop.c.id))
        if found is None:
            raise RefusedError(REFUSED)
        return found

    def by_code(self, code: str) -> Workshop | None:
        """The open workshop of a number, or else the latest that had it; None for nobody's."""
        row = self._first(_BY_CODE, {"code": code})
        return None if row is None else workshop_from(row)

    def pulses(self, now: datetime) -> dict[int, Pulse]:
        """By workshop, the latest ones, what tells its pages that there is something new."""
        sent = (
            (round_note.c.workshop_id == workshop.c.id)
            & (round_note.c.step == workshop.c.step)
            & round_note.c.attempt_id.is_not(None)
        )
        found = (
            select(
                workshop.c.id,
                workshop.c.moved,
                _count((joined.c.workshop_id == workshop.c.id) & is_here(now)).label("people"),
                _count(sent).label("sent"),
            )
            .order_by(workshop.c.id.desc())
            .limit(_LATEST)
        )
        return {row.id: Pulse(row.moved, row.people, row.sent) for row in self._all(found)}

    def hand_to(self, by: Host, workshop_id: int, other: str, now: datetime) -> None:
        """Let another host of this name lead it too, open or over. An owner may for any."""
        named = select(host.c.id).where(host.c.name == other, host.c.ended.is_(None))
        with leading(self._database, by, workshop_id, _may_give, open_only=False) as connection:
            other_id = connection.execute(named).scalar()
            if other_id is None:
                raise RefusedError(REFUSED)
            row = {"workshop_id": workshop_id, "host_id": other_id, "since": now}
            insert_if_absent(connection, workshop_host, row)

    def holders(self, by: Host, workshop_id: int) -> tuple[str, ...]:
        """The names of those who lead it, in the order in which they came to it."""
        # Of their own, for the question of who may ask is about hosts too.
        led, leader = workshop_host.alias("led"), host.alias("leader")
        found = (
            select(leader.c.name)
            .join(led, led.c.host_id == leader.c.id)
            .where(led.c.workshop_id == workshop_id, _may_give(by, led.c.workshop_id))
            .order_by(led.c.since, leader.c.id)
        )
        return self._scalars(found)

    def go(self, by: Host, workshop_id: int, move: Move) -> bool:
        """Go from the place that was seen to another; whether it went.

        It does not where the workshop stands elsewhere by now: two who press at once move it once.
        The round of a step that is left ends, and that of one in which the room writes begins, or
        goes on; one that was collected keeps its end, for the room has seen its notes.
        """
        seen, to = move.seen, move.to
        at = (workshop.c.step == seen.step) & (workshop.c.part == seen.part)
        new: dict[str, Any] = {"step": to.step, "part": to.part, "hidden": False}
        if to.step != seen.step:
            new |= {"shown": None, "ends": move.ends}
        with leading(self._database, by, workshop_id) as connection:
            went = this_workshop(workshop_id).where(at).values(new)
            if connection.execute(went).rowcount != 1:
                return False
            if to.step != seen.step:
                _turn_rounds(connection, workshop_id, move)
            return True

    def hide(self, by: Host, workshop_id: int, *, hidden: bool) -> None:
        """Show nothing of the step on the screen, or show it again."""
        self._set(by, workshop_id, {"hidden": hidden})

    def keep_until(self, by: Host, workshop_id: int, until: datetime) -> None:
        """Keep its joinings, answers and rounds until then."""
        with leading(self._database, by, workshop_id, open_only=False) as connection:
            connection.execute(this_workshop(workshop_id).values(keep_until=until))

    def close(self, by: Host, workshop_id: int, now: datetime) -> None:
        """End it: its number opens nothing any more."""
        self._set(by, workshop_id, {"closed": now, "ends": None})

    def _set(self, by: Host, workshop_id: int, values: dict[str, Any]) -> None:
        with leading(self._database, by, workshop_id) as connection:
            connection.execute(this_workshop(workshop_id).values(values))

    def _one(self, condition: ColumnElement[bool]) -> Workshop | None:
        row = self._first(select(workshop).where(condition))
        return None if row is None else workshop_from(row)


def _turn_rounds(connection: Connection, workshop_id: int, move: Move) -> None:
    end_round(connection, workshop_id, move.seen.step, move.at)
    if move.ends is not None and move.writes:
        closes = begin_round(connection, workshop_id, move.to.step, move.at, move.ends)
        connection.execute(this_workshop(workshop_id).values(ends=closes))


def _may_give(by: Host, workshop_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a host may give a workshop another holder."""
    return holds(by, workshop_id) | is_owner(by)


def _count(rows: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).where(rows).scalar_subquery()


def _free_code(connection: Connection) -> str:
    # Held until the workshop is there, so that two that begin at once do not get numbers alike.
    connection.execute(select(setting.c.name).with_for_update()).all()
    taken = select(workshop.c.code).where(workshop.c.closed.is_(None))
    try:
        return new_code(set(connection.execute(taken).scalars()), _CHOOSE)
    except NoCodeLeftError as error:
        raise StorageError(_FULL) from error


def _found(connection: Connection, condition: ColumnElement[bool]) -> Workshop:
    return workshop_from(connection.execute(select(workshop).where(condition)).one())


def workshop_from(row: Row[Any]) -> Workshop:
    """A row of `workshop` as it stands."""
    return read_as(Workshop, row, place=Place(row.step, row.part))
