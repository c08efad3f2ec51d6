from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing import get_context
from threading import Barrier
from typing import TypeVar

from ccc.errors import StorageError
from ccc.storage import Store, open_store
from ccc.storage.schema.tables import device
from tests.participants import everybody
from tests.storage.conftest import open_database
from tests.storage.notes import NOON, new_attempt
from tests.storage.save_some import save_some

T = TypeVar("T")


def at_once(number: int, act: Callable[[int], T]) -> list[T]:
    """The results of so many threads that act at the same moment; raises what one raised."""
    start = Barrier(number)

    def wait_and_act(turn: int) -> T:
        start.wait()
        return act(turn)

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(wait_and_act, range(number)))


def test_fifty_threads_saving_on_one_scenario_lose_nothing(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)

    def save(thread: int) -> list[str]:
        notes = [f"note {turn} of thread {thread}" for turn in range(4)]
        for note in notes:
            store.attempts.save(new_attempt(sam.id, note=note), datetime.now(UTC))
        return notes

    saved = [note for notes in at_once(50, save) for note in notes]

    kept = store.attempts.of(sam.id)
    assert sorted(one.note for one in kept) == sorted(saved)
    assert [one.nth for one in kept] == list(range(1, 201))
    assert [one.unseen for one in kept].count(True) == 1


def test_fifty_people_doing_everything_at_once_are_not_in_each_others_way(store: Store) -> None:
    def practise(turn: int) -> int:
        someone = store.people.enrol(f"token {turn}", f"Person {turn}", NOON)
        for scenario in ("baker", "archivist"):
            store.activity.open_scenario(someone.id, scenario, NOON)
            store.drafts.save(someone.id, scenario, f"draft of {turn}", NOON)
            store.attempts.save(new_attempt(someone.id, scenario), NOON)
            assert store.drafts.text(someone.id, scenario) == f"draft of {turn}"
        return len(store.attempts.of(someone.id))

    assert at_once(50, practise) == [2] * 50
    assert [len(store.attempts.of(one.id)) for one in everybody(store)] == [2] * 50


def test_tabs_that_enrol_one_device_at_once_get_the_same_person(store: Store, url: str) -> None:
    people = at_once(16, lambda turn: store.people.enrol("a token", f"Tab {turn}", NOON))

    assert set(people) == {people[0]}
    assert everybody(store) == (people[0],)
    with open_database(url) as database, database.reading() as connection:
        assert len(connection.execute(device.select()).all()) == 1


def test_tabs_that_open_a_scenario_at_once_agree_when(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    at_once(
        16, lambda turn: store.activity.open_scenario(sam.id, "baker", NOON.replace(minute=turn))
    )

    assert list(store.activity.openings(sam.id)) == ["baker"]


def test_erasing_while_another_tab_saves_leaves_nothing(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)

    def act(turn: int) -> None:
        if turn == 0:
            store.people.erase(sam.id)
            return
        with suppress(StorageError):
            store.attempts.save(new_attempt(sam.id), NOON)

    at_once(12, act)

    assert everybody(store) == ()
    assert store.attempts.of(sam.id) == ()


def test_two_stores_share_one_database(store: Store, url: str) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    other = open_store(url)
    at_once(
        20,
        lambda turn: (store, other)[turn % 2].attempts.save(new_attempt(sam.id), NOON),
    )

    assert [one.nth for one in other.attempts.of(sam.id)] == list(range(1, 21))
    assert other.attempts.of(sam.id) == store.attempts.of(sam.id)
    other.close()


def test_several_processes_start_and_save_at_once(new_url: str) -> None:
    """Nobody has made the database yet: they also migrate it at once."""
    context = get_context("forkserver")
    context.set_forkserver_preload([save_some.__module__])
    processes = [context.Process(target=save_some, args=(new_url, 40)) for _ in range(3)]

    for process in processes:
        process.start()
    for process in processes:
        process.join(60)

    assert [process.exitcode for process in processes] == [0] * 3
    store = open_store(new_url)
    (sam,) = everybody(store)
    assert [one.nth for one in store.attempts.of(sam.id)] == list(range(1, 121))
    store.close()
