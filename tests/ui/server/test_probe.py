"""However many want to know whether the database answers, it is asked now and then."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from ccc.errors import StorageError
from ccc.ui.server.probe import ASKED_EVERY, Probe


def test_it_is_asked_once_in_a_while_and_all_are_told_what_it_said() -> None:
    asked, seconds, is_away = list[float](), 0.0, True

    def ask() -> None:
        asked.append(seconds)
        if is_away:
            raise StorageError("It is away.")

    probe = Probe(ask, clock=lambda: seconds)
    assert [probe.answers() for _ in range(200)] == [False] * 200
    is_away = False
    assert not probe.answers()
    seconds = ASKED_EVERY
    assert [probe.answers() for _ in range(200)] == [True] * 200
    assert asked == [0.0, ASKED_EVERY]


def test_while_somebody_waits_for_its_answer_nobody_else_does() -> None:
    asks, answered = Event(), Event()

    def ask() -> None:
        asks.set()
        assert answered.wait(20)

    probe = Probe(ask)
    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(probe.answers)
        assert asks.wait(20)
        assert not probe.answers()
        answered.set()
        assert waits.result(20)
    assert probe.answers()
