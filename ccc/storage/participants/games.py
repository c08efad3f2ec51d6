"""Rounds as they are played, and the weak spots that participants gave to the scorer's makers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, exists, func, select, true, update

from ccc.access import Host
from ccc.errors import StorageError
from ccc.games.rounds import SHOW_A_PERSON, NewRound, Points, Round, WeakSpot
from ccc.storage.database.host_rights import may_read
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert, read_as, writing_for
from ccc.storage.schema.tables import played_round, weak_spot


class GameRounds(Repository):
    """What is played besides writing notes."""

    def begin(self, new: NewRound, now: datetime) -> Round:
        """Keep a round; one that already has its points is over."""
        ended = None if new.points is None else now
        row = {
            "person_id": new.person_id,
            "game": new.game,
            "about": new.about,
            "plan": list(new.plan),
            "answers": dict(new.answers),
            "gained": new.points and new.points.gained,
            "possible": new.points and new.points.possible,
            "began": now,
            "ended": ended,
        }
        with writing_for(self._database, new.person_id) as connection:
            round_id = insert(connection, played_round, row)
        return Round(**vars(new), id=round_id, began=now, ended=ended)

    def answer(self, round_: Round, answers: Mapping[str, str]) -> Round:
        """Add answers to a round that goes on, and return it as it is then.

        A second answer to the same is not taken by a plan that asks once; where there is no plan,
        the later one counts. A round that ended in another window stays as it ended.
        """
        with writing_for(self._database, round_.person_id) as connection:
            kept = _round_from(_held(connection, round_))
            if kept.ended is not None:
                return kept
            merged = {**answers, **kept.answers} if kept.plan else {**kept.answers, **answers}
            _change(connection, round_, {"answers": merged})
        return replace(kept, answers=merged)

    def end(self, round_: Round, points: Points, now: datetime) -> Round:
        """End a round with what it came to; one that has ended stays as it is."""
        with writing_for(self._database, round_.person_id) as connection:
            kept = _round_from(_held(connection, round_))
            if kept.ended is not None:
                return kept
            _change(connection, round_, {**points._asdict(), "ended": now})
        return replace(kept, points=points, ended=now)

    def of(self, person_id: int) -> tuple[Round, ...]:
        """A participant's rounds, oldest first."""
        return self._read(rounds_of, person_id)

    def give_weak_spot(self, person_id: int, spot: WeakSpot) -> None:
        """Keep a weak spot, with its finder's consent; the same words of theirs only once."""
        same = {"person_id": person_id, "scenario_id": spot.scenario_id, "note": spot.note}
        known = select(weak_spot.c.id).filter_by(**same).limit(1)
        with writing_for(self._database, person_id) as connection:
            if connection.execute(known).first() is None:
                insert(connection, weak_spot, {"person_id": person_id, **vars(spot)})

    def weak_spots(self) -> tuple[WeakSpot, ...]:
        """Every weak spot that was given, oldest first, without its finder."""
        return self._weak_spots(true())

    def weak_spots_for(self, host: Host) -> tuple[WeakSpot, ...]:
        """The weak spots that those gave whom the host may read, oldest first."""
        return self._weak_spots(may_read(host, weak_spot.c.person_id))

    def number_of_weak_spots_for(self, host: Host) -> int:
        """How many these are."""
        found = select(func.count()).where(may_read(host, weak_spot.c.person_id))
        return self._scalar(found) or 0

    def _weak_spots(self, condition: ColumnElement[bool]) -> tuple[WeakSpot, ...]:
        found = select(weak_spot).where(condition).order_by(weak_spot.c.id)
        return tuple(read_as(WeakSpot, row) for row in self._all(found))


def rounds_of(connection: Connection, person_id: int) -> tuple[Round, ...]:
    """A participant's rounds, oldest first."""
    found = (
        select(played_round)
        .where(played_round.c.person_id == person_id)
        .order_by(played_round.c.id)
    )
    return tuple(_round_from(row) for row in connection.execute(found))


WAS_MET = exists().where(
    played_round.c.person_id == bindparam("person_id"),
    played_round.c.about == bindparam("scenario_id"),
    played_round.c.game.in_(SHOW_A_PERSON),
)
"""Whether a round showed the participant `person_id` the card of this scenario's recipient."""


def _held(connection: Connection, round_: Round) -> Row[Any]:
    """The round's row, while the person's row is held by this write."""
    found = select(played_round).where(
        played_round.c.id == round_.id, played_round.c.person_id == round_.person_id
    )
    row: Row[Any] | None = connection.execute(found).first()
    if row is None:
        raise StorageError("This round is not there any more. Begin another one.")
    return row


def _change(connection: Connection, round_: Round, values: Mapping[str, Any]) -> None:
    connection.execute(update(played_round).where(played_round.c.id == round_.id).values(values))


def _round_from(row: Row[Any]) -> Round:
    points = None if row.gained is None else Points(row.gained, row.possible)
    return read_as(Round, row, plan=tuple(row.plan), points=points)
