"""No statement behind a page reads a whole table that grows: a database of years is as fast.

The databases are asked how they would find the rows, on tables that are all but empty. PostgreSQL
is told to do anything rather than read a whole table, so where it still does there is no index.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from ccc.coaching.cohort import EVERYBODY, DeskNow, Wanted
from ccc.storage import Store
from ccc.storage.database.database import Database
from ccc.workshop.workshop import OF_THE_ROOM
from tests.storage.conftest import SQLITE, open_database
from tests.storage.notes import LATER, NOON, a_workshop, filled, objection

SMALL = {"setting", "host", "host_device", "workshop", "workshop_host", "writing_round"}
"""Tables that stay small: a server has few hosts, and a workshop or two a day with a few rounds."""

Call = Callable[[Store, int, int], object]
"""Asks for something of a participant in a workshop, both by their numbers."""

PARTICIPANT: Mapping[str, Call] = {
    "who is here": lambda store, *_: store.people.of_device("token"),
    "their code": lambda store, one, _: store.devices.code_since(one),
    "the person of a code": lambda store, *_: store.devices.person_of_code("a code", LATER),
    "all attempts": lambda store, one, _: store.attempts.of(one),
    "the tries at one note": lambda store, one, _: store.attempts.on(one, "baker"),
    "how many attempts": lambda store, one, _: store.attempts.count(one),
    "all of a participant's work": lambda store, one, _: store.works.of(one),
    "all to take away": lambda store, one, _: store.people.export(one),
    "their workshops": lambda store, one, _: store.people.workshops_of(one),
    "the draft": lambda store, one, _: (store.drafts.text(one, "a"), store.drafts.at(one, "a")),
    "the goal": lambda store, one, _: store.goals.of(one, "baker"),
    "advice put aside": lambda store, one, _: store.goals.set_asides(one, "baker"),
    "what was opened": lambda store, one, _: store.activity.openings(one),
    "lessons done": lambda store, one, _: store.activity.lessons_done(one),
    "rounds of games": lambda store, one, _: store.games.of(one),
    "own people": lambda store, one, _: (store.own_people.of(one), store.own_people.canvas(one)),
    "an objection": lambda store, one, _: store.objections.save(one, "baker", objection(), LATER),
    "their seat": lambda store, one, _: store.seats.of(one, LATER),
    "erasing": lambda store, one, _: store.people.erase(one),
}

PHONE: Mapping[str, Call] = {
    "a number to join": lambda store, _, room: store.workshops.by_code("4821"),
    "the round that goes on": lambda store, one, room: store.writing_rounds.going_on(room),
    "the round before": lambda store, one, room: store.writing_rounds.last_collected(room),
    "their part of it": lambda store, one, room: store.writing_rounds.part_of(room, 1, one),
    "letting it be shown": lambda store, one, room: store.writing_rounds.allow(
        room, 1, one, may_show=True
    ),
    "an answer": lambda store, one, room: store.room_answers.say(
        room, 1, one, "a", NOON, OF_THE_ROOM
    ),
    "what they answered": lambda store, one, room: (
        store.room_answers.of(room, 1, one),
        store.room_answers.said_by(room, 1, one),
    ),
}

HOST: Mapping[str, Call] = {
    "what is new, each second": lambda store, _, room: store.workshops.pulses(NOON),
    "rounds that are over, each second": lambda store, _, room: store.writing_rounds.due(LATER),
    "the room": lambda store, _, room: store.workshops.of(room),
    "who sits in it": lambda store, _, room: store.seats.people(_host(store), room, NOON),
    "in which order": lambda store, _, room: store.seats.in_order(room),
    "who is writing": lambda store, _, room: store.round_notes.writers(_host(store), room, 1, NOON),
    "the notes of a round": lambda store, _, room: store.round_notes.named(_host(store), room, 1),
    "the note on the screen": lambda store, _, room: store.round_notes.on_screen(room, 1),
    "what the room said": lambda store, _, room: store.room_answers.all(room, 1),
    "the two notes": lambda store, _, room: store.duels.of(room, 1),
    "more time": lambda store, _, room: store.writing_rounds.give_more_time(
        _host(store), room, 1, LATER
    ),
    "collecting": lambda store, _, room: _collect(store),
}


COACH: Mapping[str, Call] = {
    "their cohorts": lambda store, *_: store.desk.cohorts(_host(store)),
    "whether there is anybody": lambda store, *_: store.desk.has_members(_host(store)),
    "who needs a talk": lambda store, *_: store.desk.needing(
        _host(store), EVERYBODY, DeskNow(LATER), 5
    ),
    "a page of everybody": lambda store, *_: store.desk.page(_host(store), Wanted()),
    "a page of a cohort": lambda store, _, room: store.desk.page(_host(store), Wanted(cohort=room)),
    "the lines put away": lambda store, *_: store.desk.seen(_host(store)),
    "a participant": lambda store, one, _: store.looks.open(_host(store), one, LATER),
    "a cohort to hand over": lambda store, _, room: store.cohorts.records(room),
    "their workshops": lambda store, *_: store.workshops.held_by(_host(store)),
}


def _host(store: Store) -> Any:
    return next(host for host in store.hosts.all() if host.name == "Maya")


def _collect(store: Store) -> None:
    for over in store.writing_rounds.due(LATER + timedelta(hours=1)):
        store.writing_rounds.collect(over, (), LATER)


@contextmanager
def statements(database: Database) -> Iterator[dict[str, Any]]:
    """What is asked of a database within this, and with which values."""
    made: dict[str, Any] = {}

    def note(_c: Any, _cursor: Any, statement: str, given: Any, _x: Any, many: bool) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")) and not many:
            made[statement] = given

    event.listen(database._engine, "before_cursor_execute", note)
    try:
        yield made
    finally:
        event.remove(database._engine, "before_cursor_execute", note)


def plan_of(connection: Connection, kind: str, statement: str, given: Any) -> list[str]:
    """How a database would go about a statement, a line each."""
    if kind == SQLITE:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        return [row.detail for row in plan]
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    return [*connection.exec_driver_sql(f"EXPLAIN {statement}", given).scalars()]


def wholly_read(connection: Connection, kind: str, statement: str, given: Any) -> set[str]:
    """The tables that a statement reads from end to end."""
    sign = r"^SCAN ([a-z_]+?)(?:_\d+)?(?: |$)" if kind == SQLITE else r"Seq Scan on (\w+)"
    found = [re.search(sign, line) for line in plan_of(connection, kind, statement, given)]
    # What has no name of its own are the few rows that a page is made of.
    return {one[1] for one in found if one and one[1] != "anon"}


OWNER: Mapping[str, tuple[Call, str]] = {
    "who has the same nickname": (
        lambda store, *_: store.desk.those(_noor(store), EVERYBODY, [1]),
        "person_nickname_idx",
    ),
    "how many dispute the scorer": (
        lambda store, *_: store.objections.number_for_makers_read_by(_noor(store)),
        "objection_for_makers_idx",
    ),
    "rounds that are over, each second": (
        lambda store, *_: store.writing_rounds.due(LATER),
        "writing_round_closes_idx",
    ),
}
"""What would take longer each year without this index.

SQLite tells: PostgreSQL, which knows how few rows there are in a test, may take another way.
"""


def _noor(store: Store) -> Any:
    return next(host for host in store.hosts.all() if host.name == "Noor")


@pytest.mark.parametrize(("asks", "index"), OWNER.values(), ids=OWNER)
def test_what_an_owner_is_told_of_all_is_looked_up_by_an_index(
    store: Store, url: str, kind: str, asks: Call, index: str
) -> None:
    someone, room = filled(store, "token", "Sam"), a_workshop(store).id
    with statements(store._database) as made:
        asks(store, someone.id, room)
    with open_database(url) as database, database.reading() as connection:
        plans = [plan_of(connection, kind, one, given) for one, given in made.items()]
    assert kind != SQLITE or any(index in line for plan in plans for line in plan)


EVERYONE = {"participant": PARTICIPANT, "phone": PHONE, "host": HOST, "coach": COACH}


@pytest.mark.parametrize("asks", EVERYONE.values(), ids=EVERYONE)
def test_nothing_behind_a_page_reads_a_whole_table(
    store: Store, url: str, kind: str, asks: Mapping[str, Call]
) -> None:
    someone, room = filled(store, "token", "Sam"), a_workshop(store).id
    found: dict[str, set[str]] = {}
    for name, call in asks.items():
        with statements(store._database) as made:
            call(store, someone.id, room)
        with open_database(url) as database, database.reading() as connection:
            for statement, given in made.items():
                tables = wholly_read(connection, kind, statement, given) - SMALL
                if tables:
                    found[name] = found.get(name, set()) | tables
    assert found == {}


def test_a_statement_without_an_index_would_be_found(store: Store, url: str, kind: str) -> None:
    del store
    with open_database(url) as database, database.reading() as connection:
        by_note = "SELECT id FROM attempt WHERE note = 'x'"
        assert wholly_read(connection, kind, by_note, ()) == {"attempt"}
