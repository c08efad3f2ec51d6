"""Turns of so many at once, and what those do who wait for something else meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from ccc.turns import Turns

SOON = 60
"""Seconds that nothing here takes, unless it waits for ever."""


def test_while_one_waits_for_something_else_another_has_its_turn() -> None:
    turns, waits, may_end = Turns(at_once=1, longest=SOON), Event(), Event()

    def wait_for_something() -> None:
        with turns.taken(), Turns.given_back():
            waits.set()
            assert may_end.wait(SOON)

    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(wait_for_something)
        assert waits.wait(SOON)
        with turns.taken():
            pass
        may_end.set()
        waiting.result(SOON)


def test_whoever_got_what_they_waited_for_does_not_wait_for_a_turn_too() -> None:
    """They hold what others wait for, perhaps those who have the turns."""
    turns, in_between, may_end = Turns(at_once=1, longest=SOON), Event(), Event()

    def take_the_turn() -> None:
        with turns.taken():
            in_between.set()
            assert may_end.wait(SOON)

    with ThreadPoolExecutor(1) as other, turns.taken():
        with Turns.given_back():
            holding = other.submit(take_the_turn)
            assert in_between.wait(SOON)
        may_end.set()
        holding.result(SOON)
    with turns.taken():
        pass


def test_who_waited_in_vain_goes_on_in_turn() -> None:
    turns, in_between, events = Turns(at_once=1, longest=SOON), Event(), list[str]()

    def take_the_turn() -> None:
        with turns.taken():
            in_between.set()
            events.append("the other begins")
        events.append("the other is done")

    def wait_in_vain() -> None:
        with Turns.given_back():
            other.submit(take_the_turn)
            assert in_between.wait(SOON)
            raise TimeoutError

    with ThreadPoolExecutor(1) as other:
        with turns.taken():
            with pytest.raises(TimeoutError):
                wait_in_vain()
            events.append("goes on")
        with turns.taken():
            events.append("and every turn is there again")
    assert events[0] == "the other begins"
    assert events[-1] == "and every turn is there again"


def test_where_nobody_takes_turns_nothing_is_waited_for() -> None:
    with Turns.given_back():
        pass
