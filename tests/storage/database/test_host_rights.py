"""What a host may, asked of the database: for each role whom they read, and what they lead."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from ccc.access import REFUSED, Host, Role
from ccc.errors import RefusedError
from ccc.practice.attempts import Participant
from ccc.storage import Store
from ccc.storage.database.host_rights import (
    holds,
    is_host,
    is_owner,
    may_read,
    reading_of,
    refuse_unless,
    writing_as_host,
)
from ccc.storage.schema.tables import person
from tests.hosts import a_host, a_workshop
from tests.storage.conftest import open_database
from tests.storage.notes import LATER, NOON
from tests.storage.test_store import NOBODY

SOMEBODY = 4712
"""The id of a host, or a workshop, that is not there."""


@pytest.fixture(params=list(Role))
def host(request: pytest.FixtureRequest, store: Store) -> Host:
    return a_host(store, "Mara", request.param, NOON)


def holds_true(url: str, condition: sa.ColumnElement[bool]) -> bool:
    with open_database(url) as database, database.reading() as connection:
        return bool(connection.execute(sa.select(condition)).scalar_one())


def read_by(url: str, host: Host) -> list[str]:
    """The nicknames of those whom a host may read."""
    found = sa.select(person.c.nickname).where(may_read(host)).order_by(person.c.id)
    with open_database(url) as database, database.reading() as connection:
        return list(connection.execute(found).scalars())


def test_a_host_is_one_until_their_key_is_ended(store: Store, host: Host, url: str) -> None:
    assert holds_true(url, is_host(host))
    store.hosts.end(host.name, LATER)
    assert not holds_true(url, is_host(host))
    assert not holds_true(url, is_host(replace(host, id=SOMEBODY)))


def test_nobody_is_taken_at_their_word_about_their_role(store: Store, host: Host, url: str) -> None:
    for role in set(Role) - {host.role}:
        assert not holds_true(url, is_host(replace(host, role=role)))
    assert holds_true(url, is_owner(host)) == (host.role is Role.OWNER)
    assert not holds_true(
        url, is_owner(replace(a_host(store, "Ivo", Role.COACH, NOON), role=Role.OWNER))
    )


def test_every_role_leads_the_workshops_they_hold_and_no_others(
    store: Store, host: Host, url: str
) -> None:
    ivo = a_host(store, "Ivo", Role.OWNER, NOON)
    own, others, both = (
        a_workshop(store, NOON, host),
        a_workshop(store, NOON, ivo),
        a_workshop(store, NOON, host, ivo),
    )
    held = [holds_true(url, holds(host, one)) for one in (own, others, both, SOMEBODY)]
    assert held == [True, False, True, False]
    store.hosts.end(host.name, LATER)
    assert not holds_true(url, holds(host, own))


def test_who_may_be_read_is_a_matter_of_role_workshop_and_consent(
    store: Store, host: Host, url: str
) -> None:
    ivo = a_host(store, "Ivo", Role.OWNER, NOON)
    names = ("yes", "no", "removed", "elsewhere", "outside", "nowhere")
    people = {name: store.people.enrol(f"token of {name}", name, NOON) for name in names}
    own, others = a_workshop(store, NOON, host), a_workshop(store, NOON, ivo)
    for name in ("yes", "no", "removed"):
        seat = store.seats.join(own, people[name].id, NOON, coach_may=name != "no")
    store.seats.remove(host, own, seat.number)
    store.seats.join(others, people["elsewhere"].id, NOON, coach_may=True)
    store.people.allow_coach(people["outside"].id, allowed=True)

    readable = {
        Role.FACILITATOR: [],
        Role.COACH: ["yes"],
        Role.OWNER: ["yes", "outside"],
    }
    assert read_by(url, host) == readable[host.role]
    for name, who in people.items():
        assert holds_true(url, may_read(host, who.id)) == (name in readable[host.role])
    assert not holds_true(url, may_read(host, NOBODY))

    store.hosts.end(host.name, LATER)
    assert read_by(url, host) == []


def test_a_yes_in_one_workshop_is_none_in_another(store: Store, url: str) -> None:
    mara, ivo = (a_host(store, name, Role.COACH, NOON) for name in ("Mara", "Ivo"))
    sam = store.people.enrol("token of sam", "Sam", NOON)
    store.seats.join(a_workshop(store, NOON, mara), sam.id, NOON, coach_may=True)
    store.seats.join(a_workshop(store, NOON, ivo), sam.id, NOON, coach_may=False)

    assert read_by(url, mara) == ["Sam"]
    assert read_by(url, ivo) == []


def test_a_refusal_is_the_same_whether_the_thing_exists_or_not(
    store: Store, host: Host, sam: Participant, url: str
) -> None:
    said = set()
    with open_database(url) as database:
        for who in (sam.id, NOBODY):
            with pytest.raises(RefusedError) as refusal, reading_of(database, host, who):
                pass
            said.add(str(refusal.value))
            with pytest.raises(RefusedError) as refusal, writing_as_host(database, host, who):
                pass
            said.add(str(refusal.value))
        with database.reading() as connection, pytest.raises(RefusedError) as refusal:
            refuse_unless(connection, holds(host, SOMEBODY))
        said.add(str(refusal.value))
    assert said == {REFUSED}


def test_a_host_reads_and_writes_for_who_said_yes(store: Store, sam: Participant, url: str) -> None:
    mara = a_host(store, "Mara", Role.COACH, NOON)
    store.seats.join(a_workshop(store, NOON, mara), sam.id, NOON, coach_may=True)
    found = sa.select(person.c.nickname).where(person.c.id == sam.id)
    with open_database(url) as database:
        with writing_as_host(database, mara, sam.id) as connection:
            connection.execute(sa.update(person).values(nickname="Samantha"))
        with reading_of(database, mara, sam.id) as connection:
            assert connection.execute(found).scalar_one() == "Samantha"
