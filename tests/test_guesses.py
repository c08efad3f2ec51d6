"""Wrong keys and codes count for a minute: by device, by address and all together."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ccc.guesses import LATELY, Limits, Secret, WrongGuess
from tests.conftest import NOON

LIMITS = Limits(by_device=5, by_address=30, in_all=60)
HOME = "at home"


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def wrong(second: float, device: str = "ann", address: str = HOME) -> WrongGuess:
    return WrongGuess(after(second), Secret.KEY, device, address)


def waits(lately: list[WrongGuess], second: float, device: str = "ann", at: str = HOME) -> float:
    """Seconds to wait for."""
    return LIMITS.wait(lately, device, at, after(second)).total_seconds()


def test_after_five_wrong_ones_a_device_waits_until_the_first_is_a_minute_old() -> None:
    for many in range(5):
        assert waits([wrong(second) for second in range(many)], many) == 0
    five = [wrong(second) for second in range(5)]
    assert waits(five, 10) == 50
    assert waits(five, 59) == 1
    assert waits(five[1:], 60) == 0
    assert waits([*five[1:], wrong(60)], 60) == 1


def test_others_in_the_room_are_not_held_up_by_one_who_guesses() -> None:
    assert waits([wrong(0, "eve")] * 10, 1) == 0
    assert waits([wrong(0, "eve")] * 10, 1, "eve") == 59


def test_new_devices_of_one_address_are_bounded_and_leave_other_addresses_room() -> None:
    lately = [wrong(0, f"device {nth}") for nth in range(30)]
    assert waits(lately[:29], 0) == 0
    assert waits(lately, 0) == 60
    assert waits(lately, 0, at="elsewhere") == 0


def test_all_together_are_bounded() -> None:
    lately = [wrong(0, f"device {nth}", f"address {nth}") for nth in range(60)]
    assert waits(lately[:59], 0) == 0
    assert waits(lately, 0) == 60


def test_nobody_waits_longer_because_another_server_has_its_clock_ahead() -> None:
    assert waits([wrong(30)] * 5, 0) == 60


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 30)), max_size=80))
def test_in_no_minute_are_more_let_through_than_is_said(steps: list[tuple[int, int, int]]) -> None:
    limits = Limits(by_device=2, by_address=3, in_all=4)
    now, let = NOON, list[WrongGuess]()
    for device, address, later in steps:
        now += timedelta(seconds=later)
        lately = [one for one in let if one.at > now - LATELY]
        wait = limits.wait(lately, str(device), str(address), now)
        assert timedelta(0) <= wait <= LATELY
        if not wait:
            let.append(WrongGuess(now, Secret.KEY, str(device), str(address)))
        lately = [one for one in let if one.at > now - LATELY]
        assert len(lately) <= 4
        assert sum(one.device == str(device) for one in lately) <= 2
        assert sum(one.address == str(address) for one in lately) <= 3
