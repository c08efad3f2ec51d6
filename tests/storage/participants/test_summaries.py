"""A participant's row for coaches' lists: always what it would be if it were made from scratch."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from ccc.coaching.summary import PersonSummary, rules, summary_of
from ccc.content.ids import CRITERIA, OWN
from ccc.practice.attempts import NewAttempt, Participant, SetAside
from ccc.storage import Store, open_store
from ccc.storage.participants.summaries import BATCH, summary_from_row
from ccc.storage.schema.desk_tables import person_summary
from ccc.storage.schema.tables import setting
from tests.storage.conftest import SQLITE, open_database
from tests.storage.notes import JO, NOON, a_workshop, assessment, new_attempt

ERROR = 9.5

SCENARIOS = [f"person-{number}" for number in range(14)]

WORDS = ["Hi", "Let us connect and grow our networks together", "Ash, your talk helped. Sam", ""]


def kept(store: Store, person_id: int) -> PersonSummary | None:
    """The summary as it stands in its row; None where there is none."""
    found = sa.select(person_summary).where(person_summary.c.person_id == person_id)
    with store._database.reading() as connection:
        row = connection.execute(found).first()
    return None if row is None else summary_from_row(row)


def from_scratch(store: Store, person_id: int, error: float = ERROR) -> PersonSummary:
    work = store.works.of(person_id)
    with store._database.reading() as connection:
        rows = connection.execute(
            sa.text(
                "SELECT criterion, say, reason FROM set_aside WHERE person_id = :id ORDER BY id"
            ),
            {"id": person_id},
        ).all()
    return summary_of(work.attempts, [SetAside(*row) for row in rows], error)


@pytest.fixture
def told(store: Store) -> Store:
    """A store that knows how far a score may be wrong."""
    store.summaries.bring_up_to_date(ERROR)
    return store


class Writing:
    """Somebody who does whatever changes a figure, by chance."""

    def __init__(self, store: Store, dice: random.Random, number: int) -> None:
        self.store, self.dice = store, dice
        self.id = store.people.enrol(f"token {number}", f"P{number}", NOON).id
        self.now = NOON
        self.own: list[int] = []

    def acts(self) -> None:
        self.now += timedelta(hours=self.dice.choice([1, 30, 400]))
        self.dice.choice([self.writes] * 8 + [self.disagrees, self.agrees, self.erases])()

    def whom(self) -> str:
        if self.dice.random() < 0.2:
            own = replace(JO, name=f"Jo {self.now}")
            self.own.append(self.store.own_people.add(self.id, own, self.now).id)
        own = [f"{OWN}{number}" for number in self.own]
        return self.dice.choice(SCENARIOS + own)

    def writes(self) -> None:
        scored = self.dice.random() < 0.9
        levels = {criterion: self.dice.randint(0, 3) for criterion in CRITERIA}
        judged = assessment(
            score=self.dice.randint(0, 100) if scored else None,
            levels=levels if scored else None,
            limit=self.dice.choice([140, 140, 140, 200]),
            margin=self.dice.choice([None, 4.5, 12.25]),
        )
        forecast = self.dice.choice([None, self.dice.randint(0, 100)])
        note = self.dice.choice(WORDS)
        self.store.attempts.save(NewAttempt(self.id, self.whom(), note, forecast, judged), self.now)

    def disagrees(self) -> None:
        aside = SetAside(self.dice.choice(CRITERIA), "Say it", self.dice.choice(["", "No"]))
        self.store.goals.put_aside(self.id, self.whom(), aside, self.now)

    def agrees(self) -> None:
        self.store.goals.take_up_again(self.id, self.whom())

    def erases(self) -> None:
        if self.own:
            gone = self.own.pop(self.dice.randrange(len(self.own)))
            self.store.own_people.erase(self.id, gone)


def test_after_whatever_somebody_does_their_summary_is_the_one_made_from_scratch(
    told: Store, kind: str
) -> None:
    dice = random.Random(kind)
    for number in range(20 if kind == SQLITE else 4):
        somebody = Writing(told, dice, number)
        for _ in range(20):
            somebody.acts()
        assert kept(told, somebody.id) == from_scratch(told, somebody.id)


def test_a_note_that_was_collected_at_the_end_of_a_round_counts_too(
    told: Store, sam: Participant
) -> None:
    workshop = a_workshop(told)
    told.seats.join(workshop.id, sam.id, NOON, coach_may=True)
    told.writing_rounds.take_part(workshop.id, 1, sam.id, "baker")
    round_ = told.writing_rounds.of(workshop.id, 1)
    assert round_ is not None

    told.writing_rounds.collect(round_, [new_attempt(sam.id, "baker")], NOON)

    found = kept(told, sam.id)
    assert found is not None
    assert found.notes == 1
    assert found == from_scratch(told, sam.id)


def test_with_a_person_their_summary_goes(told: Store, sam: Participant) -> None:
    told.attempts.save(new_attempt(sam.id), NOON)
    assert kept(told, sam.id) is not None

    told.people.erase(sam.id)

    assert kept(told, sam.id) is None


def test_what_was_written_before_the_scorers_error_was_known_is_made_up_for_at_the_start(
    store: Store, sam: Participant
) -> None:
    store.attempts.save(new_attempt(sam.id), NOON)
    assert kept(store, sam.id) is None

    assert store.summaries.bring_up_to_date(ERROR) == 1

    assert kept(store, sam.id) == from_scratch(store, sam.id)
    assert store.summaries.bring_up_to_date(ERROR) == 0


def test_rows_of_older_rules_are_made_anew_at_the_start_and_others_left_alone(
    told: Store, sam: Participant, ash: Participant, url: str
) -> None:
    for who in (sam, ash):
        told.attempts.save(new_attempt(who.id), NOON)
    older = sa.update(person_summary).where(person_summary.c.person_id == sam.id)
    with open_database(url) as database, database.writing() as connection:
        connection.execute(older.values(rules="of old", notes=99))

    assert told.summaries.bring_up_to_date(ERROR) == 1

    assert kept(told, sam.id) == from_scratch(told, sam.id)


def test_another_error_of_the_scorer_makes_all_of_them_anew(told: Store, sam: Participant) -> None:
    told.attempts.save(new_attempt(sam.id), NOON)

    assert told.summaries.bring_up_to_date(ERROR + 1) == 1

    found = kept(told, sam.id)
    assert found is not None
    assert found.rules == rules(ERROR + 1)
    assert found == from_scratch(told, sam.id, ERROR + 1)
    told.attempts.save(new_attempt(sam.id), NOON)
    assert kept(told, sam.id) == from_scratch(told, sam.id, ERROR + 1)


def test_more_people_than_are_done_at_once_are_all_done(store: Store, url: str) -> None:
    many = [{"nickname": "P", "since": NOON.replace(tzinfo=None)}] * (BATCH + 3)
    with open_database(url) as database, database.writing() as connection:
        connection.execute(
            sa.text("INSERT INTO person (nickname, since) VALUES (:nickname, :since)"), many
        )

    so_far: list[tuple[int, int]] = []
    made = store.summaries.bring_up_to_date(ERROR, lambda *told: so_far.append(told))

    assert made == BATCH + 3
    assert so_far == [(BATCH, BATCH + 3), (BATCH + 3, BATCH + 3)]
    assert store.summaries.bring_up_to_date(ERROR) == 0


def test_the_error_is_known_to_every_process_that_writes(
    told: Store, sam: Participant, url: str
) -> None:
    another = open_store(url)
    another.attempts.save(new_attempt(sam.id), NOON)
    another.close()

    assert kept(told, sam.id) == from_scratch(told, sam.id)
    with told._database.reading() as connection:
        assert connection.execute(sa.select(setting.c.value)).scalars().all() == ["9.5"]


def test_the_scores_own_error_counts_as_it_did_when_the_note_was_scored(
    told: Store, sam: Participant
) -> None:
    for number, score in enumerate([40, 40, 40, 60, 60, 60]):
        new = new_attempt(sam.id, f"p{number}", score=score)
        new = replace(new, assessment=replace(new.assessment, margin=30.0))
        told.attempts.save(new, NOON)

    found = kept(told, sam.id)
    assert found is not None
    assert (found.verdict, found.change) == ("no_change", 20)
