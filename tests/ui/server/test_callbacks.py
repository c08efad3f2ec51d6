"""What was pressed is done once and to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import unwrap
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from starlette.testclient import WebSocketTestSession
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType
from streamlit.runtime.state import SafeSessionState

from ccc.turns import Turns
from ccc.ui.server import callbacks
from tests.ui.server.streamlit_app import connect, messages, seen, served

PAGE = """
from pathlib import Path
from time import sleep
import streamlit as st

folder = Path({folder!r})
st.session_state.setdefault("done", 0)

def press():
    (folder / "pressed").touch()
    while not (folder / "go").exists():
        sleep(0.01)
    for _ in range(3):
        st.session_state["done"] += 1
    (folder / "done").touch()

st.button("Send", key="send", on_click=press)
st.text(f"done: {{st.session_state['done']}}")
"""


ALL = BackMsg()
ALL.rerun_script.query_string = ""


@contextmanager
def shown(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], WebSocketTestSession]]]:
    """A page that is served: where it tells of itself, and a way to open a window of it."""
    folder = tmp_path / "told"
    folder.mkdir()
    with served(tmp_path, PAGE.format(folder=str(folder))) as client:
        yield folder, lambda: connect(client)


def press_in(window: WebSocketTestSession) -> bytes:
    """What a window sends for a press, once it shows the page."""
    window.send_bytes(ALL.SerializeToString())
    (button,) = [
        one.delta.new_element.button.id
        for one in messages(window)
        if one.delta.new_element.HasField("button")
    ]
    pressed = BackMsg()
    press = WidgetState(id=button, trigger_value=True)
    pressed.rerun_script.widget_states.widgets.append(press)
    sent: bytes = pressed.SerializeToString()
    return sent


def texts(window: WebSocketTestSession) -> list[str]:
    """All texts of the next run that shows any."""
    while True:
        told = [one.delta.new_element.text.body for one in messages(window)]
        if any(told):
            return [one for one in told if one]


@pytest.mark.parametrize("is_lost", [False, True], ids=["all is asked for", "connection is lost"])
def test_a_press_that_is_being_done_is_done_to_its_end(tmp_path: Path, is_lost: bool) -> None:
    with shown(tmp_path) as (folder, opened):
        with opened() as window:
            window.send_bytes(press_in(window))
            seen(folder / "pressed")
            if not is_lost:
                window.send_bytes(ALL.SerializeToString())
        (folder / "go").touch()
        seen(folder / "done")


def test_a_page_that_is_asked_for_while_a_press_is_being_done_shows_what_came_of_it(
    tmp_path: Path,
) -> None:
    with shown(tmp_path) as (folder, opened), opened() as window:
        pressed = press_in(window)
        (session,) = [one.session for one in get_instance()._session_mgr.list_sessions()]
        window.send_bytes(pressed)
        seen(folder / "pressed")
        runs = session._scriptrunner
        window.send_bytes(ALL.SerializeToString())
        waited_for(lambda: session._scriptrunner is not runs)
        (folder / "go").touch()
        assert texts(window) == ["done: 3"]


@pytest.mark.parametrize("is_lost", [False, True], ids=["all is asked for", "connection is lost"])
def test_a_press_that_waits_for_its_turn_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_lost: bool
) -> None:
    # No turn within a turn, where another test has let runs take turns: one alone is given back.
    turns, run = Turns(1, 30), unwrap(ScriptRunner._run_script)

    def in_turn(*args: Any) -> None:
        with turns.taken():
            run(*args)

    monkeypatch.setattr(ScriptRunner, "_run_script", in_turn)
    with shown(tmp_path) as (folder, opened):
        (folder / "go").touch()
        with opened() as window:
            pressed = press_in(window)
            (session,) = [one.session for one in get_instance()._session_mgr.list_sessions()]
            waited_for(lambda: session._scriptrunner is None)
            with turns.taken():
                window.send_bytes(pressed)
                waited_for(lambda: session._scriptrunner is not None)
                runs = session._scriptrunner
                assert runs is not None
                waited_for(lambda: runs._requests._state is ScriptRequestType.CONTINUE)
                if is_lost:
                    window.close()
                else:
                    window.send_bytes(ALL.SerializeToString())
                waited_for(lambda: runs._requests._state is ScriptRequestType.STOP)
            seen(folder / "done")


def test_a_run_for_which_another_of_its_window_did_not_wait_puts_no_old_fields_over_newer_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class EndedError(Exception):
        """What Streamlit ends a run by."""

    def end() -> None:
        raise EndedError

    monkeypatch.setattr(callbacks, "LONGEST_RUN", 0.01)
    callbacks.finish_what_was_pressed()
    state = callbacks.WindowState()
    older, newer = SafeSessionState(state, end), SafeSessionState(state, lambda: None)
    state.expect(older)
    state.expect(newer)
    newer.on_script_will_rerun(of_a_field("newer"))
    with pytest.raises(EndedError):
        older.on_script_will_rerun(of_a_field("older"))
    (kept,) = state.get_widget_states()
    assert kept.string_value == "newer"
    state.is_over(older)
    newer.on_script_will_rerun(of_a_field("newest"))


def of_a_field(value: str) -> WidgetStates:
    return WidgetStates(widgets=[WidgetState(id="field", string_value=value)])


def waited_for(has_come: Callable[[], bool]) -> None:
    """Wait until this is so."""
    for _ in range(1000):
        if has_come():
            return
        sleep(0.01)
    pytest.fail("it never came")
