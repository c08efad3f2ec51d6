"""Rounds in which a room writes: begun and ended by hosts, written in, and collected once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Update,
    bindparam,
    exists,
    select,
    update,
)

from ccc.access import Host
from ccc.content.scenarios import Scenario
from ccc.content.workshops import WorkshopPlan
from ccc.practice.attempts import Attempt, NewAttempt, is_same_again
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import insert_if_absent, read_as, writing_about, writing_for
from ccc.storage.participants.activity import openings
from ccc.storage.participants.attempts import attempt_from, keep_attempt, latest_try
from ccc.storage.schema.tables import attempt, draft
from ccc.storage.schema.workshop_tables import joined, round_note, workshop, writing_round
from ccc.storage.workshops.leading import leading, moved_on, this_workshop
from ccc.storage.workshops.room import IS_WRITER, refuse_unless_now, sits
from ccc.workshop.writing import (
    COLLECTS_FOR,
    OwnPart,
    Unsent,
    WritingRound,
    somebody_new,
    whom_to_write_to,
)

# Asked by each phone at each step, and put together once: that takes longer than to run them.
_ROUNDS = select(writing_round).where(writing_round.c.workshop_id == bindparam("workshop_id"))
_OF = _ROUNDS.where(writing_round.c.step == bindparam("step"))
_GOING_ON = (
    _ROUNDS.where(writing_round.c.collected.is_(None)).order_by(writing_round.c.closes).limit(1)
)
_LAST_COLLECTED = (
    _ROUNDS.where(writing_round.c.collected.is_not(None))
    .order_by(writing_round.c.collected.desc())
    .limit(1)
)


class WritingRounds(Repository):
    """Rounds of writing, one a step."""

    def give_more_time(self, by: Host, workshop_id: int, step: int, ends: datetime) -> None:
        """Let a step that is on go on until then, and its round, if the room writes in it.

        What was taken unsent is a draft again.
        """
        collected = select(writing_round.c.collected).filter_by(workshop_id=workshop_id, step=step)
        taken = exists().where(
            attempt.c.id == round_note.c.attempt_id, attempt.c.at == collected.scalar_subquery()
        )
        again = _parts(workshop_id, step), taken
        with leading(self._database, by, workshop_id) as connection:
            connection.execute(update(round_note).where(*again).values(attempt_id=None))
            connection.execute(_change(workshop_id, step).values(closes=ends, collected=None))
            is_on = this_workshop(workshop_id).where(workshop.c.step == step)
            connection.execute(is_on.values(ends=ends))

    def of(self, workshop_id: int, step: int) -> WritingRound | None:
        """The round of a step; None where the room does not write in it, or has not begun."""
        return self._round(_OF, workshop_id=workshop_id, step=step)

    def going_on(self, workshop_id: int) -> WritingRound | None:
        """The round in which the room writes, or whose notes are being collected before the next.

        None where nobody writes.
        """
        return self._round(_GOING_ON, workshop_id=workshop_id)

    def last_collected(self, workshop_id: int) -> WritingRound | None:
        """The round that was collected last; None before the first."""
        return self._round(_LAST_COLLECTED, workshop_id=workshop_id)

    def take_part(self, workshop_id: int, step: int, person_id: int, scenario_id: str) -> OwnPart:
        """A participant's part of a round, in which they write to this scenario from now on.

        Whoever has a part already keeps it. Raises StorageError where they are not in the room.
        """
        row = {
            "workshop_id": workshop_id,
            "step": step,
            "person_id": person_id,
            "scenario_id": scenario_id,
            "may_show": True,
            "hidden": False,
        }
        with writing_for(self._database, person_id) as connection:
            refuse_unless_now(connection, sits(workshop_id, person_id))
            insert_if_absent(connection, round_note, row)
            return _part(connection.execute(_own(workshop_id, step, person_id)).one())

    def part_of(self, workshop_id: int, step: int, person_id: int) -> OwnPart | None:
        """A participant's part of a round; None where they have none."""
        row = self._first(_own(workshop_id, step, person_id))
        return None if row is None else _part(row)

    def whom_for(
        self,
        of: WritingRound,
        person_id: int,
        plan: WorkshopPlan,
        scenarios: Sequence[Scenario],
    ) -> str | None:
        """The id of whoever a participant is to write to in a round; None for nobody."""
        first, step = None, plan.first_writing
        with self._database.reading() as connection:
            if step is not None:
                first = connection.execute(_own(of.workshop_id, step, person_id)).first()
            met = openings(connection, person_id)
        part = None if first is None else _part(first)
        return whom_to_write_to(plan, of.step, part, somebody_new(scenarios, met, person_id))

    def send(self, workshop_id: int, step: int, new: NewAttempt, now: datetime) -> Attempt:
        """Keep a note as an attempt, and as its writer's part of the round in place of another.

        The latest try word for word again is no new attempt, but it is sent. Raises StorageError
        with a sentence for them where the round is over, or they were taken out.
        """
        takes = exists().where(
            writing_round.c.workshop_id == workshop_id,
            writing_round.c.step == step,
            writing_round.c.collected.is_(None),
            writing_round.c.closes > now - COLLECTS_FOR,
        )
        with writing_about(self._database, new.person_id, new.scenario_id) as connection:
            refuse_unless_now(connection, sits(workshop_id, new.person_id) & takes)
            return _keep(connection, workshop_id, step, new, now)

    def allow(self, workshop_id: int, step: int, person_id: int, *, may_show: bool) -> None:
        """Keep whether the room may see somebody's note; what is on the screen goes at once."""
        mine = _parts(workshop_id, step) & (round_note.c.person_id == person_id)
        on_the_screen = exists().where(
            joined.c.workshop_id == workshop_id,
            joined.c.person_id == person_id,
            joined.c.number == workshop.c.shown,
        )
        with writing_for(self._database, person_id) as connection:
            connection.execute(update(round_note).where(mine).values(may_show=may_show))
            connection.execute(moved_on(workshop_id).where(on_the_screen))

    def due(self, now: datetime) -> tuple[WritingRound, ...]:
        """The rounds that are over, and of which nothing was collected yet."""
        over = now - COLLECTS_FOR
        found = (
            select(writing_round)
            .join(workshop, workshop.c.id == writing_round.c.workshop_id)
            .where(
                writing_round.c.collected.is_(None),
                (writing_round.c.closes <= over) | (workshop.c.closed <= over),
            )
        )
        return tuple(read_as(WritingRound, row) for row in self._all(found))

    def unsent(self, of: WritingRound) -> tuple[Unsent, ...]:
        """What was typed in a round and not sent, in the order of the writers' numbers."""
        drafts = (draft.c.person_id == round_note.c.person_id) & (
            draft.c.scenario_id == round_note.c.scenario_id
        )
        found = (
            select(draft.c.person_id, draft.c.scenario_id, draft.c.note)
            .join(round_note, drafts)
            .join(joined, IS_WRITER)
            .where(
                _parts(of.workshop_id, of.step),
                round_note.c.attempt_id.is_(None),
                draft.c.at >= of.opened,
                joined.c.removed.is_(False),
            )
            .order_by(joined.c.number)
        )
        return tuple(
            Unsent(row.person_id, row.scenario_id, row.note)
            for row in self._all(found)
            if row.note.strip()
        )

    def collect(self, of: WritingRound, notes: Sequence[NewAttempt], now: datetime) -> bool:
        """Keep these unsent notes as attempts; whether it was done, which is once a round.

        Somebody who was erased meanwhile, or has sent a note, is passed over.
        """
        once = _change(of.workshop_id, of.step).where(
            writing_round.c.collected.is_(None), writing_round.c.closes == of.closes
        )
        with self._database.writing() as connection:
            if connection.execute(once.values(collected=now)).rowcount != 1:
                return False
            waits = select(round_note.c.person_id).where(
                _parts(of.workshop_id, of.step), round_note.c.attempt_id.is_(None)
            )
            waiting = set(connection.execute(waits.with_for_update()).scalars())
            for note in sorted(notes, key=lambda note: note.person_id):
                if note.person_id in waiting:
                    _keep(connection, of.workshop_id, of.step, note, now)
            connection.execute(moved_on(of.workshop_id))
        return True

    def _round(self, found: Select[Any], **given: int) -> WritingRound | None:
        row = self._first(found, given)
        return None if row is None else read_as(WritingRound, row)


def begin_round(
    connection: Connection, workshop_id: int, step: int, now: datetime, closes: datetime
) -> datetime:
    """Begin the round of a step, or let it go on until then; when it closes.

    One that was collected stays so, for the room has seen its notes: more time alone opens it
    again.
    """
    row = {"workshop_id": workshop_id, "step": step, "opened": now, "closes": closes}
    if not insert_if_absent(connection, writing_round, row):
        open_still = _change(workshop_id, step).where(writing_round.c.collected.is_(None))
        connection.execute(open_still.values(closes=closes))
    of = {"workshop_id": workshop_id, "step": step}
    closes_at: datetime = connection.execute(_OF, of).one().closes
    return closes_at


def end_round(connection: Connection, workshop_id: int, step: int, now: datetime) -> None:
    """Let the round of a step end now, if there is one that goes on."""
    goes_on = writing_round.c.collected.is_(None), writing_round.c.closes > now
    connection.execute(_change(workshop_id, step).where(*goes_on).values(closes=now))


def _keep(
    connection: Connection, workshop_id: int, step: int, new: NewAttempt, now: datetime
) -> Attempt:
    latest = latest_try(connection, new.person_id, new.scenario_id)
    if latest is None or not is_same_again(new.note, new.assessment.limit, (latest,)):
        latest = keep_attempt(connection, new, now)
    mine = _parts(workshop_id, step) & (round_note.c.person_id == new.person_id)
    connection.execute(update(round_note).where(mine).values(attempt_id=latest.id))
    return latest


def _change(workshop_id: int, step: int) -> Update:
    return update(writing_round).where(
        writing_round.c.workshop_id == workshop_id, writing_round.c.step == step
    )


def _parts(workshop_id: int, step: int) -> ColumnElement[bool]:
    return (round_note.c.workshop_id == workshop_id) & (round_note.c.step == step)


def _own(workshop_id: int, step: int, person_id: int) -> Select[Any]:
    return (
        select(round_note.c.scenario_id.label("whom"), round_note.c.may_show, attempt)
        .outerjoin(attempt, attempt.c.id == round_note.c.attempt_id)
        .where(_parts(workshop_id, step), round_note.c.person_id == person_id)
    )


def _part(row: Row[Any]) -> OwnPart:
    return OwnPart(row.whom, None if row.id is None else attempt_from(row), row.may_show)
