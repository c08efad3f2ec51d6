"""The access table of `ccc.access`: role by action, in the database and on the pages.

READS, LEADS and GIVES are the table. Whatever is added behind a host's page gets a row in ACTIONS,
LEADING, GIVING or LISTS, and a new page one in PAGES.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import REFUSED, Host, Role
from ccc.coaching.cohort import EVERYBODY, Wanted
from ccc.coaching.desk import put_away
from ccc.coaching.marks import Marking
from ccc.coaching.reasons import Reason
from ccc.errors import RefusedError, StorageError
from ccc.games.rounds import WeakSpot
from ccc.keys import new_key
from ccc.practice.attempts import Attempt, Participant
from ccc.storage import Store
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.workshop.votes import Pair
from ccc.workshop.workshop import KEPT_FOR, Move, Place
from tests.attempts import attempt
from tests.conftest import NOON
from tests.hosts import a_host, a_workshop, room_writes
from tests.participants import everybody
from tests.storage.notes import new_attempt, objection
from tests.ui.conftest import (
    DEVICE,
    NOTE,
    OpenPage,
    a_training_scenario,
    each_run_does_what_is_its_own,
    key_typed_here,
    open_page,
    own_database,
    served_file,
    texts,
    write,
)

__all__ = ["each_run_does_what_is_its_own", "open_page", "own_database", "served_file"]

NOBODY = 4711

YES, NO = "yes in a workshop of theirs", "no in a workshop of theirs"
REMOVED, ELSEWHERE = "removed from a workshop of theirs", "yes in a workshop of others"
OUTSIDE, NOWHERE = "yes outside workshops", "asked nowhere"
PEOPLE = (YES, NO, REMOVED, ELSEWHERE, OUTSIDE, NOWHERE)

OWN, SHARED, OTHERS = "held alone", "held with another", "held by another"

READS = {Role.FACILITATOR: (), Role.COACH: (YES,), Role.OWNER: (YES, OUTSIDE)}
"""Of whom each role reads more than rounds of workshops."""

LEADS = dict.fromkeys(Role, (OWN, SHARED))
"""Which workshops each role leads."""

GIVES = LEADS | {Role.OWNER: (OWN, SHARED, OTHERS)}
"""Which workshops each role gives another holder."""


@dataclass(frozen=True)
class House:
    """A host of a role, another host, participants by what they said, workshops by who holds them.

    All three who joined a workshop of the host's are in the one that is held alone.
    """

    host: Host
    other: Host
    people: dict[str, Participant]
    workshops: dict[str, int]


def house_of(role: Role, device: str = DEVICE) -> House:
    store = resources.store()
    host, other = key_typed_here(role, device), a_host(store, "Ivo", Role.OWNER, now())
    people = {
        said: store.people.enrol(f"token of {said}", f"Nickname: {said}", now()) for said in PEOPLE
    }
    for said, who in people.items():
        write(who, a_training_scenario(), f"{NOTE} {said}")
        spot = WeakSpot("accordion-mender", f"Spot: {said}", "It lies", 80, "a1b2", now())
        store.games.give_weak_spot(who.id, spot)
        number = store.objections.save(who.id, "meetup", objection(f"Spot: {said}"), now())
        store.objections.explain(who.id, number, "", for_makers=True)
    plan = resources.content().workshops[-1].to_json()
    workshops = {
        OWN: a_workshop(store, now(), host, plan=plan),
        SHARED: a_workshop(store, now(), host, other, plan=plan),
        OTHERS: a_workshop(store, now(), other, plan=plan),
    }
    for said in (YES, NO, REMOVED):
        seat = store.seats.join(workshops[OWN], people[said].id, now(), coach_may=said != NO)
    store.seats.remove(host, workshops[OWN], seat.number)
    store.seats.join(workshops[OTHERS], people[ELSEWHERE].id, now(), coach_may=True)
    store.people.allow_coach(people[OUTSIDE].id, allowed=True)
    return House(host, other, people, workshops)


@pytest.fixture(scope="session")
def built() -> dict[Role, tuple[House, bytes]]:
    """The houses that there are by now, and the database of each."""
    return {}


@pytest.fixture(params=list(Role))
def house(
    request: pytest.FixtureRequest,
    own_database: None,
    tmp_path: Path,
    built: dict[Role, tuple[House, bytes]],
) -> House:
    """The house of a role; it is built once, and each test has its database as it was then."""
    file = tmp_path / "ccc.db"
    if request.param not in built:
        made = house_of(request.param)
        resources.store().close()
        built[request.param] = made, file.read_bytes()
    found, database = built[request.param]
    file.write_bytes(database)
    return found


def a_note(who: int) -> Attempt:
    """A note of theirs, or what somebody makes up who guesses."""
    notes = resources.store().attempts.of(who)
    return notes[-1] if notes else replace(attempt("meetup"), person_id=who)


ACTIONS: dict[str, Callable[[Store, Host, int], object]] = {
    "open the page": lambda store, host, who: store.looks.open(host, who, now()),
    "put a line away": lambda store, host, who: store.desk.put_away(
        host, who, put_away(Reason("stopped", 1, ""), now())
    ),
    "give a way back": lambda store, host, who: store.devices.give_way_back(
        host, who, new_key(), now()
    ),
    "read the marks of a note": lambda store, host, who: store.marks.of_note(host, a_note(who)),
    "mark a note": lambda store, host, who: store.marks.change(
        host, a_note(who), lambda _: Marking(comment="Well begun."), now()
    ),
    "hand a mark over": lambda store, host, who: store.marks.hand_over(host, a_note(who), now()),
    "take a mark back": lambda store, host, who: store.marks.take_back(host, a_note(who)),
    "begin a mark again": lambda store, host, who: store.marks.begin_again(
        host, a_note(who), now()
    ),
    "delete a draft": lambda store, host, who: store.marks.discard(host, a_note(who)),
    "be shown the levels": lambda store, host, who: store.marks.show_levels(
        host, [a_note(who)], now()
    ),
}
"""What is done with one participant, whose id may be a guess."""

LEADING: dict[str, Callable[[Store, Host, int], object]] = {
    "open its desk": lambda store, host, which: store.workshops.of_host(host, which),
    "go on": lambda store, host, which: store.workshops.go(
        host, which, Move(Place(0), Place(1), now())
    ),
    "hide what is shown": lambda store, host, which: store.workshops.hide(host, which, hidden=True),
    "give a minute more": lambda store, host, which: store.writing_rounds.give_more_time(
        host, which, 1, now()
    ),
    "show a note": lambda store, host, which: store.round_notes.show(
        host, which, Move(Place(0), Place(0, 1), now()), 1, None
    ),
    "hide a note": lambda store, host, which: store.round_notes.hide(host, which, 1, hidden=True),
    "choose two notes": lambda store, host, which: store.duels.choose(host, which, 1, Pair(1, 2)),
    "remove somebody": lambda store, host, which: store.seats.remove(host, which, 1),
    "let somebody in again": lambda store, host, which: store.seats.remove(
        host, which, 1, removed=False
    ),
    "keep it longer": lambda store, host, which: store.workshops.keep_until(host, which, now()),
    "close it": lambda store, host, which: store.workshops.close(host, which, now()),
}
"""What is done with a workshop by whoever leads it."""

GIVING: dict[str, Callable[[Store, Host, int], object]] = {
    "hand it to a colleague": lambda store, host, which: store.workshops.hand_to(
        host, which, "Ivo", now()
    ),
}
"""What is done with a workshop by an owner too."""

OF_WORKSHOPS = LEADING | GIVING


def everybody_by_week(store: Store, host: Host) -> list[str]:
    """Of whom the host is told how many notes they wrote this week."""
    names = {who.id: who.nickname.removeprefix("Nickname: ") for who in everybody(store)}
    counted = store.cohorts.notes_by_week(host, list(names), [now() - timedelta(days=1)])
    return [names[who] for who in sorted(counted)]


LISTS: dict[str, Callable[[Store, Host], list[str]]] = {
    "notes by week": everybody_by_week,
    "the participants": lambda store, host: [
        one.nickname.removeprefix("Nickname: ") for one in store.desk.members(host)
    ],
    "those of whom a line was put away": lambda store, host: [
        one.nickname.removeprefix("Nickname: ")
        for one in store.desk.those(host, EVERYBODY, [who.id for who in everybody(store)])
    ],
    "a page of the desk": lambda store, host: [
        one.nickname.removeprefix("Nickname: ")
        for one in store.desk.page(host, Wanted(sorted_by="nickname", descending=False)).members
    ],
    "the weak spots": lambda store, host: [
        one.note.removeprefix("Spot: ") for one in store.games.weak_spots_for(host)
    ],
    "the objections": lambda store, host: [
        one.note.removeprefix("Spot: ") for one in store.objections.for_makers_read_by(host)
    ],
}
"""What shows several at once, as what these participants said."""


COHORTS: dict[str, Callable[[Store, Host, int], list[str]]] = {
    "the desk": lambda store, host, which: [
        one.nickname.removeprefix("Nickname: ") for one in store.desk.members(host, which)
    ],
    "a page of the desk": lambda store, host, which: [
        one.nickname.removeprefix("Nickname: ")
        for one in store.desk.page(host, Wanted(which)).members
    ],
    "the choice of cohorts": lambda store, host, which: [
        YES for one in store.desk.cohorts(host) if one.id == which
    ],
}
"""What tells of the people of one workshop, whose id may be a guess, as what they said."""

LISTS_OF_WORKSHOPS: dict[str, Callable[[Store, Host, int], object]] = {
    "who is in it": lambda store, host, which: store.seats.people(host, which, now()),
    "who leads it": lambda store, host, which: store.workshops.holders(host, which),
    "who is writing": lambda store, host, which: store.round_notes.writers(host, which, 1, now()),
}
"""What tells of one workshop, and nothing of one that the host may not ask about."""


def may(action: Callable[[Store, Host, int], object], host: Host, who: int) -> bool:
    """Whether it is done and not refused."""
    try:
        action(resources.store(), host, who)
    except RefusedError:
        return False
    return True


@pytest.mark.parametrize("action", ACTIONS)
def test_each_role_does_with_a_participant_what_the_table_says(house: House, action: str) -> None:
    done = [said for said, who in house.people.items() if may(ACTIONS[action], house.host, who.id)]
    assert tuple(done) == READS[house.host.role]


@pytest.mark.parametrize("action", ACTIONS)
def test_a_refusal_does_not_tell_whether_the_thing_exists(house: House, action: str) -> None:
    for who in (house.people[NO].id, NOBODY):
        with pytest.raises(RefusedError) as refusal:
            ACTIONS[action](resources.store(), house.host, who)
        assert str(refusal.value) == REFUSED


@pytest.mark.parametrize("action", OF_WORKSHOPS)
def test_each_role_does_with_a_workshop_what_the_table_says(house: House, action: str) -> None:
    done = [
        held
        for held, which in house.workshops.items()
        if may(OF_WORKSHOPS[action], house.host, which)
    ]
    allowed = GIVES if action in GIVING else LEADS
    assert tuple(done) == allowed[house.host.role]


@pytest.mark.parametrize("action", OF_WORKSHOPS)
def test_nothing_is_done_with_a_workshop_that_is_a_guess(house: House, action: str) -> None:
    with pytest.raises(RefusedError, match=REFUSED):
        OF_WORKSHOPS[action](resources.store(), house.host, NOBODY)


def test_each_role_is_told_of_the_workshops_that_the_table_says(house: House) -> None:
    store, host = resources.store(), house.host
    by_id = {which: held for held, which in house.workshops.items()}
    listed = [by_id[one.workshop.id] for one in reversed(store.workshops.held_by(host))]
    assert tuple(listed) == GIVES[host.role]
    told_of = {
        name: tuple(held for held, which in house.workshops.items() if told(store, host, which))
        for name, told in LISTS_OF_WORKSHOPS.items()
    }
    assert told_of == {
        "who is in it": (OWN,),
        "who leads it": GIVES[host.role],
        "who is writing": (OWN,),
    }


def test_each_role_makes_a_phone_the_desk_of_the_workshops_that_the_table_says(
    house: House,
) -> None:
    requests, made = resources.store().lead_requests, {}
    for which in [*house.workshops.values(), NOBODY]:
        with suppress(StorageError):
            requests.ask(f"a phone in {which}", which, "123456", now())
            made[which] = requests.grant(house.host, which, "123456", now())
    assert made == {
        which: held in LEADS[house.host.role] for held, which in house.workshops.items()
    }


def test_each_role_is_told_what_stays_of_the_workshops_that_the_table_says(house: House) -> None:
    keeping, host = resources.store().keeping, house.host
    keeping.forget_due(now() + 2 * KEPT_FOR)
    told_of = [held for held, which in house.workshops.items() if keeping.forgotten(host, which)]
    assert tuple(told_of) == LEADS[host.role]
    assert keeping.forgotten(host, NOBODY) is None


@pytest.mark.parametrize("action", LISTS)
def test_each_role_lists_whom_the_table_says(house: House, action: str) -> None:
    assert tuple(LISTS[action](resources.store(), house.host)) == READS[house.host.role]


def test_each_role_takes_away_those_who_said_yes_in_workshops_they_hold(house: House) -> None:
    store = resources.store()
    taken = {}
    for which in [*house.workshops.values(), NOBODY]:
        with suppress(RefusedError):
            records = store.cohorts.records_for(house.host, which)
            taken[which] = [one["nickname"].removeprefix("Nickname: ") for one in records.people]
    reads = house.host.reads_who_said_yes
    assert taken == ({house.workshops[OWN]: [YES]} if reads else {})


@pytest.mark.parametrize("action", COHORTS)
def test_of_a_workshop_each_role_lists_whom_the_table_says(house: House, action: str) -> None:
    """An owner too reads only of those workshops of which they are a host."""
    store = resources.store()
    listed = {
        held: tuple(COHORTS[action](store, house.host, which))
        for held, which in [*house.workshops.items(), ("guessed", NOBODY)]
    }
    own = tuple(said for said in READS[house.host.role] if said == YES)
    assert listed == {OWN: own, SHARED: (), OTHERS: (), "guessed": ()}


def test_each_role_reads_the_notes_of_rounds_in_workshops_they_hold_whatever_was_said(
    house: House,
) -> None:
    store = resources.store()
    own, others = (
        store.people.workshops_of(house.people[said].id)[0].id for said in (YES, ELSEWHERE)
    )
    for holder, workshop_id, people in (
        (house.host, own, (YES, NO)),
        (house.other, others, (ELSEWHERE,)),
    ):
        room_writes(store, holder, workshop_id, 1, now(), now() + timedelta(minutes=1))
        for said in people:
            who = house.people[said].id
            store.writing_rounds.take_part(workshop_id, 1, who, "meetup")
            sent = store.writing_rounds.send(workshop_id, 1, new_attempt(who), now())
        on_screen = Move(Place(1), Place(1), now())
        store.round_notes.show(holder, workshop_id, on_screen, 1, sent.id)

    shown = {
        workshop_id: len(store.round_notes.were_shown(house.host, workshop_id))
        for workshop_id in (own, others, NOBODY)
    }
    assert shown == {own: 1, others: 0, NOBODY: 0}
    read = {
        workshop_id: [
            one.nickname.removeprefix("Nickname: ")
            for one in store.round_notes.named(house.host, workshop_id, 1)
        ]
        for workshop_id in (own, others, NOBODY)
    }

    assert read == {own: [YES, NO], others: [], NOBODY: []}


def test_an_ended_key_and_a_role_that_was_never_given_get_nothing(house: House) -> None:
    store, yes = resources.store(), house.people[YES].id
    claimed = [replace(house.host, role=role) for role in Role if role is not house.host.role]
    guessed = [replace(house.other, id=NOBODY)]
    store.hosts.end(house.host.name, now())
    for nobody in [house.host, *claimed, *guessed]:
        assert not any(may(action, nobody, yes) for action in ACTIONS.values())
        assert not any(listed(store, nobody) for listed in LISTS.values())
        for which in house.workshops.values():
            assert not any(may(action, nobody, which) for action in OF_WORKSHOPS.values())
            assert not any(told(store, nobody, which) for told in LISTS_OF_WORKSHOPS.values())
        assert not store.workshops.held_by(nobody)


# --- on the pages -----------------------------------------------------------------------------


@dataclass(frozen=True)
class HostPage:
    """A page behind a key: its file, its address, and what it may show to each role."""

    file: str
    query: Callable[[House], dict[str, str]]
    shows: dict[Role, tuple[str, ...]]


NOBODY_AT_ALL: dict[Role, tuple[str, ...]] = dict.fromkeys(Role, ())

READS_YES = {role: tuple(said for said in people if said == YES) for role, people in READS.items()}

PAGES = {
    "the coach's": HostPage("coach.py", lambda _house: {}, READS),
    "a cohort": HostPage(
        "coach.py",
        lambda house: {"cohort": str(house.workshops[OWN])},
        {Role.FACILITATOR: (), Role.COACH: (YES,), Role.OWNER: (YES,)},
    ),
    "another's cohort": HostPage(
        "coach.py", lambda house: {"cohort": str(house.workshops[OTHERS])}, NOBODY_AT_ALL
    ),
    "a guessed cohort": HostPage("coach.py", lambda _house: {"cohort": str(NOBODY)}, NOBODY_AT_ALL),
    "a participant's": HostPage(
        "coach.py", lambda house: {"person": str(house.people[YES].id)}, READS_YES
    ),
    "a participant's on paper": HostPage(
        "coach.py",
        lambda house: {"person": str(house.people[YES].id), "print": "1"},
        READS_YES,
    ),
    "of who said no": HostPage(
        "coach.py", lambda house: {"person": str(house.people[NO].id)}, NOBODY_AT_ALL
    ),
    "a guessed participant's": HostPage(
        "coach.py", lambda _house: {"person": str(NOBODY)}, NOBODY_AT_ALL
    ),
    "a cohort side by side": HostPage(
        "coach.py",
        lambda house: {"cohort": str(house.workshops[OWN]), "view": "cohort"},
        {Role.FACILITATOR: (), Role.COACH: (YES,), Role.OWNER: (YES,)},
    ),
    "another's cohort side by side": HostPage(
        "coach.py",
        lambda house: {"cohort": str(house.workshops[OTHERS]), "view": "cohort"},
        NOBODY_AT_ALL,
    ),
    "workshops": HostPage("workshop.py", lambda _house: {}, NOBODY_AT_ALL),
    "the desk": HostPage(
        "workshop.py",
        lambda house: {"w": str(house.workshops[OWN])},
        dict.fromkeys(Role, (YES, NO, REMOVED)),
    ),
    "another's desk": HostPage(
        "workshop.py", lambda house: {"w": str(house.workshops[OTHERS])}, NOBODY_AT_ALL
    ),
    "a guessed desk": HostPage("workshop.py", lambda _house: {"w": str(NOBODY)}, NOBODY_AT_ALL),
}


def told_of(app: AppTest) -> tuple[str, ...]:
    """Of whom a page tells anything at all, in words or in what can be chosen."""
    assert not app.exception
    told = texts(app) + str([one.options for one in app.selectbox])
    told += str([one.value.to_dict() for one in app.dataframe])
    return tuple(said for said in PEOPLE if said in told)


@pytest.mark.parametrize("house", [Role.OWNER], indirect=True)
@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_a_page_asks_for_a_key_where_it_was_ended_or_the_device_locked(
    open_page: OpenPage, house: House, page: HostPage
) -> None:
    """Even an owner, to whom most is told; of other roles see tests/ui/server."""
    assert told_of(open_page(page.file, **page.query(house))) == page.shows[Role.OWNER]
    for shut in (
        lambda: resources.store().hosts.lock(DEVICE),
        lambda: resources.store().hosts.end(house.host.name, now()),
    ):
        shut()
        app = open_page(page.file, **page.query(house))
        assert told_of(app) == ()
        assert [one.label for one in app.text_input] == ["Your key"]


def test_the_page_of_a_participant_tells_no_difference_between_no_and_nobody(
    open_page: OpenPage, own_database: None
) -> None:
    house = house_of(Role.OWNER)
    asked = [*(str(house.people[said].id) for said in (NO, ELSEWHERE, NOWHERE)), str(NOBODY)]
    asked += ["", "0", "-1", "seven", "9" * 40]
    pages = [texts(open_page("coach.py", person=person)) for person in asked]
    assert "This page is not open to you" in pages[0]
    assert set(pages) == {pages[0]}


def test_the_page_of_a_participant_is_gone_at_the_next_click_after_they_take_back_their_yes(
    open_page: OpenPage, own_database: None
) -> None:
    house = house_of(Role.COACH)
    who = house.people[YES]
    app = open_page("coach.py", person=str(who.id))
    assert "First drafts to new people" in texts(app)
    for workshop in resources.store().people.workshops_of(who.id):
        resources.store().people.allow_coach_of(who.id, workshop.id, NOON, allowed=False)
    page = texts(app.run())
    assert "They took back their yes" in page
    assert "First drafts to new people" not in page
    assert who.nickname not in page
