"""A phone becomes the desk when its host types what it shows."""

from __future__ import annotations

import pytest

from ccc.access import Host, Role
from ccc.storage import Store
from ccc.workshop.workshop import DIGITS_LAST, Workshop
from tests.storage.notes import NOON

PHONE = "the token of a phone"


@pytest.fixture
def maya(store: Store) -> Host:
    return store.hosts.new("Maya", Role.FACILITATOR, "key of Maya", NOON)


@pytest.fixture
def workshop(store: Store, maya: Host) -> Workshop:
    return store.workshops.begin(maya, "Tuesday", {}, NOON)


def test_the_phone_that_shows_the_digits_knows_the_host_from_then_on(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    store.lead_requests.ask(PHONE, workshop.id, "012345", NOON)

    assert store.lead_requests.grant(maya, workshop.id, "012345", NOON)

    assert store.hosts.of_device(PHONE, NOON) == maya
    assert not store.lead_requests.grant(maya, workshop.id, "012345", NOON)


def test_digits_open_nothing_late_or_mistyped_or_twice_the_same_or_for_others(
    store: Store, workshop: Workshop, maya: Host
) -> None:
    store.lead_requests.ask(PHONE, workshop.id, "012345", NOON)
    ravi = store.hosts.new("Ravi", Role.OWNER, "key of Ravi", NOON)

    assert not store.lead_requests.grant(maya, workshop.id, "012346", NOON)
    assert not store.lead_requests.grant(maya, workshop.id, "012345", NOON + DIGITS_LAST)
    assert not store.lead_requests.grant(maya, workshop.id, "012345", NOON - DIGITS_LAST)
    assert not store.lead_requests.grant(maya, workshop.id + 1, "012345", NOON)
    assert not store.lead_requests.grant(ravi, workshop.id, "012345", NOON)
    store.lead_requests.ask("another phone", workshop.id, "012345", NOON)
    assert not store.lead_requests.grant(maya, workshop.id, "012345", NOON)
    assert store.hosts.of_device(PHONE, NOON) is None
