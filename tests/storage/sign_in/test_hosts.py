"""Hosts have keys of their own, which open on the devices on which they are typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from ccc.access import Host, Role
from ccc.errors import StorageError
from ccc.keys import KEY_LASTS
from ccc.storage import Store, open_store
from tests.storage.conftest import open_database
from tests.storage.notes import LATER, NOON
from tests.storage.test_many_at_once import at_once

KEY = "1a2b-3c4d"


@pytest.fixture
def mara(store: Store) -> Host:
    return store.hosts.new("Mara", Role.FACILITATOR, KEY, NOON)


def test_a_key_that_is_typed_on_a_device_tells_whose_it_is(store: Store, mara: Host) -> None:
    assert mara == Host(mara.id, "Mara", Role.FACILITATOR, NOON)
    assert store.hosts.of_device("phone", NOON) is None
    assert store.hosts.open("phone", " 1A2B 3c4d", NOON) == mara
    assert store.hosts.of_device("phone", NOON) == mara
    assert store.hosts.of_device("another", NOON) is None


def test_a_device_knows_its_host_after_a_restart_too(store: Store, mara: Host, url: str) -> None:
    store.hosts.open("phone", KEY, NOON)
    store.close()

    again = open_store(url)

    assert again.hosts.of_device("phone", LATER) == mara
    again.close()


@pytest.mark.parametrize("typed", ["", "1a2b", "\x00\ud800"])
def test_a_key_of_nobodys_opens_nothing(store: Store, mara: Host, typed: str) -> None:
    assert store.hosts.open("phone", typed, NOON) is None
    assert store.hosts.of_device("phone", NOON) is None


def test_a_device_knows_its_host_for_thirty_days_from_the_key(store: Store, mara: Host) -> None:
    store.hosts.open("phone", KEY, NOON)
    moment = timedelta(seconds=1)

    assert store.hosts.of_device("phone", NOON + KEY_LASTS - moment) == mara
    assert store.hosts.of_device("phone", NOON + KEY_LASTS) is None

    store.hosts.open("phone", KEY, NOON + KEY_LASTS)
    assert store.hosts.of_device("phone", NOON + KEY_LASTS + moment) == mara


def test_a_locked_device_asks_again_and_the_others_do_not(store: Store, mara: Host) -> None:
    for token in ("phone", "laptop"):
        store.hosts.open(token, KEY, NOON)

    store.hosts.lock("phone")
    store.hosts.lock("phone")

    assert store.hosts.of_device("phone", NOON) is None
    assert store.hosts.of_device("laptop", NOON) == mara


def test_an_ended_key_opens_nowhere_from_that_moment(store: Store, mara: Host) -> None:
    for token in ("phone", "laptop"):
        store.hosts.open(token, KEY, NOON)

    store.hosts.end("Mara", LATER)

    assert [store.hosts.of_device(token, LATER) for token in ("phone", "laptop")] == [None, None]
    assert store.hosts.open("phone", KEY, LATER) is None
    assert store.hosts.all() == (Host(mara.id, "Mara", Role.FACILITATOR, NOON, LATER),)
    with pytest.raises(StorageError, match="no key of the name Mara that still opens"):
        store.hosts.end("Mara", LATER)


def test_another_key_on_the_same_device_is_the_one_that_counts(store: Store, mara: Host) -> None:
    ivo = store.hosts.new("Ivo", Role.COACH, "another key", NOON)
    store.hosts.open("phone", KEY, NOON)

    store.hosts.open("phone", "another key", LATER)

    assert store.hosts.of_device("phone", LATER) == ivo


def test_a_name_is_taken_until_its_key_is_ended(store: Store, mara: Host) -> None:
    with pytest.raises(StorageError, match="a key of the name Mara already"):
        store.hosts.new("Mara", Role.COACH, "another key", NOON)
    store.hosts.end("Mara", LATER)

    again = store.hosts.new("Mara", Role.COACH, "another key", LATER)

    assert again.id != mara.id
    assert [one.name for one in store.hosts.all()] == ["Mara", "Mara"]
    assert store.hosts.open("phone", KEY, LATER) is None


def test_the_first_owner_comes_once_whoever_came_before(store: Store) -> None:
    owner = store.hosts.first("Owner", KEY, NOON)

    assert owner == Host(1, "Owner", Role.OWNER, NOON)
    assert store.hosts.first("Owner", "second", NOON) is None
    store.hosts.end("Owner", LATER)
    assert store.hosts.first("Owner", "third", LATER) is None


def test_servers_that_start_at_once_have_one_first_owner(store: Store) -> None:
    keys = [f"key {turn}" for turn in range(16)]

    made = at_once(16, lambda turn: store.hosts.first("Owner", keys[turn], NOON))

    (owner,) = store.hosts.all()
    assert [one for one in made if one is not None] == [owner]
    assert store.hosts.open("phone", keys[made.index(owner)], NOON) == owner


def test_of_a_key_only_its_hash_is_kept(store: Store, mara: Host, url: str) -> None:
    store.hosts.open("phone", KEY, NOON)
    with open_database(url) as database, database.reading() as connection:
        kept = [
            *connection.execute(sa.text("SELECT key_hash FROM host")).scalars(),
            *connection.execute(sa.text("SELECT token_hash FROM host_device")).scalars(),
        ]

    assert [len(one) for one in kept] == [64, 64]


@pytest.mark.parametrize(
    ("back", "opens"), [(timedelta(hours=2), True), (timedelta(days=2), False)]
)
def test_a_clock_put_right_locks_nobody_out_and_a_key_of_next_week_opens_nothing(
    store: Store, back: timedelta, opens: bool
) -> None:
    store.hosts.first("Mara", "key", NOON)
    store.hosts.open("token", "key", NOON)

    assert (store.hosts.of_device("token", NOON - back) is not None) is opens


def test_a_host_sees_the_devices_of_their_own_key_and_locks_one(store: Store, mara: Host) -> None:
    ravi = store.hosts.new("Ravi", Role.OWNER, "key of Ravi", NOON)
    store.hosts.open("laptop", KEY, NOON)
    store.hosts.open("phone", KEY, LATER)
    store.hosts.open("tablet", "key of Ravi", LATER)
    mine = store.hosts.devices(mara, "laptop")
    assert [(one.since, one.is_here) for one in mine] == [(NOON, True), (LATER, False)]

    (others,) = store.hosts.devices(ravi, "laptop")
    store.hosts.lock_device(mara, others.name)
    store.hosts.lock_device(mara, mine[1].name)
    assert store.hosts.of_device("tablet", LATER) == ravi
    assert store.hosts.of_device("phone", LATER) is None
    assert store.hosts.of_device("laptop", LATER) == mara


def test_an_ended_key_lists_and_locks_nothing(store: Store, mara: Host) -> None:
    store.hosts.open("laptop", KEY, NOON)
    (device,) = store.hosts.devices(mara, "laptop")
    store.hosts.end("Mara", NOON)

    assert store.hosts.devices(mara, "laptop") == ()
    store.hosts.lock_device(mara, device.name)
