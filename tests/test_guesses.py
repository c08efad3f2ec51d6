"""Wrong keys and codes are counted by device, by address and all together, for a minute."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.guesses import Guesses

HOME = "192.0.2.1"


@pytest.fixture
def guesses() -> Guesses:
    return Guesses(by_device=5, by_address=30, by_process=60, per=60)


def test_after_five_wrong_ones_a_device_waits_until_the_first_is_a_minute_old(
    guesses: Guesses,
) -> None:
    assert [guesses.begin("ann", HOME, second) for second in range(5)] == [0] * 5
    assert guesses.begin("ann", HOME, 10) == 50
    assert guesses.begin("ann", HOME, 59) == 1
    assert guesses.begin("ann", HOME, 60) == 0
    assert guesses.begin("ann", HOME, 60) == 1


def test_waiting_does_not_take_longer_for_whoever_goes_on_trying(guesses: Guesses) -> None:
    for _ in range(100):
        guesses.begin("ann", HOME, 0)
    assert guesses.begin("ann", HOME, 60) == 0


def test_others_in_the_room_are_not_held_up_by_one_who_guesses(guesses: Guesses) -> None:
    for _ in range(10):
        guesses.begin("eve", HOME, 0)
    assert guesses.begin("ann", HOME, 1) == 0


def test_what_was_right_does_not_count(guesses: Guesses) -> None:
    for second in range(20):
        assert guesses.begin("ann", HOME, second) == 0
        guesses.right("ann")
    guesses.right("nobody")


def test_new_devices_of_one_address_are_bounded_and_leave_other_addresses_room(
    guesses: Guesses,
) -> None:
    let = [guesses.begin(f"device {nth}", HOME, 0) == 0 for nth in range(100)]
    assert sum(let) == 30
    assert guesses.begin("ann", "192.0.2.2", 0) == 0


def test_all_together_are_bounded(guesses: Guesses) -> None:
    let = [guesses.begin(f"device {nth}", f"address {nth}", 0) == 0 for nth in range(10_000)]
    assert sum(let) == 60
    assert guesses.begin("ann", HOME, 60) == 0


def test_guesses_of_one_moment_are_not_all_let_through(guesses: Guesses) -> None:
    with ThreadPoolExecutor(16) as threads:
        waits = list(threads.map(lambda _: guesses.begin("eve", HOME, 0), range(200)))
    assert waits.count(0) == 5


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 30)), max_size=80))
def test_in_no_minute_are_more_let_through_than_is_said(
    steps: list[tuple[int, int, float]],
) -> None:
    guesses = Guesses(by_device=2, by_address=3, by_process=4, per=60)
    now, let = 0, []
    for device, address, later in steps:
        now += later
        wait = guesses.begin(str(device), str(address), now)
        assert 0 <= wait <= 60
        if wait == 0:
            let.append((now, device, address))
        lately = [one for one in let if one[0] > now - 60]
        assert len(lately) <= 4
        assert sum(one[1] == device for one in lately) <= 2
        assert sum(one[2] == address for one in lately) <= 3
