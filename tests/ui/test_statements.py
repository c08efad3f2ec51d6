"""What pages of hosts ask of the database does not grow with people or notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host, Role
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop import lead
from ccc.ui.workshop.pulse import pulses
from ccc.workshop.workshop import Place, Workshop
from tests.ui.coaching.person.conftest import write_some
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, key_typed_here, write
from tests.ui.workshop.conftest import as_it_is, at, begin, go
from tests.ui.workshop.rounds import room_of

FEW, MANY = 3, 9

MOST_FOR_A_PARTICIPANT = 25
"""Statements of a participant's page, from who is here to the marks of ten notes."""

_A_LIST = re.compile(r"\(\?(, \?)*\)")


def asked_by(app: AppTest, statements: list[str]) -> Counter[str]:
    """What a page asks when it is drawn once more; a list of values counts as one."""
    statements.clear()
    app.run()
    assert not app.exception
    return Counter(_A_LIST.sub("(...)", " ".join(one.split())) for one in statements)


@pytest.fixture
def owner() -> Host:
    """An owner, whose key was typed on this device."""
    return key_typed_here(Role.OWNER)


def test_a_participants_page_asks_as_little_of_ten_notes_as_of_three(
    open_page: OpenPage, ann: Participant, owner: Host, statements: list[str]
) -> None:
    resources.store().people.allow_coach(ann.id, allowed=True)
    write_some(ann, FEW)
    app = open_page("coach.py", person=str(ann.id))
    of_few = asked_by(app, statements)
    write_some(ann, MANY)
    app.run()

    of_many = asked_by(app, statements)

    assert of_many == of_few
    assert of_many.total() <= MOST_FOR_A_PARTICIPANT


def somebody_who_writes(number: int) -> None:
    store = resources.store()
    someone = store.people.enrol(f"token {number}", f"Writer {number}", now())
    store.people.allow_coach(someone.id, allowed=True)
    write(someone, a_training_scenario(), NOTE)


@pytest.mark.parametrize("query", [{}, {"view": "cohort"}], ids=["desk", "cohort"])
def test_a_coachs_desk_asks_as_little_of_many_people_as_of_few(
    query: dict[str, str], open_page: OpenPage, owner: Host, statements: list[str]
) -> None:
    for number in range(FEW):
        somebody_who_writes(number)
    app = open_page("coach.py", **query)
    of_few = asked_by(app, statements)
    for number in range(FEW, MANY):
        somebody_who_writes(number)
    app.run()

    assert asked_by(app, statements) == of_few
    assert [n for one, n in of_few.items() if one.startswith("SELECT host.hides_levels ")] == [1]


def to_step(kind: str, part: int = 0) -> Callable[[Host, Workshop], object]:
    def go_there(host: Host, workshop: Workshop) -> object:
        return go(host, workshop, at(workshop, kind, part))

    return go_there


def to_the_last_writing(host: Host, workshop: Workshop) -> object:
    writings = [n for n, step in enumerate(workshop.plan["steps"], 1) if step["kind"] == "write"]
    return go(host, workshop, Place(writings[-1]))


def to_the_end(host: Host, workshop: Workshop) -> object:
    return lead.end(host, as_it_is(workshop))


STEPS: dict[str, Callable[[Host, Workshop], object]] = {
    "write": to_the_last_writing,
    "notes": to_step("notes"),
    "duel": to_step("duel"),
    "votes": to_step("duel", 1),
    "results": to_step("results"),
    "close": to_step("close"),
    "ended": to_the_end,
}


@pytest.mark.parametrize("page", ["workshop.py", "screen.py"])
def test_a_workshop_asks_as_little_of_many_people_as_of_few_at_each_step(
    page: str,
    open_page: OpenPage,
    owner: Host,
    statements: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pulses(), "_clock", lambda: 0.0)
    asked = {}
    for people in (FEW, MANY):
        workshop = begin(owner)
        room_of(workshop, people)
        app = open_page(page, w=str(workshop.id))
        for step, go_there in STEPS.items():
            go_there(owner, workshop)
            app.run()
            asked[people, step] = asked_by(app, statements)

    for step in STEPS:
        assert asked[MANY, step] == asked[FEW, step], step
