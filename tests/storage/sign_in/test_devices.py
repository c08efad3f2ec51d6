"""A device finds its participant again, and a code or a link brings another device."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from ccc.errors import StorageError
from ccc.keys import COOKIE_LASTS, LINK_LASTS
from ccc.practice.attempts import Participant
from ccc.storage import Store, open_store
from ccc.storage.database.statements import token_hash
from ccc.storage.sign_in.devices import HandOver
from tests.participants import everybody
from tests.storage.conftest import open_database
from tests.storage.notes import LATER, NOON


def test_a_recovery_code_links_another_device(store: Store, sam: Participant, url: str) -> None:
    store.devices.save_code(sam.id, "first", NOON)
    store.devices.save_code(sam.id, "second", LATER)

    assert store.devices.code_since(sam.id) == LATER
    assert store.devices.link("new phone", "first", LATER) is None
    assert store.devices.link("new phone", "second", LATER) == sam
    assert store.people.of_device("new phone") == sam
    assert store.people.of_device("token of sam") == sam
    with open_database(url) as database, database.reading() as connection:
        kept = connection.execute(sa.text("SELECT code_hash FROM recovery")).scalar_one()
    assert "second" not in kept


def test_a_code_fits_however_its_groups_were_typed(store: Store, sam: Participant) -> None:
    store.devices.save_code(sam.id, "0a1b-2c3d", NOON)

    assert store.devices.person_of_code(" 0A1B 2c3d\n", NOON) == sam
    assert store.devices.person_of_code("0a1b–2C3D", NOON) == sam
    assert store.devices.person_of_code("0a1b-2c3", NOON) is None
    assert store.devices.person_of_code("", NOON) is None
    assert store.devices.person_of_code("\x00\ud800", NOON) is None


def test_a_link_works_once_for_a_quarter_of_an_hour_beside_the_code(
    store: Store, sam: Participant
) -> None:
    store.devices.save_code(sam.id, "code", NOON)
    store.devices.save_code(sam.id, "older", NOON, once=True)
    store.devices.save_code(sam.id, "link", NOON, once=True)

    assert store.devices.code_since(sam.id) == NOON
    assert store.devices.person_of_code("older", LATER) is None
    assert store.devices.person_of_code("link", LATER) == sam
    assert store.devices.person_of_code("link", NOON + LINK_LASTS) is None
    assert store.devices.link("late phone", "link", NOON + LINK_LASTS) is None
    assert store.devices.link("new phone", "link", LATER) == sam
    assert store.devices.link("another", "link", LATER) is None
    assert store.devices.link("another", "code", LATER + timedelta(days=999)) == sam


def test_a_new_code_ends_the_code_and_the_link_before_it(store: Store, sam: Participant) -> None:
    store.devices.save_code(sam.id, "code", NOON)
    store.devices.save_code(sam.id, "link", NOON, once=True)
    store.devices.save_code(sam.id, "new", NOON)

    known = [store.devices.person_of_code(code, NOON) for code in ("code", "link", "new")]
    assert known == [None, None, sam]


def test_somebody_sees_their_own_devices_and_has_one_forget_them(
    store: Store, sam: Participant, ash: Participant
) -> None:
    store.devices.save_code(sam.id, "code", NOON)
    store.devices.link("phone", "code", LATER)
    mine = store.devices.of(sam.id, "token of sam")
    assert [(one.since, one.is_here) for one in mine] == [(NOON, True), (LATER, False)]

    (others,) = store.devices.of(ash.id, "token of ash")
    store.devices.forget(sam.id, others.name)
    assert store.people.of_device("token of ash") == ash
    store.devices.forget(sam.id, mine[1].name)
    assert store.people.of_device("phone") is None
    assert store.devices.has_ended("phone")
    assert store.people.of_device("token of sam") == sam


def test_a_link_from_a_clock_that_was_set_back_two_hours_opens_nothing(
    store: Store, sam: Participant
) -> None:
    store.devices.save_code(sam.id, "link", NOON, once=True)
    earlier = NOON - timedelta(hours=2)

    assert store.devices.person_of_code("link", earlier) is None
    assert store.devices.link("new phone", "link", earlier) is None
    assert store.devices.person_of_code("link", NOON - timedelta(seconds=30)) == sam
    store.devices.save_code(sam.id, "code", NOON)
    assert store.devices.person_of_code("code", earlier) == sam


def test_a_link_opened_by_many_at_once_links_one_of_them(store: Store, sam: Participant) -> None:
    store.devices.save_code(sam.id, "link", NOON, once=True)

    with ThreadPoolExecutor(8) as pool:
        linked = list(
            pool.map(lambda nth: store.devices.link(f"phone {nth}", "link", NOON), range(8))
        )

    assert [one for one in linked if one is not None] == [sam]


def test_no_code_opens_an_erased_persons_notes(store: Store, sam: Participant) -> None:
    store.devices.save_code(sam.id, "code", NOON)
    store.people.erase(sam.id)

    assert store.devices.link("new phone", "code", NOON) is None


def test_a_linked_device_leaves_the_person_before_in_the_database(
    store: Store, sam: Participant, ash: Participant
) -> None:
    store.devices.save_code(sam.id, "code", NOON)
    assert store.devices.link("token of ash", "code", LATER) == sam

    assert store.people.of_device("token of ash") == sam
    assert everybody(store) == (sam, ash)


def test_a_device_can_be_nobodys_again(store: Store, sam: Participant) -> None:
    store.devices.unlink("token of sam")

    assert store.people.of_device("token of sam") is None
    assert everybody(store) == (sam,)


@pytest.mark.parametrize("how", ["left", "erased"])
def test_a_window_that_is_behind_brings_nobody_to_a_token_that_has_ended(
    store: Store, sam: Participant, ash: Participant, how: str
) -> None:
    if how == "left":
        store.devices.unlink("token of sam")
    else:
        store.people.erase(sam.id)
    before = everybody(store)
    store.devices.save_code(ash.id, "code", NOON)
    store.hosts.first("Mara", "key", NOON)

    assert store.devices.has_ended("token of sam")
    assert not store.devices.has_ended("token of ash")
    for come in (
        lambda: store.people.enrol("token of sam", "Pat", LATER),
        lambda: store.devices.link("token of sam", "code", LATER),
        lambda: store.hosts.open("token of sam", "key", LATER),
    ):
        with pytest.raises(StorageError, match="Reload the page"):
            come()
    assert everybody(store) == before
    assert not store.devices.knows("token of sam")


def test_a_code_that_was_refused_in_a_window_behind_is_not_used_up(
    store: Store, sam: Participant, ash: Participant
) -> None:
    store.devices.save_code(sam.id, "link", NOON, once=True)
    store.devices.unlink("token of ash")
    with pytest.raises(StorageError):
        store.devices.link("token of ash", "link", NOON)

    assert store.devices.link("new phone", "link", NOON) == sam


def test_whoever_was_let_in_by_a_token_comes_by_its_successor_with_all_that_is_theirs(
    store: Store, sam: Participant
) -> None:
    store.hosts.first("Mara", "key", NOON)
    mara = store.hosts.open("token of sam", "key", NOON)
    assert store.devices.renew("token of sam", "successor", NOON)

    hashed = token_hash("token of sam")
    assert store.devices.hand_over("token of sam", hashed, "successor") is HandOver.GIVE
    assert store.people.of_device("token of sam") == sam
    assert store.devices.hand_over("successor", hashed, "successor") is HandOver.ARRIVED
    assert store.people.of_device("successor") == sam
    assert store.hosts.of_device("successor", NOON) == mara
    assert not store.devices.knows("token of sam")


def test_a_page_that_is_opened_by_a_successor_ends_what_came_before_it_and_no_other(
    store: Store, sam: Participant
) -> None:
    store.devices.save_code(sam.id, "a code of sam", NOON)
    store.devices.link("laptop", "a code of sam", LATER)
    store.hosts.first("Mara", "a key of mara", NOON)
    store.hosts.open("token of sam", "a key of mara", NOON)
    for token in ("token of sam", "laptop"):
        store.devices.renew(token, f"{token}, lost on its way", LATER)
        store.devices.renew(token, f"{token}, next", LATER)
    for token in ("token of sam", "never seen", "token of sam, next"):
        assert store.devices.knows("token of sam")
        store.devices.end_predecessors(token)
    assert store.devices.has_ended("token of sam")
    assert store.people.of_device("token of sam") is None
    assert store.hosts.of_device("token of sam", LATER) is None
    assert store.people.of_device("token of sam, next") == sam
    assert store.hosts.of_device("token of sam, next", LATER) is not None
    assert store.people.of_device("laptop") == sam


def test_a_token_of_nobodys_has_no_successor(store: Store, sam: Participant) -> None:
    store.devices.unlink("token of sam")

    assert not store.devices.renew("token of sam", "successor", NOON)
    assert not store.devices.renew("never seen", "successor", NOON)
    assert store.devices.has_ended("token of sam")
    assert store.devices.replaced_since("never seen") is None


def test_nothing_is_kept_of_a_token_for_longer_than_a_browser_keeps_its_cookie(
    store: Store, sam: Participant
) -> None:
    store.devices.unlink("token of sam")
    ended = datetime.now(UTC)

    store.devices.forget_ended(ended + COOKIE_LASTS - timedelta(days=1))
    assert store.devices.has_ended("token of sam")
    store.devices.forget_ended(ended + COOKIE_LASTS + timedelta(days=1))
    assert not store.devices.has_ended("token of sam")


def test_a_device_that_was_left_writes_for_nobody_but_whoever_is_there_now(
    store: Store, sam: Participant, url: str
) -> None:
    with closing(open_store(url, lambda: "token of sam")) as from_there:
        from_there.drafts.save(sam.id, "baker", "Dear Jo", NOON)
        store.devices.save_code(sam.id, "code", NOON)
        pat = store.people.enrol("another token", "Pat", LATER)
        store.devices.save_code(pat.id, "code of pat", NOON)
        store.devices.link("token of sam", "code of pat", NOON)
        with pytest.raises(StorageError, match="left or moved in another window"):
            from_there.drafts.save(sam.id, "baker", "words of somebody else", LATER)
        from_there.drafts.save(pat.id, "baker", "Hello", LATER)
    assert store.drafts.text(sam.id, "baker") == "Dear Jo"
    assert store.drafts.text(pat.id, "baker") == "Hello"
