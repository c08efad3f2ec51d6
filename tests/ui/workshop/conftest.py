"""A workshop that a host began, and phones that join it."""

from __future__ import annotations

import pytest
import streamlit as st

from ccc.access import Host, Role
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop import lead
from ccc.ui.workshop.now import course_now
from ccc.ui.workshop.pulse import pulses
from ccc.workshop.workshop import Place, Workshop
from ccc.workshop.writing import COLLECTS_FOR
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
    """The workshop after its host pressed what leads there, and unsent words were collected."""
    here = as_it_is(workshop)
    lead.go(host, here, course_now(here), to)
    rounds = resources.store().writing_rounds
    for left in rounds.due(now() + COLLECTS_FOR):
        rounds.collect(left, (), now())
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
