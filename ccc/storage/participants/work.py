"""All that a participant did here, read at one moment: by themselves, or by a host they let in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from ccc.access import Host
from ccc.coaching.marks import Mark
from ccc.errors import StorageError
from ccc.games.rounds import Round
from ccc.practice.attempts import (
    Attempt,
    Goal,
    Objection,
    Participant,
    SetAside,
)
from ccc.practice.canvas import Canvas, OwnPerson
from ccc.storage.database.host_rights import reading_of
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import ERASED
from ccc.storage.participants.activity import lessons_done, openings
from ccc.storage.participants.attempts import attempts_of
from ccc.storage.participants.games import rounds_of
from ccc.storage.participants.goals import goals_of, set_asides_of
from ccc.storage.participants.mark_rows import marks_of
from ccc.storage.participants.objections import objections_where
from ccc.storage.participants.own_people import canvas_of, own_people_of
from ccc.storage.participants.people import participant_from
from ccc.storage.schema.tables import objection, person


@dataclass(frozen=True)
class Work:
    """What a participant wrote, opened, finished, played and disputed, each the oldest first.

    `opened` is when each scenario was first opened, `done` when each lesson was done, by id;
    `asides` are the advice they put aside, each with its scenario's id; `goals` are by scenario id;
    `marks` are those that coaches handed over.
    """

    participant: Participant
    attempts: tuple[Attempt, ...]
    opened: Mapping[str, datetime]
    done: Mapping[str, datetime]
    rounds: tuple[Round, ...]
    objections: tuple[Objection, ...]
    asides: tuple[tuple[str, SetAside], ...]
    goals: Mapping[str, Goal]
    own_people: tuple[OwnPerson, ...]
    canvas: Canvas
    marks: tuple[Mark, ...]

    @property
    def set_asides(self) -> Mapping[str, tuple[SetAside, ...]]:
        """The advice they put aside, oldest first, by scenario id."""
        ids = dict.fromkeys(about for about, _ in self.asides)
        return {
            scenario_id: tuple(aside for about, aside in self.asides if about == scenario_id)
            for scenario_id in ids
        }


class Works(Repository):
    """What participants did."""

    def of(self, person_id: int) -> Work:
        """All that a participant did, for themselves."""
        with self._database.snapshot() as connection:
            return work_of(connection, person_id)

    def read_by(self, host: Host, person_id: int) -> Work:
        """All that a participant did, for a host whom they let read it. Raises RefusedError."""
        with reading_of(self._database, host, person_id) as connection:
            return work_of(connection, person_id)


def work_of(connection: Connection, person_id: int) -> Work:
    """All that a participant did, within a read that may. Raises StorageError for nobody."""
    row = connection.execute(select(person).where(person.c.id == person_id)).first()
    if row is None:
        raise StorageError(ERASED)
    return Work(
        participant_from(row),
        attempts_of(connection, person_id),
        openings(connection, person_id),
        lessons_done(connection, person_id),
        rounds_of(connection, person_id),
        objections_where(connection, objection.c.person_id == person_id),
        set_asides_of(connection, person_id),
        goals_of(connection, person_id),
        own_people_of(connection, person_id),
        canvas_of(connection, person_id),
        marks_of(connection, person_id),
    )
