"""Sample people on their phones: what is due of each is done by the storage that pages use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

import typer

from ccc.access import Host
from ccc.content.load import Content
from ccc.content.scenarios import Scenario
from ccc.content.workshops import DuelStep, LessonStep, WorkshopPlan
from ccc.errors import CccError
from ccc.keys import new_key
from ccc.practice.attempts import NewAttempt, scored
from ccc.scoring.scenarios import other_recipients, score_scenario
from ccc.storage import Store
from ccc.workshop.course import PARTS_OF_A_DUEL, part_at
from ccc.workshop.duel import pairs_of_phone, seed_of
from ccc.workshop.rehearsal import (
    Act,
    Actor,
    Asked,
    Says,
    Sends,
    Types,
    asked_by_check,
    asked_by_duel,
    asked_by_pair,
    due,
)
from ccc.workshop.selection import RoundNote
from ccc.workshop.workshop import Seat, Workshop
from ccc.workshop.writing import WritingRound


@dataclass(frozen=True)
class Doing:
    """What somebody has to do, since they first saw what is on; `scene` tells it from all else."""

    scene: tuple[object, ...]
    since: datetime
    acts: tuple[Act, ...]


@dataclass
class Phone:
    """A sample person's phone; `tries` is how often they began to write, by scenario."""

    actor: Actor
    token: str
    person_id: int | None = None
    doing: Doing | None = None
    scenario: Scenario | None = None
    tries: Counter[str] = field(default_factory=Counter)

    def shows(self, scene: tuple[object, ...]) -> bool:
        """Whether this is what is on for them."""
        return self.doing is not None and self.doing.scene == scene

    def take_due(self, now: datetime, pace: float) -> tuple[Act, ...]:
        """What is to be done by now, once; time goes `pace` times as fast for them."""
        doing = self.doing
        if doing is None:
            return ()
        seconds = (now - doing.since).total_seconds() * pace
        left = tuple(act for act in doing.acts if act.after > seconds)
        self.doing = replace(doing, acts=left)
        return due(doing.acts, seconds)


class Room:
    """Sample people, who take part in the latest open workshop of a database."""

    def __init__(
        self, store: Store, content: Content, host: Host, actors: Sequence[Actor], pace: float
    ) -> None:
        """Nobody has come yet; time goes `pace` times as fast for them."""
        self._store, self._content, self._host, self._pace = store, content, host, pace
        self._phones = [Phone(actor, new_key()) for actor in actors]
        self._everybody = [actor.person for actor in actors]

    def look(self, now: datetime) -> None:
        """Do all that is due; what goes wrong is told in a sentence, and stops nobody else."""
        with _told("The sample people"):
            held = self._store.workshops.held_by(self._host)
            workshop = next((one.workshop for one in held if one.workshop.is_open), None)
            if workshop is not None:
                self._take_part(workshop, now)

    def _take_part(self, workshop: Workshop, now: datetime) -> None:
        plan = WorkshopPlan.from_json(workshop.plan)
        people = self._store.seats.people(self._host, workshop.id, now)
        seats = {one.seat.person_id: one.seat for one in people}
        writing = self._store.writing_rounds.going_on(workshop.id)
        here = [one for one in self._phones if not one.actor.has_left(workshop.place, plan)]
        self._store.seats.see(workshop.id, [one.person_id or 0 for one in here], now)
        for phone in here:
            with _told(phone.actor.person.nickname):
                seat = seats.get(phone.person_id or 0) or self._join(phone, workshop, now)
                if seat is None or seat.removed:
                    continue
                if writing is None:
                    self._follow(phone, seat, workshop, plan, now)
                elif not writing.is_over(now):
                    self._write(phone, seat, writing, plan, now)

    def _join(self, phone: Phone, workshop: Workshop, now: datetime) -> Seat | None:
        """The seat of somebody who comes now; None of whoever does not."""
        seconds = (now - workshop.began).total_seconds() * self._pace
        if not phone.actor.has_come(workshop.place, seconds):
            return None
        known = self._store.people.enrol(phone.token, phone.actor.person.nickname, now)
        phone.person_id = known.id
        return self._store.seats.join(workshop.id, known.id, now, coach_may=phone.actor.coach_may)

    def _write(
        self, phone: Phone, seat: Seat, of: WritingRound, plan: WorkshopPlan, now: datetime
    ) -> None:
        scene = (of.workshop_id, of.step, "writing")
        if not phone.shows(scene):
            acts = self._begin_to_write(phone, seat, of, plan, now)
            phone.doing = Doing(scene, now, acts)
        for act in phone.take_due(now, self._pace):
            if phone.scenario is None:
                return
            match act.does:
                case Types(text):
                    self._store.drafts.save(seat.person_id, phone.scenario.id, text, now)
                case Sends(note):
                    self._send(phone.actor, seat, of, phone.scenario, note, now)

    def _begin_to_write(
        self, phone: Phone, seat: Seat, of: WritingRound, plan: WorkshopPlan, now: datetime
    ) -> tuple[Act, ...]:
        """What somebody will do in a round of which they take their part now."""
        store, who = self._store, seat.person_id
        whom = store.writing_rounds.whom_for(of, who, plan, self._content.scenarios)
        phone.scenario = None if whom is None else self._content.scenario(whom)
        if phone.scenario is None:
            return ()
        store.writing_rounds.take_part(of.workshop_id, of.step, who, phone.scenario.id)
        store.activity.open_scenario(who, phone.scenario.id, now)
        tried = phone.tries[phone.scenario.id]
        phone.tries[phone.scenario.id] += 1
        words = phone.actor.words(phone.scenario.id, tried, self._everybody)
        return phone.actor.writes(of.step, words, self._content.rubric.limit.characters)

    def _send(  # noqa: PLR0913, PLR0917 - who sends what to whom, in which round, and when
        self, actor: Actor, seat: Seat, of: WritingRound, to: Scenario, note: str, now: datetime
    ) -> None:
        others = other_recipients(self._content, to.id)
        judged = score_scenario(note, to, self._content.rubric, others)
        if "blank" in judged.flags:
            return
        guess = None if judged.score is None else actor.guess(of.step, judged.score)
        new = NewAttempt(seat.person_id, to.id, note, guess, judged)
        self._store.writing_rounds.send(of.workshop_id, of.step, new, now)

    def _follow(
        self, phone: Phone, seat: Seat, workshop: Workshop, plan: WorkshopPlan, now: datetime
    ) -> None:
        asked = self._asked(seat, workshop, plan)
        scene = (workshop.id, workshop.place, asked)
        if not phone.shows(scene):
            acts = phone.actor.answers(workshop.place.step, asked)
            phone.doing = Doing(scene, now, acts)
        for act in phone.take_due(now, self._pace):
            if isinstance(act.does, Says):
                self._store.room_answers.say(
                    workshop.id,
                    workshop.place.step,
                    seat.person_id,
                    act.does.said,
                    now,
                    act.does.question,
                )

    def _asked(self, seat: Seat, workshop: Workshop, plan: WorkshopPlan) -> tuple[Asked, ...]:
        """What a phone asks now."""
        place = workshop.place
        match plan.step(place.step):
            case LessonStep() as step:
                lesson = self._content.lesson(step.lesson)
                part = part_at(step, lesson, place)
                if lesson is not None and part is not None and part.is_asked:
                    return (asked_by_check(lesson.check),)
            case DuelStep() if place.part == 0:
                pair = self._store.duels.of(workshop.id, place.step)
                notes = self._judged_notes(workshop, plan)
                return () if pair is None else (asked_by_duel(pair, _points(notes)),)
            case DuelStep() if place.part == PARTS_OF_A_DUEL:
                notes, who = self._judged_notes(workshop, plan), seat.person_id
                people = self._store.seats.in_order(workshop.id)
                pairs = pairs_of_phone(notes, people, who, seed_of(workshop.id, place.step))
                return tuple(asked_by_pair(pair, _points(notes)) for pair in pairs)
        return ()

    def _judged_notes(self, workshop: Workshop, plan: WorkshopPlan) -> tuple[RoundNote, ...]:
        written = plan.writing_before(workshop.place.step)
        return () if written is None else self._store.round_notes.of_round(workshop.id, written)


@contextmanager
def _told(who: str) -> Iterator[None]:
    """Within this, our own errors are told in a sentence on standard error."""
    try:
        yield
    except CccError as error:
        typer.echo(f"{who}: {error}", err=True)


def _points(notes: Sequence[RoundNote]) -> dict[int, int]:
    """The score of each note that has one, by id."""
    return {attempt.id: attempt.points for attempt in scored(note.attempt for note in notes)}
