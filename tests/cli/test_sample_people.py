"""Sample people in a workshop: what the room finds of them in its database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from ccc.access import Host, Role
from ccc.cli.sample_people import Room
from ccc.content.load import Content
from ccc.content.workshops import DuelStep, LessonStep, WorkshopPlan, WriteStep
from ccc.errors import StorageError
from ccc.storage import Store, open_store
from ccc.workshop.course import PARTS_OF_A_DUEL, course_of
from ccc.workshop.rehearsal import cast
from ccc.workshop.selection import one_pair_for_me
from ccc.workshop.votes import PAIRS_A_PHONE, Pair, votes_from
from ccc.workshop.workshop import HERE_FOR, Place, Workshop
from tests.conftest import NOON

A_SECOND = timedelta(seconds=1)
PACE = 50
PEOPLE = 5
WRITE, CHECK, DUEL, AGAIN = 1, 2, 3, 4
PLAN = WorkshopPlan(
    id="short",
    title="Short",
    aim="Everything once.",
    steps=(
        WriteStep(kind="write", to="refund-letters", minutes=4, say="Write."),
        LessonStep(kind="lesson", lesson="context", show=("check",), minutes=2, say="Choose."),
        DuelStep(kind="duel", pairs=5, minutes=5, say="Vote."),
        WriteStep(kind="write", to="new", minutes=4, say="Write."),
    ),
)


class Evening:
    """A workshop with sample people, whose clock goes as the test wants."""

    def __init__(self, store: Store, content: Content, host: Host) -> None:
        self.store, self.host, self.now = store, host, NOON
        self.id = store.workshops.begin(host, "Tuesday", PLAN.to_json(), NOON).id
        self.room = Room(store, content, host, cast(content.samples, PEOPLE, 1), PACE)
        self.content = content

    @property
    def workshop(self) -> Workshop:
        return self.store.workshops.of_host(self.host, self.id)

    def go(self, step: int, part: int = 0) -> None:
        course = course_of(self.workshop, self.content)
        move = course.move(self.workshop.place, Place(step, part), self.now)
        assert self.store.workshops.go(self.host, self.id, move)

    def last(self, seconds: int) -> None:
        for _ in range(seconds):
            self.now += A_SECOND
            self.room.look(self.now)

    def collect(self, step: int) -> None:
        of = self.store.writing_rounds.of(self.id, step)
        assert of is not None
        self.store.writing_rounds.collect(of, [], self.now)

    def here(self) -> list[str]:
        """Whoever is in the room now."""
        people = self.store.seats.people(self.host, self.id, self.now)
        return [one.nickname for one in people if one.here]

    def notes(self, step: int) -> list[str]:
        return [one.attempt.note for one in self.store.round_notes.of_round(self.id, step)]

    def answers(self, step: int, question: str | None = "room") -> tuple[str, ...]:
        return self.store.room_answers.all(self.id, step, question)


@pytest.fixture
def evening(tmp_path: Path, content: Content) -> Iterator[Evening]:
    store = open_store(f"sqlite:///{tmp_path / 'ccc.db'}")
    yield Evening(store, content, store.hosts.new("Maya", Role.FACILITATOR, "key", NOON))
    store.close()


def test_everybody_joins_once_the_last_one_late(evening: Evening, content: Content) -> None:
    names = [actor.person.nickname for actor in cast(content.samples, PEOPLE, 1)]
    evening.last(3)
    assert sorted(evening.here()) == sorted(names[:-1])
    evening.go(CHECK)
    evening.last(2)
    assert sorted(evening.here()) == sorted(names)


def test_a_room_writes_answers_a_check_and_votes(evening: Evening) -> None:
    evening.last(2)
    evening.go(WRITE)
    evening.last(4)
    written = evening.notes(WRITE)
    assert len(written) >= 3
    evening.collect(WRITE)

    evening.go(CHECK)
    evening.last(2)
    assert len(evening.answers(CHECK)) == PEOPLE
    assert set(evening.answers(CHECK)) <= set("ABCD")

    evening.go(DUEL)
    evening.last(2)
    assert evening.answers(DUEL) == (), "no page has put two notes on the screen yet"
    two = one_pair_for_me(evening.store.round_notes.of_round(evening.id, WRITE))
    assert two is not None
    evening.store.duels.decide(evening.id, DUEL, None, Pair(two[0].id, two[1].id))
    evening.last(2)
    assert len(evening.answers(DUEL)) == PEOPLE
    assert set(evening.answers(DUEL)) <= {"left", "right"}

    evening.go(DUEL, PARTS_OF_A_DUEL)
    evening.last(3)
    votes = votes_from(evening.answers(DUEL, None))
    most = PAIRS_A_PHONE * PEOPLE
    assert PEOPLE <= len(votes) <= most

    evening.go(AGAIN)
    evening.last(4)
    new = {one.attempt.scenario_id for one in evening.store.round_notes.of_round(evening.id, AGAIN)}
    assert new
    assert "refund-letters" not in new


def test_notes_are_scored_by_the_tool_and_most_have_a_guess(evening: Evening) -> None:
    evening.last(2)
    evening.go(WRITE)
    evening.last(4)
    sent = [one.attempt for one in evening.store.round_notes.of_round(evening.id, WRITE)]
    assert all(attempt.assessment.levels for attempt in sent)
    assert any(attempt.forecast is not None for attempt in sent)
    assert all(attempt.unseen for attempt in sent)


def test_words_are_typed_before_they_are_sent_and_no_more_once_time_is_up(
    evening: Evening,
) -> None:
    evening.last(2)
    evening.go(WRITE)
    evening.last(2)
    rounds = evening.store.writing_rounds
    evening.go(CHECK)
    of = rounds.of(evening.id, WRITE)
    assert of is not None
    typed, sent = rounds.unsent(of), evening.notes(WRITE)
    assert typed
    evening.last(5)
    assert rounds.unsent(of) == typed
    assert evening.notes(WRITE) == sent


def test_nobody_answers_a_question_that_is_over(evening: Evening) -> None:
    evening.last(2)
    evening.go(CHECK)
    evening.room.look(evening.now)
    evening.go(CHECK, 1)
    evening.last(3)
    assert evening.answers(CHECK) == ()


def test_who_was_taken_out_does_nothing_more(evening: Evening) -> None:
    evening.last(2)
    evening.store.seats.remove(evening.host, evening.id, 1)
    evening.go(CHECK)
    evening.last(2)
    assert len(evening.answers(CHECK)) == PEOPLE - 1


def test_who_leaves_early_answers_nothing_after_the_first_note(
    evening: Evening, content: Content
) -> None:
    actors = cast(content.samples, PEOPLE + 2, 1)
    leaving = [actor for actor in actors if actor.person.develops == "leaves-early"]
    assert len(leaving) == 1
    evening.room = Room(evening.store, content, evening.host, actors, PACE)
    evening.last(2)
    evening.go(CHECK)
    evening.last(2)
    assert len(evening.here()) == PEOPLE + 2
    assert len(evening.answers(CHECK)) == PEOPLE + 1

    evening.now += HERE_FOR - 3 * A_SECOND
    evening.last(2)
    assert len(evening.here()) == PEOPLE + 1


def test_they_come_to_the_next_workshop_too(evening: Evening) -> None:
    evening.last(2)
    evening.store.workshops.close(evening.host, evening.id, evening.now)
    began = evening.store.workshops.begin(evening.host, "Again", PLAN.to_json(), evening.now)
    evening.last(2)
    people = evening.store.seats.people(evening.host, began.id, evening.now)
    assert [one.seat.number for one in people] == list(range(1, PEOPLE))


def test_what_fails_for_one_is_told_in_a_sentence_and_the_others_go_on(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    evening.last(2)
    say, (first, *_) = evening.store.room_answers.say, evening.store.seats.in_order(evening.id)

    def refuse(*args: object) -> None:
        if args[2] == first:
            raise StorageError("The disk is full.")
        say(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(evening.store.room_answers, "say", refuse)
    evening.go(CHECK)
    evening.last(2)
    assert len(evening.answers(CHECK)) == PEOPLE - 1
    assert capsys.readouterr().err.splitlines() == [f"{evening.here()[0]}: The disk is full."]
