"""What was guessed wrong is known to every server of the database, for a minute."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

from sqlalchemy import func, select

from ccc.guesses import LATELY, Secret, WrongGuess
from ccc.storage import Store, open_store
from ccc.storage.schema.tables import wrong_guess
from tests.storage.conftest import open_database
from tests.storage.notes import NOON

KEY, NUMBER = Secret
EVE = WrongGuess(NOON, KEY, "eve's phone", "her address")


def kept(url: str) -> int:
    with open_database(url) as database, database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(wrong_guess)).scalar_one())


def test_another_server_counts_what_was_guessed_here(store: Store, url: str) -> None:
    store.wrong_guesses.add(EVE)
    store.wrong_guesses.add(EVE)
    with closing(open_store(url)) as other:
        assert other.wrong_guesses.lately(KEY, NOON) == (EVE, EVE)


def test_after_a_minute_it_counts_no_longer_and_the_next_one_sweeps_it_away(
    store: Store, url: str
) -> None:
    store.wrong_guesses.add(EVE)
    later = NOON + LATELY
    assert store.wrong_guesses.lately(KEY, later) == ()
    store.wrong_guesses.add(WrongGuess(later, NUMBER, "another", "elsewhere"))
    assert kept(url) == 1


def test_a_clock_that_is_set_back_locks_nobody_out(store: Store, url: str) -> None:
    store.wrong_guesses.add(EVE)
    assert store.wrong_guesses.lately(KEY, NOON - timedelta(hours=2)) == ()
    store.wrong_guesses.forget_old(NOON - timedelta(hours=2))
    assert kept(url) == 0


def test_in_the_daily_round_nothing_that_still_counts_is_forgotten(store: Store) -> None:
    store.wrong_guesses.add(EVE)
    store.wrong_guesses.forget_old(NOON + LATELY / 2)
    assert store.wrong_guesses.lately(KEY, NOON + LATELY / 2) == (EVE,)


def test_keys_and_numbers_are_counted_apart(store: Store) -> None:
    number = WrongGuess(NOON, NUMBER, EVE.device, EVE.address)
    store.wrong_guesses.add(EVE)
    store.wrong_guesses.add(number)
    assert store.wrong_guesses.lately(KEY, NOON) == (EVE,)
    assert store.wrong_guesses.lately(NUMBER, NOON) == (number,)
