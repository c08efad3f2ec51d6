"""A workshop that a host began, and phones that join it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import streamlit as st

from ccc.access import Host, Role
from ccc.content.workshops import WorkshopPlan
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.pulse import pulses
from ccc.workshop.workshop import Place, Workshop
from tests.storage.notes import new_attempt
from tests.ui.conftest import DEVICE

KEY = "the key of Maya"


@pytest.fixture
def maya() -> Host:
    """A facilitator whose key was typed on this device."""
    made = resources.store().hosts.new("Maya", Role.FACILITATOR, KEY, now())
    resources.store().hosts.open(DEVICE, KEY, now())
    return made


@pytest.fixture
def away() -> Host:
    """A facilitator who sits elsewhere."""
    return resources.store().hosts.new("Ravi", Role.FACILITATOR, "the key of Ravi", now())


def begin(host: Host, title: str = "Tuesday") -> Workshop:
    plan = resources.content().workshops[-1].to_json()
    return resources.store().workshops.begin(host, title, plan, now())


def at(workshop: Workshop, kind: str, part: int = 0) -> Place:
    """The place of the first step of this kind in the workshop's plan."""
    kinds = [step["kind"] for step in workshop.plan["steps"]]
    return Place(kinds.index(kind) + 1, part)


def go(host: Host, workshop: Workshop, to: Place) -> Workshop:
    """The workshop as it stands after its host went there."""
    seen = as_it_is(workshop).place
    resources.store().workshops.go(host, workshop.id, seen, to, None)
    pulses().ask_anew()
    return as_it_is(workshop)


def join(workshop: Workshop, participant: Participant, *, coach_may: bool = False) -> int:
    seat = resources.store().seats.join(workshop.id, participant.id, now(), coach_may=coach_may)
    pulses().ask_anew()
    return seat.number


def as_it_is(workshop: Workshop) -> Workshop:
    """The workshop as it stands now."""
    found = resources.store().workshops.of(workshop.id)
    assert found is not None
    return found


@pytest.fixture
def phones(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that phones can open."""
    monkeypatch.setenv("CCC_PUBLIC_URL", "http://192.0.2.7:8501/")
    st.cache_resource.clear()


def writes(
    workshop: Workshop, nickname: str, note: str, turn: int = 0, **changes: Any
) -> Participant:
    """Somebody on a device of their own who joins and sends a note, judged as `changes` say.

    `turn` counts from 0 the steps in which the room writes.
    """
    someone = resources.store().people.enrol(f"token of {nickname}", nickname, now())
    join(workshop, someone)
    sends(workshop, someone, note, turn, **changes)
    return someone


def sends(
    workshop: Workshop, someone: Participant, note: str, turn: int = 0, **changes: Any
) -> None:
    """Somebody who sits in the room sends a note in a round that is open for it alone."""
    rounds, plan = resources.store().writing_rounds, WorkshopPlan.from_json(workshop.plan)
    step = plan.writings[turn] + 1
    host, closes = holder(workshop), now() + timedelta(minutes=5)
    rounds.open(host, workshop.id, step, now(), closes)
    rounds.give_more_time(host, workshop.id, step, closes)
    to = plan.written_to(plan.writings[turn])
    part = rounds.take_part(workshop.id, step, someone.id, to)
    new = new_attempt(someone.id, part.scenario_id, note, **changes)
    rounds.send(workshop.id, step, new, now())
    opened = rounds.of(workshop.id, step)
    assert opened is not None
    rounds.collect(opened, (), now())


def holder(workshop: Workshop) -> Host:
    """One who holds a workshop."""
    hosts = resources.store().hosts.all()
    return next(
        host
        for host in hosts
        if workshop.id in [one.workshop.id for one in resources.store().workshops.held_by(host)]
    )


def room_of(workshop: Workshop, people: int) -> None:
    """People who write a first note, one more to the same person, and one to somebody new."""
    for number in range(people):
        name = f"Writer {number}"
        writes(workshop, name, f"First {number}", score=20 + number)
        writes(workshop, name, f"Again {number}", 1, score=70 + number)
        writes(workshop, name, f"New {number}", 2, score=50 + number)
