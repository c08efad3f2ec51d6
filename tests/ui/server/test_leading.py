"""Phones are drawn anew as soon as their workshop goes on, and ask for nothing meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from streamlit.runtime import get_instance

from ccc.access import Host, Role
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.server.leading import is_running, lead_followers
from ccc.ui.workshop.pulse import Follower, followers, pulses
from ccc.workshop.workshop import Workshop
from tests.ui.server.streamlit_app import connect, drawn, run_page, served
from tests.ui.workshop.conftest import at, begin, go

PAGE = """
import streamlit as st
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.pulse import follow_from
from ccc.workshop.workshop import Seat
seen = resources.store().workshops.of({workshop})
st.text(f"step {{seen.place.step}}")
follow_from(Seat(seen.id, 1, 1, now(), coach_may=False, removed=False), seen)
"""


@asynccontextmanager
async def leading(_app: object) -> AsyncIterator[None]:
    task = asyncio.create_task(lead_followers())
    yield
    task.cancel()


@pytest.fixture
def away() -> Host:
    return resources.store().hosts.new("Ravi", Role.FACILITATOR, "the key of Ravi", now())


@pytest.fixture
def workshop(away: Host) -> Workshop:
    return begin(away)


@pytest.fixture
def client(tmp_path: Path, workshop: Workshop) -> Iterator[TestClient]:
    with served(tmp_path, PAGE.format(workshop=workshop.id), lifespan=leading) as client:
        yield client


def test_every_phone_is_drawn_anew_when_its_workshop_goes_on_and_again_at_the_next_step(
    client: TestClient, away: Host, workshop: Workshop
) -> None:
    with connect(client) as one, connect(client) as other:
        assert [run_page(phone)[1].strip() for phone in (one, other)] == ["step 0", "step 0"]
        step = go(away, workshop, at(workshop, "write")).place.step
        assert [drawn(phone)[1].strip() for phone in (one, other)] == [f"step {step}"] * 2
        later = go(away, workshop, at(workshop, "close")).place.step
        assert [drawn(phone)[1].strip() for phone in (one, other)] == [f"step {later}"] * 2


def test_a_phone_that_was_away_meanwhile_is_drawn_anew_as_soon_as_it_is_back(
    client: TestClient, away: Host, workshop: Workshop
) -> None:
    with connect(client) as phone, connect(client) as other:
        session_id, _ = run_page(phone)
        run_page(other)
        phone.close()
        step = go(away, workshop, at(workshop, "write")).place.step
        assert drawn(other)[1].strip() == f"step {step}"
        with connect(client, session_id) as back:
            assert drawn(back)[1].strip() == f"step {step}"


def test_who_went_to_another_page_or_away_is_left_alone(
    client: TestClient, away: Host, workshop: Workshop
) -> None:
    with connect(client) as here, connect(client) as elsewhere:
        run_page(here)
        session_id, _ = run_page(elsewhere)
        follower = Follower(workshop.id, lambda pulse: pulse.moved > 0, "another page")
        followers().put(session_id, follower)
        followers().put("a window that was closed", follower)
        go(away, workshop, at(workshop, "write"))
        drawn(here)
        info = get_instance()._session_mgr.get_active_session_info(session_id)
        assert info is not None
        assert not is_running(info.session)
    assert [window for window, _ in followers().due(pulses().of)] == []
