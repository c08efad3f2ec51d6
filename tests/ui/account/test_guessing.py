"""A key or code that is typed: looked at, unless too many were wrong in the last minute."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from ccc.guesses import Secret, WrongGuess
from ccc.settings import Settings
from ccc.storage import open_store
from ccc.ui import resources
from ccc.ui.account import guessing
from ccc.ui.account.guessing import BY_DEVICE, try_guess
from ccc.ui.device_cookie import device_name, new_ticket, new_token, successor_by
from ccc.ui.resources import now
from ccc.ui.state import Session


@pytest.fixture
def on_device(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Called with a token, what is guessed from then on is guessed on that device."""

    def be_on(token: str) -> None:
        monkeypatch.setattr(guessing, "session", lambda: Session(token, remembered=True))

    be_on("eve's token")
    return be_on


@pytest.mark.usefixtures("on_device")
def test_guesses_of_one_moment_are_not_all_let_through() -> None:
    with ThreadPoolExecutor(16) as threads:
        answers = [*threads.map(lambda _: try_guess(Secret.KEY, lambda: None), range(40))]
    assert sum(was_looked_at for was_looked_at, _ in answers) == BY_DEVICE


@pytest.mark.usefixtures("on_device")
def test_a_room_that_types_its_number_at_one_moment_is_let_in() -> None:
    with ThreadPoolExecutor(16) as threads:
        answers = {
            *threads.map(lambda _: try_guess(Secret.KEY, lambda: "the workshop"), range(100))
        }
    assert answers == {(True, "the workshop")}


@pytest.mark.usefixtures("on_device")
def test_what_was_wrong_at_another_process_counts_here_too() -> None:
    with closing(open_store(Settings.from_environment().database_url)) as other:
        for _ in range(BY_DEVICE):
            other.wrong_guesses.add(
                WrongGuess(now(), Secret.KEY, device_name("eve's token"), "anywhere")
            )
    assert try_guess(Secret.KEY, lambda: "the workshop") == (False, None)


def test_a_new_cookie_in_place_of_the_old_is_no_new_device(
    on_device: Callable[[str], None],
) -> None:
    secret = resources.store().cookie_secret()
    token = new_token(secret)
    on_device(token)
    for _ in range(BY_DEVICE):
        assert try_guess(Secret.KEY, lambda: None) == (True, None)
    successor = successor_by(new_ticket(token), secret)
    assert successor is not None
    on_device(successor)
    assert try_guess(Secret.KEY, lambda: None) == (False, None)
    on_device(new_token(secret))
    assert try_guess(Secret.KEY, lambda: None) == (True, None)


@pytest.mark.usefixtures("on_device")
def test_what_could_not_be_looked_up_was_no_guess() -> None:
    def fail() -> None:
        raise ValueError("the database is gone")

    for _ in range(2 * BY_DEVICE):
        with pytest.raises(ValueError, match="gone"):
            try_guess(Secret.KEY, fail)
    assert try_guess(Secret.KEY, lambda: "the workshop") == (True, "the workshop")


@pytest.mark.usefixtures("on_device")
def test_no_address_can_be_read_from_what_is_kept() -> None:
    try_guess(Secret.KEY, lambda: None)
    (kept,) = resources.store().wrong_guesses.lately(Secret.KEY, now())
    assert len(kept.address) == len(kept.device) == 64
    assert "eve" not in kept.device
