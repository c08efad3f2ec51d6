"""Windows that were opened and left take no open files, and little of anything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.testclient import TestClient
from streamlit.runtime import get_instance
from streamlit.runtime.session_manager import SessionInfo

from ccc.ui.server.sessions import SleepingSessions
from tests.ui.server.streamlit_app import connect, run_page, served

PAGE = """
import streamlit as st
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.text(f"run {st.session_state['runs']}")
"""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path, PAGE) as client:
        yield client


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="Linux alone tells open files")
def test_windows_that_were_left_hold_no_file_open(client: TestClient) -> None:
    with connect(client) as window:
        run_page(window)
    before = open_files()
    for _ in range(40):
        with connect(client) as window:
            run_page(window)
    assert open_files() <= before + 5


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="Linux alone tells open files")
def test_a_window_that_waits_holds_nothing_open_but_its_connection(client: TestClient) -> None:
    with connect(client) as first:
        run_page(first)
        before = open_files()
        with connect(client) as second:
            run_page(second)
            run_page(second)
            assert asleep_or_here() == 2
            # The client of these tests has no sockets either.
            assert open_files() <= before


def test_a_window_that_comes_back_finds_all_as_it_was(client: TestClient) -> None:
    with connect(client) as window:
        session_id, drawn = run_page(window)
    assert drawn == "run 1"
    with connect(client, session_id) as window:
        assert run_page(window) == (session_id, "run 2")


def asleep_or_here() -> int:
    return len(get_instance()._session_mgr.list_sessions())


class FakeSession(SimpleNamespace):
    """A session that remembers whether it was shut down."""

    ended = False

    def shutdown(self) -> None:
        self.ended = True


def put_to_sleep(sessions: SleepingSessions, name: str) -> FakeSession:
    session = FakeSession(id=name)
    sessions.save(SessionInfo(client=None, session=cast("Any", session), script_run_count=0))
    return session


def test_the_session_that_slept_longest_makes_room_and_leaves_nothing_behind() -> None:
    sessions = SleepingSessions(maxsize=2)
    first, second = put_to_sleep(sessions, "first"), put_to_sleep(sessions, "second")
    sessions.save(cast("SessionInfo", sessions.get("first")))
    put_to_sleep(sessions, "third")
    assert [one.session.id for one in sessions.list()] == ["first", "third"]
    assert (first.ended, second.ended) == (False, True)


def test_a_session_is_forgotten_after_its_time_and_leaves_nothing_behind() -> None:
    time = 0.0
    sessions = SleepingSessions(ttl_seconds=60, clock=lambda: time)
    early = put_to_sleep(sessions, "early")
    time = 59
    late = put_to_sleep(sessions, "late")
    assert sessions.get("early") is not None
    time = 60
    assert sessions.get("early") is None
    assert (early.ended, late.ended) == (True, False)


def test_a_session_that_is_taken_over_is_not_ended() -> None:
    sessions = SleepingSessions()
    session = put_to_sleep(sessions, "taken")
    sessions.delete("taken")
    assert sessions.get("taken") is None
    assert not session.ended
