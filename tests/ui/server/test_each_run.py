"""What is shortened of Streamlit's runs comes to the same as Streamlit's own."""

from __future__ import annotations

import asyncio
import gc
import json
import time
import weakref
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.components.v2.bidi_component.serialization import serialize_mixed_data
from streamlit.components.v2.presentation import make_bidi_component_presenter
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import Runtime, app_session
from streamlit.runtime.app_session import AppSession

from ccc.ui.server.each_run import (
    Told,
    as_json,
    heard_out,
    in_turn,
    reported_so_far,
    spare_the_collector,
    told_once,
    told_together,
    woken_once,
)
from tests.loops import run_alone
from tests.ui.server.streamlit_app import connect, drawn, run_page, served


def test_so_many_windows_run_at_once_and_the_others_after_them() -> None:
    running, most = [], []

    def run() -> None:
        running.append(None)
        most.append(len(running))
        time.sleep(0.002)
        running.pop()

    taken = in_turn(run, at_once=3)
    with ThreadPoolExecutor(20) as windows:
        for done in [windows.submit(taken) for _ in range(40)]:
            done.result()
    assert len(most) == 40
    assert max(most) <= 3


def test_a_run_that_never_ends_or_fails_keeps_nobody_else_from_running() -> None:
    held, ran = Event(), []
    taken = in_turn(lambda do: do(), at_once=1, longest=0.05)
    with ThreadPoolExecutor(1) as window:
        window.submit(taken, held.wait)
        taken(lambda: ran.append("after its patience"))
        held.set()
    with pytest.raises(ZeroDivisionError):
        taken(lambda: 1 / 0)
    taken(lambda: ran.append("at once"))
    assert ran == ["after its patience", "at once"]


def test_a_part_of_the_theme_is_worked_out_once_and_told_to_each_window() -> None:
    asked: list[str] = []

    def tell(message: Any, section: str = "theme") -> None:
        asked.append(section)
        if section == "theme":
            message.primary_color = "#8A3B12"

    told, windows = told_once(tell), [CustomThemeConfig(), CustomThemeConfig()]
    for window in windows:
        told(window)
        told(window.light, "theme.light")
    assert [window.primary_color for window in windows] == ["#8A3B12"] * 2
    assert asked == ["theme", "theme.light"]
    assert not windows[1].HasField("light")


def test_the_settings_are_worked_out_once_and_told_as_streamlit_does() -> None:
    told, windows, theirs = (
        told_once(app_session._populate_config_msg),
        [Config(), Config()],
        Config(),
    )
    for window in windows:
        told(window)
    app_session._populate_config_msg(theirs)
    assert windows == [theirs, theirs]


def test_a_component_is_given_the_same_words() -> None:
    ours, theirs = BidiComponent(), BidiComponent()
    data = {"name": "1:baker", "levels": [{"said": "good"}], "put": (1, "Dear “Ana”"), "at": None}
    as_json(data, ours)
    serialize_mixed_data(data, theirs)
    assert json.loads(ours.json) == json.loads(theirs.json)


class Widgets(dict[str, Any]):
    """What session state holds of widgets."""

    def __init__(self, values: dict[str, Any], known: set[str]) -> None:
        super().__init__(values)
        self.widget_metadata = {
            one: SimpleNamespace(value_type="json_trigger_value") for one in known
        }


@pytest.mark.parametrize("known", [set(), {"events"}])
@pytest.mark.parametrize("state", [None, {}, {"typed": {"text": "Dear"}}])
@pytest.mark.parametrize(
    "values",
    [
        {},
        {"events": None},
        {"events": [{"event": "wrong", "value": {"about": "mark"}}, {"event": 3}, "?"]},
        {"events": {"event": "submit"}},
        {"events": [{"event": "typed", "value": "older"}]},
    ],
)
def test_a_page_sees_the_same_of_what_a_component_reported(
    state: Any, values: dict[str, Any], known: set[str]
) -> None:
    session: Any = SimpleNamespace(_new_widget_state=Widgets(values, known))
    ours = reported_so_far("events")(state, session)
    assert ours == make_bidi_component_presenter("events")(state, session)


class Knows:
    """Something that knows another."""

    other: Any = None


def test_the_collector_finds_what_is_new_and_passes_over_what_was_there() -> None:
    before, there = gc.get_threshold(), Knows()
    there.other = there
    try:
        spare_the_collector()
        assert gc.get_freeze_count() > 0
        kept, new = weakref.ref(there), Knows()
        new.other, lost = new, weakref.ref(new)
        del there, new
        gc.collect()
        assert lost() is None
        assert kept() is not None
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An entry for each time that a run has the event loop called."""
    calls: list[str] = []
    call = AppSession._call_soon_on_event_loop

    def called(session: AppSession, what: Callable[[], None]) -> None:
        calls.append("called")
        call(session, what)

    monkeypatch.setattr(AppSession, "_call_soon_on_event_loop", called)
    monkeypatch.setattr(AppSession, "_on_scriptrunner_event", told_together)
    monkeypatch.setattr(AppSession, "request_rerun", heard_out(AppSession.request_rerun))
    monkeypatch.setattr(Runtime, "_enqueued_some_message", woken_once)
    return calls


def test_a_page_is_told_to_the_event_loop_in_a_few_goes(tmp_path: Path, calls: list[str]) -> None:
    page = "import streamlit as st\nfor one in range(60): st.text(f'line {one}')"
    with served(tmp_path, page) as client, connect(client) as window:
        _, lines = run_page(window)
        assert lines.splitlines() == [f"line {one}" for one in range(60)]
        many = len(calls)
        assert run_page(window)[1] == lines
    # The start, the end, the end of the thread, and where the machine is slow some in between.
    assert len(calls) - many < 20


@pytest.mark.usefixtures("calls")
def test_what_is_drawn_is_seen_while_the_page_goes_on(tmp_path: Path) -> None:
    page = """
import streamlit as st, threading
st.text("before")
st.session_state.setdefault("seen", threading.Event()).wait(20)
st.text("after")
"""
    with served(tmp_path, page) as client, connect(client) as window:
        begun = time.monotonic()
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        window.send_bytes(asked.SerializeToString())
        while b"before" not in window.receive_bytes():
            pass
        assert time.monotonic() - begun < 15
        for one in Runtime.instance()._session_mgr.list_sessions():
            one.session.session_state["seen"].set()
        assert "after" in drawn(window)[1]


def test_what_runs_tell_is_heard_in_order_and_a_failure_keeps_back_nothing() -> None:
    heard: list[int] = []
    failed: list[Any] = []

    async def listen() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: failed.append(context["exception"]))
        told = Told()
        told.tell(lambda: heard.append(1), loop.call_soon_threadsafe, at_once=False)
        told.tell(lambda: heard.append(1 // 0), loop.call_soon_threadsafe, at_once=False)
        await asyncio.sleep(0)
        assert not heard
        told.tell(lambda: heard.append(2), loop.call_soon_threadsafe, at_once=True)
        await asyncio.sleep(0)
        assert heard == [1, 2]
        told.tell(lambda: heard.append(3), loop.call_soon_threadsafe, at_once=False)
        await asyncio.sleep(0.2)

    run_alone(listen())
    assert heard == [1, 2, 3]
    assert [type(one) for one in failed] == [ZeroDivisionError]


def test_nothing_that_many_threads_tell_is_lost_or_heard_twice() -> None:
    heard: list[int] = []

    async def listen() -> None:
        loop, told = asyncio.get_running_loop(), Told()

        def tell(number: int) -> None:
            told.tell(
                lambda: heard.append(number), loop.call_soon_threadsafe, at_once=number % 7 == 0
            )

        with ThreadPoolExecutor(8) as threads:
            await asyncio.gather(*(loop.run_in_executor(threads, tell, n) for n in range(500)))
        await asyncio.sleep(0.2)

    run_alone(listen())
    assert sorted(heard) == list(range(500))
