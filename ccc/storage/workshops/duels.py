"""The two notes side by side in a step of a workshop: decided once, or chosen by its host."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from ccc.access import Host
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_or_replace
from ccc.storage.schema.workshop_tables import duel, room_answer, workshop
from ccc.storage.workshops.leading import leading
from ccc.workshop.votes import Pair
from ccc.workshop.workshop import OF_THE_ROOM


class Duels(Repository):
    """Pairs of notes, by their attempts' ids."""

    def of(self, workshop_id: int, step: int) -> Pair | None:
        """The pair of a step; None where none was decided, or one of the notes was erased."""
        return self._read(_pair, workshop_id, step)

    def decide(self, workshop_id: int, step: int, seen: Pair | None, pair: Pair) -> Pair:
        """The pair of a step from now on: this one in place of the pair that was seen there.

        Where another has come in between, it stays, so that all pages show the same.
        """
        held = select(workshop.c.id).where(workshop.c.id == workshop_id).with_for_update()
        with self._database.writing() as connection:
            connection.execute(held).first()
            kept = _pair(connection, workshop_id, step)
            if kept is not None and kept != seen:
                return kept
            _replace(connection, workshop_id, step, pair)
        return pair

    def choose(self, by: Host, workshop_id: int, step: int, pair: Pair) -> None:
        """Put another pair on; what was said to the one before counts no more.

        Raises RefusedError for a host who does not hold the workshop.
        """
        with leading(self._database, by, workshop_id) as connection:
            _replace(connection, workshop_id, step, pair)


def _pair(connection: Connection, workshop_id: int, step: int) -> Pair | None:
    found = select(duel.c.left_id, duel.c.right_id).filter_by(workshop_id=workshop_id, step=step)
    row = connection.execute(found).first()
    return None if row is None else Pair(row.left_id, row.right_id)


def _replace(connection: Connection, workshop_id: int, step: int, pair: Pair) -> None:
    row = {
        "workshop_id": workshop_id,
        "step": step,
        "left_id": pair.left,
        "right_id": pair.right,
    }
    insert_or_replace(connection, duel, row)
    connection.execute(
        delete(room_answer).filter_by(workshop_id=workshop_id, step=step, question=OF_THE_ROOM)
    )
