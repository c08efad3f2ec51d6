"""Attempts: scored notes, only ever added."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, select

from ccc.practice.attempts import Attempt, NewAttempt, is_unseen_first_draft
from ccc.scoring.assessment import Assessment
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert, read_as, writing_about
from ccc.storage.participants.activity import FIRST_OPENED
from ccc.storage.participants.games import WAS_MET
from ccc.storage.participants.summaries import count_in
from ccc.storage.schema.tables import attempt

# What tells whether the next try is a first draft to somebody new, asked in one go.
_BEFORE = select(func.max(attempt.c.nth), FIRST_OPENED, WAS_MET).where(
    attempt.c.person_id == bindparam("person_id"),
    attempt.c.scenario_id == bindparam("scenario_id"),
)


_COUNT = select(func.count()).where(attempt.c.person_id == bindparam("person_id"))


class Attempts(Repository):
    """Scored notes."""

    def save(self, new: NewAttempt, now: datetime) -> Attempt:
        """Keep a scored note for good. Once this returns, a crash does not lose it."""
        with writing_about(self._database, new.person_id, new.scenario_id) as connection:
            return keep_attempt(connection, new, now)

    def of(self, person_id: int) -> tuple[Attempt, ...]:
        """A participant's attempts, oldest first."""
        return self._read(attempts_of, person_id)

    def on(self, person_id: int, scenario_id: str) -> tuple[Attempt, ...]:
        """A participant's attempts on one scenario, oldest first."""
        return self._read(attempts_of, person_id, attempt.c.scenario_id == scenario_id)

    def count(self, person_id: int) -> int:
        """How many attempts a participant has."""
        return self._scalar(_COUNT, {"person_id": person_id}) or 0


def keep_attempt(connection: Connection, new: NewAttempt, now: datetime) -> Attempt:
    """The scored note, kept for good within a write on its writer's behalf."""
    about = {"person_id": new.person_id, "scenario_id": new.scenario_id}
    tries, first_opened, met = connection.execute(_BEFORE, about).one()
    nth = (tries or 0) + 1
    unseen = is_unseen_first_draft(new.scenario_id, nth, first_opened, now, met_in_a_round=met)
    attempt_id = insert(connection, attempt, attempt_values(new, nth, unseen, now))
    kept = Attempt(**vars(new), id=attempt_id, nth=nth, unseen=unseen, at=now)
    count_in(connection, kept)
    return kept


def latest_try(connection: Connection, person_id: int, scenario_id: str) -> Attempt | None:
    """A participant's latest try on a scenario; None where there is none."""
    found = (
        select(attempt)
        .where(attempt.c.person_id == person_id, attempt.c.scenario_id == scenario_id)
        .order_by(attempt.c.nth.desc())
        .limit(1)
    )
    row = connection.execute(found).first()
    return None if row is None else attempt_from(row)


def attempts_of(
    connection: Connection, person_id: int, *which: ColumnElement[bool]
) -> tuple[Attempt, ...]:
    """A participant's attempts, oldest first; those alone that meet the conditions."""
    theirs = select(attempt).where(attempt.c.person_id == person_id, *which)
    found = theirs.order_by(attempt.c.id)
    return tuple(attempt_from(row) for row in connection.execute(found))


def attempt_from(row: Row[Any]) -> Attempt:
    """A row of `attempt` as it was kept."""
    return read_as(Attempt, row, assessment=Assessment.from_json(row.assessment))


def attempt_values(new: NewAttempt, nth: int, unseen: bool, now: datetime) -> dict[str, Any]:
    """The columns of `attempt`, without its id."""
    assessment = new.assessment.to_json()
    return {
        "person_id": new.person_id,
        "scenario_id": new.scenario_id,
        "nth": nth,
        "unseen": unseen,
        "note": new.note,
        "characters": new.assessment.characters,
        "character_limit": new.assessment.limit,
        "forecast": new.forecast,
        "score": new.assessment.score,
        "band": new.assessment.band,
        "levels": assessment["levels"],
        "flags": assessment["flags"],
        "rubric_id": new.assessment.rubric_id,
        "rubric_hash": new.assessment.rubric_hash,
        "assessment": assessment,
        "at": now,
        "margin": new.assessment.margin,
    }
