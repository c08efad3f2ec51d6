"""A hundred pages ask the database once a second."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import pytest

from ccc.access import Host
from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.settings import Settings
from ccc.storage import open_store
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.pulse import ASKED_EVERY, TOLD_EVERY, Pulses
from tests.ui.workshop.conftest import begin, join


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One for each time that the database was asked."""
    found: list[None] = []
    real = resources.store().workshops.pulses

    def counted(moment):
        found.append(None)
        return real(moment)

    monkeypatch.setattr(resources.store().workshops, "pulses", counted)
    return found


def test_the_database_is_asked_once_a_second_for_all_pages(away: Host, asked: list[None]) -> None:
    clock, workshop = Clock(), begin(away)
    pulses = Pulses(clock)
    for _ in range(100):
        pulses.of(workshop.id)
    assert len(asked) == 1

    clock.now += ASKED_EVERY
    pulses.of(workshop.id)
    assert len(asked) == 2


def test_a_hundred_phones_a_screen_and_a_desk_ask_ten_things_a_second_at_most(
    away: Host, ann: Participant, statements: list[str]
) -> None:
    """However many look, they share an answer; what is drawn anew each second asks by itself."""
    clock, workshop = Clock(), begin(away)
    pulses, store = Pulses(clock), resources.store()
    join(workshop, ann)
    (seat,) = (one.seat for one in store.seats.people(away, workshop.id, now()))
    statements.clear()
    for _ in range(10):
        for _ in range(50):
            pulses.see(seat)
            pulses.of(workshop.id)
            clock.now += 1 / 50
        store.round_notes.writers(away, workshop.id, 2, now())
        store.room_answers.all(workshop.id, 2)
    assert 20 < len(statements) <= 10 * 10


def test_the_phones_that_were_seen_are_told_every_few_seconds_all_at_once(
    away: Host, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, workshop, told = Clock(), begin(away), []
    number = join(workshop, ann)
    pulses, store = Pulses(clock), resources.store()
    pulses.of(workshop.id)
    (seat,) = (one.seat for one in store.seats.people(away, workshop.id, now()))
    monkeypatch.setattr(store.seats, "see", lambda which, people, _: told.append((which, people)))

    for _ in range(10):
        pulses.see(seat)
        pulses.of(workshop.id)
        clock.now += TOLD_EVERY / 5

    assert (seat.number, told) == (number, [(workshop.id, {ann.id})])


def test_what_was_changed_here_is_seen_at_once(
    away: Host, ann: Participant, asked: list[None]
) -> None:
    workshop = begin(away)
    pulses = Pulses(Clock())
    before = pulses.of(workshop.id)
    join(workshop, ann)
    assert pulses.of(workshop.id) == before

    pulses.ask_anew()

    after = pulses.of(workshop.id)
    assert before is not None
    assert after is not None
    assert (before.people, after.people) == (0, 1)


def test_what_was_changed_at_another_process_is_seen_within_a_second(
    away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    clock = Clock()
    pulses = Pulses(clock)
    pulses.of(workshop.id)
    with closing(open_store(Settings.from_environment().database_url)) as other:
        other.seats.join(workshop.id, ann.id, now(), coach_may=False)

    clock.now += ASKED_EVERY

    after = pulses.of(workshop.id)
    assert after is not None
    assert after.people == 1


def test_a_database_that_does_not_answer_is_asked_again_a_second_later_and_nobody_stumbles(
    away: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred phones look every two seconds; none may wait for it in turn, or lose its page."""
    clock, workshop, asked = Clock(), begin(away), 0
    pulses = Pulses(clock)
    before = pulses.of(workshop.id)
    assert before is not None

    def gone(_):
        nonlocal asked
        asked += 1
        raise StorageError("The database is gone.")

    with monkeypatch.context() as patch:
        patch.setattr(resources.store().workshops, "pulses", gone)
        clock.now += ASKED_EVERY
        assert [pulses.of(workshop.id) for _ in range(100)] == [before] * 100
        assert asked == 1

    resources.store().workshops.hide(away, workshop.id, hidden=True)
    clock.now += ASKED_EVERY
    after = pulses.of(workshop.id)
    assert after is not None
    assert after.moved > before.moved


def test_while_the_database_keeps_one_page_waiting_the_others_wait_for_nothing(
    away: Host, ann: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A locked database is waited for, for seconds; phones that are drawn are noted meanwhile."""
    clock, workshop = Clock(), begin(away)
    pulses, is_asked, answers = Pulses(clock), Event(), Event()
    join(workshop, ann)
    before = pulses.of(workshop.id)
    (seat,) = (one.seat for one in resources.store().seats.people(away, workshop.id, now()))
    real = resources.store().workshops.pulses

    def answer_late(moment):
        is_asked.set()
        assert answers.wait(60)
        return real(moment)

    monkeypatch.setattr(resources.store().workshops, "pulses", answer_late)
    clock.now += ASKED_EVERY
    with ThreadPoolExecutor(1) as page:
        waits = page.submit(pulses.of, workshop.id)
        assert is_asked.wait(60)
        resources.store().workshops.hide(away, workshop.id, hidden=True)
        pulses.ask_anew()
        pulses.see(seat)
        assert [pulses.of(workshop.id) for _ in range(100)] == [before] * 100
        assert not waits.done()
        answers.set()
        after = waits.result(60)
    assert after is not None
    assert before is not None
    assert after.moved > before.moved


def test_of_an_unknown_workshop_nothing_is_told() -> None:
    assert Pulses(Clock()).of(7) is None
