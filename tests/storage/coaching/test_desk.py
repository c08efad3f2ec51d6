"""A coach's desk: cohorts, everybody in them a page at a time, and lines that were put away."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa

from ccc.access import Host, Role
from ccc.coaching.cohort import (
    EVERYBODY,
    MORE_COUNTED,
    PAGE,
    SORTED_BY,
    Cohort,
    DeskNow,
    Needing,
    SortedBy,
    Wanted,
)
from ccc.coaching.desk import Seen, desk_lines, reasons_in
from ccc.coaching.reasons import (
    ASIDES_FROM,
    DRAFTS_WITHOUT_CHANGE,
    NEW_PEOPLE_FOR_A_POLISHER,
    SAME_WORDS_FROM,
)
from ccc.content.ids import DESK_REASONS
from ccc.content.load import Content
from ccc.errors import RefusedError
from ccc.practice.attempts import Participant
from ccc.practice.filters import AWAY
from ccc.storage import Store
from ccc.storage.schema.desk_tables import person_summary
from ccc.storage.schema.workshop_tables import looked
from tests.hosts import a_host, a_workshop
from tests.storage.conftest import open_database
from tests.storage.notes import LATER, NOON, new_attempt

NOW = NOON + timedelta(weeks=3)

SEEN = Seen("stopped", 3, NOON + timedelta(weeks=2))


@pytest.fixture
def mara(store: Store) -> Host:
    store.summaries.bring_up_to_date(10)
    return a_host(store, "Mara", Role.COACH, NOON)


@pytest.fixture
def owner(store: Store) -> Host:
    store.summaries.bring_up_to_date(10)
    return a_host(store, "Olga", Role.OWNER, NOON)


def somebody(store: Store, nickname: str, *scores: int, at: int = 0) -> Participant:
    """Somebody who lets an owner read, with a first draft of each score."""
    found = store.people.enrol(f"token of {nickname} {at}", nickname, NOON + timedelta(days=at))
    store.people.allow_coach(found.id, allowed=True)
    for place, score in enumerate(scores):
        moment = NOON + timedelta(days=at, hours=place)
        store.attempts.save(new_attempt(found.id, f"p{place}", score=score), moment)
    return found


def names(store: Store, host: Host, **wanted: object) -> list[str]:
    page = store.desk.page(host, Wanted(**wanted))  # type: ignore[arg-type]
    return [member.nickname for member in page.members]


# --- cohorts --------------------------------------------------------------------------------------


def test_with_two_workshops_on_one_server_each_desk_shows_its_own(
    store: Store, mara: Host, sam: Participant, ash: Participant
) -> None:
    first, second = (a_workshop(store, NOON, mara, title=title) for title in ("Early", "Late"))
    store.seats.join(first, sam.id, LATER, coach_may=True)
    store.seats.join(second, ash.id, LATER, coach_may=True)

    assert store.desk.cohorts(mara) == (Cohort(second, "Late", 1), Cohort(first, "Early", 1))
    (only,) = store.desk.members(mara, first)
    assert (only.nickname, only.came) == ("Sam", LATER)
    assert [member.came for member in store.desk.members(mara)] == [NOON, NOON]


def test_a_workshop_in_which_nobody_said_yes_is_no_cohort(
    store: Store, mara: Host, sam: Participant
) -> None:
    workshop = a_workshop(store, NOON, mara)
    store.seats.join(workshop, sam.id, NOON, coach_may=False)

    assert store.desk.cohorts(mara) == ()
    assert store.desk.members(mara, workshop) == ()


def test_who_joined_two_workshops_stands_once_among_everybody(
    store: Store, mara: Host, sam: Participant
) -> None:
    for _ in range(2):
        store.seats.join(a_workshop(store, NOON, mara), sam.id, NOON, coach_may=True)

    (member,) = store.desk.members(mara)
    assert (member.nickname, member.has_namesake) == ("Sam", False)


def test_two_of_one_nickname_in_a_cohort_are_known_as_such_on_every_page_and_in_every_search(
    store: Store, owner: Host
) -> None:
    one, _, other = (somebody(store, name, at=at) for at, name in enumerate(["Ann", "Bo", "Ann"]))

    told = {member.id: member.has_namesake for member in store.desk.members(owner)}
    searched = store.desk.page(owner, Wanted(search=str(one.id))).members

    assert [told[one.id], told[other.id], sum(told.values())] == [True, True, 2]
    assert [member.has_namesake for member in searched] == [True]


# --- everybody, a page at a time ------------------------------------------------------------------


def test_the_list_has_what_the_summaries_say(store: Store, owner: Host) -> None:
    somebody(store, "Ann", 40, 40, 40, 90, 90, 90)

    (member,) = store.desk.page(owner, Wanted()).members

    assert member.summary is not None
    assert (member.summary.notes, member.summary.verdict, member.summary.change) == (
        6,
        "better",
        50,
    )


ORDERS: dict[SortedBy, list[str]] = {
    "last_note": ["Cy", "Bo", "Ann", "Dee"],
    "nickname": ["Dee", "Cy", "Bo", "Ann"],
    "notes": ["Bo", "Ann", "Cy", "Dee"],
    "new_people": ["Bo", "Ann", "Cy", "Dee"],
    "last_three": ["Ann", "Bo", "Cy", "Dee"],
    "change": ["Ann", "Bo", "Cy", "Dee"],
}


@pytest.mark.parametrize("sorted_by", ORDERS)
def test_the_list_is_sorted_by_each_figure_and_who_has_none_comes_last(
    store: Store, owner: Host, sorted_by: SortedBy
) -> None:
    somebody(store, "Ann", 40, 40, 40, 90, 90, 90)
    somebody(store, "Bo", 60, 60, 60, 60, 60, 60, 60, at=1)
    somebody(store, "Cy", 10, at=2)
    somebody(store, "Dee", at=3)

    assert names(store, owner, sorted_by=sorted_by) == ORDERS[sorted_by]
    up = names(store, owner, sorted_by=sorted_by, descending=False)
    if sorted_by in ("last_three", "change"):
        assert up == ["Bo", "Ann", "Cy", "Dee"]
    elif sorted_by == "last_note":
        assert up == ["Ann", "Bo", "Cy", "Dee"]
    else:
        assert up == ORDERS[sorted_by][::-1]


def test_the_weakest_criterion_sorts_in_the_rubrics_order(store: Store, owner: Host) -> None:
    levels = {"reason": 3, "context": 3, "common_ground": 3, "value": 3, "personal": 3}
    for name, weakest in (("Ann", "personal"), ("Bo", "context"), ("Cy", "value")):
        who = somebody(store, name)
        for place in range(3):
            new = new_attempt(who.id, f"p{place}", levels=levels | {weakest: 0})
            store.attempts.save(new, NOON)

    assert names(store, owner, sorted_by="weakest", descending=False) == ["Bo", "Cy", "Ann"]
    assert set(ORDERS) | {"weakest"} == set(SORTED_BY)


def test_forty_stand_on_a_page_and_a_page_too_far_is_the_last(store: Store, owner: Host) -> None:
    for number in range(PAGE + 2):
        somebody(store, f"P{number:02}", at=number)

    first, last, beyond = (
        store.desk.page(owner, Wanted(sorted_by="nickname", descending=False, page=page))
        for page in (1, 2, 99)
    )

    assert [len(first.members), len(last.members)] == [PAGE, 2]
    assert [member.nickname for member in last.members] == ["P40", "P41"]
    assert (last.found, last.pages, beyond) == (PAGE + 2, 2, last)


def test_a_search_finds_parts_of_nicknames_and_whole_numbers(store: Store, owner: Host) -> None:
    joanna, anna, percent = (somebody(store, name) for name in ("Joanna", "Anna", "100 %_"))

    assert sorted(names(store, owner, search=" ANN ")) == ["Anna", "Joanna"]
    assert names(store, owner, search=f"no. {joanna.id}") == ["Joanna"]
    assert names(store, owner, search="%_") == ["100 %_"]
    assert names(store, owner, search="%%") == []
    assert sorted(names(store, owner, search="9" * 30)) == []
    assert anna.id != percent.id


@pytest.mark.parametrize("search", ["élo", "ÉLO", "e\u0301lo"])
def test_a_search_knows_no_case_in_any_alphabet(store: Store, owner: Host, search: str) -> None:
    eloise = somebody(store, "Éloïse")
    somebody(store, "Elo")
    assert names(store, owner, search=search) == ["Éloïse"]

    store.people.rename(eloise.id, "ΣΊΣΥΦΟΣ")

    assert names(store, owner, search="σίσυφος") == ["ΣΊΣΥΦΟΣ"]


def test_where_names_are_hidden_nobody_is_found_by_name(store: Store, owner: Host) -> None:
    ann = somebody(store, "Ann")
    somebody(store, "Bo")

    assert names(store, owner, search="Ann", by_name=False) == []
    assert names(store, owner, search=str(ann.id), by_name=False) == ["Ann"]
    assert sorted(names(store, owner, search=" ", by_name=False)) == ["Ann", "Bo"]


# --- who may need the coach -----------------------------------------------------------------------


def some_figures(dice: random.Random) -> dict[str, object]:
    """Figures of a summary near to every threshold that a reason has."""
    verdict = dice.choice(["too_early", "no_change", "better", "lower"])
    first, last = dice.choice([50, 69, 70]), dice.choice([50, 69.5, 70, 90])
    times = dice.choice([0, 0, 0, ASIDES_FROM - 1, ASIDES_FROM])
    return {
        "notes": dice.choice([0, 5, 9]),
        "new_people": dice.choice([NEW_PEOPLE_FOR_A_POLISHER - 1, NEW_PEOPLE_FOR_A_POLISHER]),
        "compared": dice.choice([DRAFTS_WITHOUT_CHANGE - 1, DRAFTS_WITHOUT_CHANGE]),
        "verdict": verdict,
        "since": NOW - timedelta(days=dice.choice([1, 5, 9])),
        "first_mean": None if verdict == "too_early" else first,
        "last_mean": None if verdict == "too_early" else last,
        "means": {},
        "changed": {},
        "lean": dice.choice([None, None, None, 14.9, 15.0, -14.9, -15.0]),
        "most_tries": dice.choice([1, 1, 4, 5]),
        "repeated": dice.choice([1, 1, SAME_WORDS_FROM - 1, SAME_WORDS_FROM]),
        "put_aside": {"criterion": "value", "times": times, "reason": ""} if times else None,
        "times_aside": times,
        "last_at": dice.choice([None, NOW - AWAY, NOW - AWAY + timedelta(seconds=1), NOW]),
        "rules": "",
    }


def test_the_database_finds_the_same_first_reasons_in_the_same_order_as_the_rules(
    store: Store, owner: Host, url: str, content: Content
) -> None:
    dice = random.Random(5)
    people = [somebody(store, f"P{number}", at=dice.choice([0, 13, 14])) for number in range(150)]
    rows = [{"person_id": who.id, **some_figures(dice)} for who in people[5:]]
    looks = [
        {"host_id": owner.id, "person_id": who.id, "at": NOW - timedelta(days=dice.choice([1, 5]))}
        for who in people[::2]
    ]
    with open_database(url) as database, database.writing() as connection:
        connection.execute(sa.insert(person_summary), rows)
        connection.execute(sa.insert(looked), looks)
    unanswered = {who.id: 1 for who in people[::40]}

    members = store.desk.members(owner)
    reasons = reasons_in(members, NOW, content.rubric, store.looks.latest_of(owner), unanswered)
    expected = [line.person_id for line in desk_lines(reasons, {}, NOW)]
    found = store.desk.needing(owner, EVERYBODY, DeskNow(NOW, unanswered), 1_000).members

    assert [member.id for member in found] == expected
    assert {reasons[one][0].kind for one in expected} == set(DESK_REASONS)
    assert len(found) > 7 + MORE_COUNTED
    assert store.desk.needing(owner, EVERYBODY, DeskNow(NOW, unanswered), 7) == Needing(
        found[:7], 7 + MORE_COUNTED + 1
    )
    away = [one.id for one in found[:3]]
    assert store.desk.needing(owner, EVERYBODY, DeskNow(NOW, unanswered, away), 50) == Needing(
        found[3:53], len(found) - 3
    )
    assert {one.id for one in store.desk.those(owner, EVERYBODY, away)} == set(away)
    by_id = {member.id: member for member in members}
    assert list(found) == [by_id[member.id] for member in found]


# --- lines that were put away ---------------------------------------------------------------------


def test_a_line_that_was_put_away_is_remembered_for_its_coach_alone(
    store: Store, owner: Host
) -> None:
    ann, other = somebody(store, "Ann"), a_host(store, "Ida", Role.OWNER, NOON)

    store.desk.put_away(owner, ann.id, Seen("never_began", 0, NOON))
    store.desk.put_away(owner, ann.id, SEEN)

    assert store.desk.seen(owner) == {ann.id: SEEN}
    assert store.desk.seen(other) == {}


def test_of_somebody_who_took_back_their_yes_nothing_is_put_away(store: Store, owner: Host) -> None:
    ann = somebody(store, "Ann")
    store.people.allow_coach(ann.id, allowed=False)

    with pytest.raises(RefusedError):
        store.desk.put_away(owner, ann.id, SEEN)


# --- how much is asked of the database ------------------------------------------------------------


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """Every statement that is run meanwhile."""
    run: list[str] = []

    def note(_connection, _cursor, statement: str, *_: object) -> None:
        run.append(statement)

    engine = store._database._engine
    sa.event.listen(engine, "before_cursor_execute", note)
    yield run
    sa.event.remove(engine, "before_cursor_execute", note)


def test_many_people_and_notes_take_as_many_statements_as_one_and_no_attempt_is_read(
    store: Store, owner: Host
) -> None:
    def asked() -> list[str]:
        with statements(store) as run:
            store.desk.cohorts(owner)
            store.desk.has_members(owner)
            store.desk.needing(owner, EVERYBODY, DeskNow(NOW), 11)
            store.desk.page(owner, Wanted())
            store.desk.seen(owner)
            store.looks.latest_of(owner)
        return run

    somebody(store, "Ann", 50)
    of_one = asked()
    for number in range(50):
        somebody(store, f"P{number}", 50, 60)

    assert len(asked()) == len(of_one)
    assert not any("attempt" in statement or "history" in statement for statement in of_one)


def test_a_search_for_anything_at_all_is_no_statement_of_its_own(
    store: Store, owner: Host, url: str
) -> None:
    somebody(store, "Ann")
    for search in ("'; DROP TABLE person; --", "\x00", "\ud800", "\\"):
        assert names(store, owner, search=search) == []
    with open_database(url) as database, database.reading() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM person")).scalar_one() == 1
