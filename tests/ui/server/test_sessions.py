"""Windows that were opened and left take no open files, and little of anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import sleep
from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime import get_instance
from streamlit.runtime.app_session import AppSessionState
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType
from streamlit.runtime.session_manager import SessionInfo

from ccc.ui.frontend.renderer import WHOLE_PAGE
from ccc.ui.server import sessions
from ccc.ui.server.script_loops import ScriptLoop, ScriptLoops
from ccc.ui.server.sessions import MOST_ENDS, FrugalSession, SleepingSessions
from tests.ui.server.streamlit_app import connect, run_page, seen, served

PAGE = """
import streamlit as st
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.text(f"run {st.session_state['runs']}")
"""

SLOW = """
from pathlib import Path
from time import sleep
import streamlit as st
folder = Path({folder!r})
run = len([*folder.glob("?")]) + 1
(folder / str(run)).touch()
while not (folder / "go").exists():
    sleep(0.01)
st.text("drawn")
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
            # The client of these tests has no sockets. A page has all before its run is over.
            for _ in range(100):
                if open_files() <= before:
                    break
                sleep(0.02)
            assert open_files() <= before


WAITS = "loop.create_task(asyncio.Event().wait()); loop.run_until_complete(asyncio.sleep(0))"


@pytest.mark.parametrize("leaves", ["", WAITS])
def test_an_event_loop_goes_from_window_to_window_unless_something_waits_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leaves: str
) -> None:
    loops = ScriptLoops()
    monkeypatch.setattr(sessions, "_LOOPS", loops)
    kept = ScriptLoop()
    loops.idle.append(kept)
    page = f"""
import asyncio, streamlit as st
loop = asyncio.get_event_loop()
{leaves}
st.text(id(loop))
"""
    with served(tmp_path, page) as client, connect(client) as first:
        assert run_page(first)[1] == str(id(kept))
        for _ in range(1000):
            if kept in loops.idle or kept.is_closed():
                break
            sleep(0.01)
        with connect(client) as second:
            assert (run_page(second)[1] == str(id(kept))) == (leaves == "")
    assert kept.is_closed() == (leaves != "")
    for loop in {kept, *loops.idle}:
        loop.close()


def test_a_window_that_comes_back_finds_all_as_it_was(client: TestClient) -> None:
    with connect(client) as window:
        session_id, drawn = run_page(window)
    assert drawn == "run 1"
    with connect(client, session_id) as window:
        assert run_page(window) == (session_id, "run 2")


def ask(
    window: WebSocketTestSession, known: Sequence[str] = (), fields: Sequence[WidgetState] = ()
) -> list[ForwardMsg]:
    """What a page is told that asks for a run, knows these messages and holds these fields."""
    asked = BackMsg()
    asked.rerun_script.cached_message_hashes.extend(known)
    asked.rerun_script.widget_states.widgets.extend(fields)
    window.send_bytes(asked.SerializeToString())
    told = [ForwardMsg.FromString(window.receive_bytes())]
    while is_running(told[-1]):
        told.append(ForwardMsg.FromString(window.receive_bytes()))
    return told


def is_running(latest: ForwardMsg) -> bool:
    """Whether a page is told more of the run that it was told this of."""
    ended = latest.WhichOneof("type") == "session_status_changed"
    return not ended or latest.session_status_changed.script_is_running


def kept(told: Sequence[ForwardMsg]) -> list[str]:
    """What a page keeps of this, as Streamlit's own does."""
    return [one.hash for one in told if one.metadata.cacheable]


def was_run(told: Sequence[ForwardMsg]) -> bool:
    """Whether the page was run; otherwise it is told that nothing runs, and goes on."""
    if told[0].WhichOneof("type") == "new_session":
        return True
    assert not told[0].session_status_changed.script_is_running
    return False


TYPED = WidgetState(id="note", string_value="You fed me in the train.")
PRESSED = WidgetState(id="send", trigger_value=True)


def left_with(client: TestClient, fields: Sequence[WidgetState]) -> tuple[str, list[str]]:
    """The id of a session whose window was drawn and lost its connection; what its page keeps."""
    with connect(client) as window:
        told = ask(window, fields=fields)
    return told[0].new_session.initialize.session_id, kept(told)


def test_a_page_that_comes_back_with_all_it_was_sent_is_not_run_but_is_when_it_asks_again(
    client: TestClient,
) -> None:
    session_id, known = left_with(client, [TYPED, PRESSED])
    with connect(client, session_id) as window:
        assert not was_run(ask(window, known, [TYPED]))
        assert was_run(ask(window, known, [TYPED]))


@pytest.mark.parametrize("fields", [[], [TYPED, PRESSED], [WidgetState(id="note")]])
def test_a_page_that_comes_back_with_other_fields_or_a_press_is_run(
    client: TestClient, fields: Sequence[WidgetState]
) -> None:
    session_id, known = left_with(client, [TYPED])
    with connect(client, session_id) as window:
        assert was_run(ask(window, known, fields))


def test_a_page_that_missed_the_end_of_its_latest_run_is_run_when_it_comes_back(
    client: TestClient,
) -> None:
    session_id, known = left_with(client, [TYPED])
    with connect(client, session_id) as window:
        ask(window, known, [PRESSED, TYPED])
    with connect(client, session_id) as window:
        assert was_run(ask(window, known, [TYPED]))


AGAIN = WidgetState(id=f"ID-1-{WHOLE_PAGE}__events", json_trigger_value='{"again": true}')


@pytest.mark.parametrize(
    ("then", "runs"), [([TYPED, AGAIN], 1), ([TYPED, PRESSED, AGAIN], 2), ([AGAIN], 2)]
)
def test_a_page_that_asks_for_all_of_it_while_it_is_drawn_is_drawn_once_unless_it_tells_more(
    tmp_path: Path, then: Sequence[WidgetState], runs: int
) -> None:
    folder = tmp_path / "told"
    folder.mkdir()
    with served(tmp_path, SLOW.format(folder=str(folder))) as client, connect(client) as window:
        for fields in ([TYPED], then):
            asked = BackMsg()
            asked.rerun_script.widget_states.widgets.extend(fields)
            window.send_bytes(asked.SerializeToString())
            while not (folder / "1").exists():
                sleep(0.01)
        (folder / "go").touch()
        while is_running(ForwardMsg.FromString(window.receive_bytes())):
            pass
        assert was_run(ask(window, fields=[TYPED, PRESSED]))
        assert not (folder / str(runs + 2)).exists()
        assert (folder / str(runs + 1)).exists()


def test_a_page_whose_connection_was_lost_in_mid_run_is_not_emptied_at_the_end_of_that_run(
    tmp_path: Path,
) -> None:
    """Else a desk was white as soon as it was back: all that it showed was of an earlier run."""
    folder = tmp_path / "told"
    folder.mkdir()
    with served(tmp_path, SLOW.format(folder=str(folder))) as client:
        with connect(client) as window:
            window.send_bytes(BackMsg(rerun_script=ClientState()).SerializeToString())
            begun = [ForwardMsg.FromString(window.receive_bytes())]
            seen(folder / "1")
        (session,) = get_instance()._session_mgr.list_sessions()
        (folder / "go").touch()
        while session.session._scriptrunner is not None:
            sleep(0.01)
        with connect(client, begun[0].new_session.initialize.session_id) as window:
            window.send_bytes(BackMsg(rerun_script=ClientState()).SerializeToString())
            told = [ForwardMsg.FromString(window.receive_bytes())]
            while "drawn" not in words_of(told):
                told.append(ForwardMsg.FromString(window.receive_bytes()))
    anew = next(n for n, one in enumerate(told) if one.HasField("new_session"))
    assert words_of(told[:anew]) == [""] * anew
    ends = [one.script_finished for one in told[:anew] if one.HasField("script_finished")]
    assert ends == [ForwardMsg.FINISHED_EARLY_FOR_RERUN]


def test_a_page_keeps_no_more_ends_of_runs_than_it_may_tell_of(client: TestClient) -> None:
    with connect(client) as window:
        assert len(kept(ask(window, ["x"] * (MOST_ENDS - 1)))) == 1
        assert kept(ask(window, ["x"] * MOST_ENDS)) == []


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


class QueueAlone(FrugalSession):
    """A session of which nothing is there but what is to be sent."""

    def __init__(self) -> None:
        self._browser_queue = ForwardMsgQueue()
        self._page_waits = False
        self._state = AppSessionState.APP_NOT_RUNNING

    def __del__(self) -> None:
        pass


def drawn_at(place: int, fragment: str = "") -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, place])
    message.delta.add_block.allow_empty = True
    message.delta.fragment_id = fragment
    return message


def ended(how: ForwardMsg.ScriptFinishedStatus.ValueType) -> ForwardMsg:
    return ForwardMsg(script_finished=how)


def test_a_fragment_that_runs_before_its_page_was_sent_leaves_all_of_it_in_its_place() -> None:
    """Else the screen of a room was blank: its fragment was put in the place of its slide."""
    session = QueueAlone()
    page = [drawn_at(0, "pulse"), drawn_at(1), ended(ForwardMsg.FINISHED_SUCCESSFULLY)]
    session._clear_queue(None)
    for message in page:
        session._browser_queue.enqueue(message)

    session._clear_queue(["pulse"])
    session._browser_queue.enqueue(drawn_at(0, "pulse"))

    assert session.flush_browser_queue() == [*page, drawn_at(0, "pulse")]


def test_a_fragment_that_runs_anew_is_not_sent_as_it_was_before_once_its_page_is_there() -> None:
    session = QueueAlone()
    session._clear_queue(None)
    session._browser_queue.enqueue(drawn_at(0, "pulse"))
    assert session.flush_browser_queue() == [drawn_at(0, "pulse")]

    session._browser_queue.enqueue(drawn_at(0, "pulse"))
    session._clear_queue(["pulse"])

    assert session.flush_browser_queue() == []


def test_a_page_that_is_half_sent_is_kept_whole_too() -> None:
    session = QueueAlone()
    session._clear_queue(None)
    session._state = AppSessionState.APP_IS_RUNNING
    session._browser_queue.enqueue(drawn_at(0))
    assert session.flush_browser_queue() == [drawn_at(0)]

    session._browser_queue.enqueue(drawn_at(1, "pulse"))
    session._clear_queue(["pulse"])

    assert session.flush_browser_queue() == [drawn_at(1, "pulse")]


def test_a_page_that_runs_anew_is_not_sent_as_it_was_before() -> None:
    session = QueueAlone()
    session._browser_queue.enqueue(drawn_at(0))
    session._browser_queue.enqueue(ended(ForwardMsg.FINISHED_SUCCESSFULLY))

    session._clear_queue(None)

    assert session.flush_browser_queue() == [ended(ForwardMsg.FINISHED_EARLY_FOR_RERUN)]


BUSY = """
from pathlib import Path
from time import sleep
import streamlit as st
folder = Path({folder!r})

def press():
    (folder / f"press {{len([*folder.glob('press *')]) + 1}}").touch()

@st.fragment
def note():
    (folder / "writes").touch()
    while not (folder / "go").exists():
        sleep(0.01)
    st.button("Send", key="send", on_click=press)

note()
(folder / "drawn").touch()
"""


@contextmanager
def pressed_while_busy(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A press waits for a note that takes its time: where that tells of itself; asking for all.

    What follows may not lose the press, nor do it twice.
    """
    folder = tmp_path / "told"
    folder.mkdir()
    (folder / "go").touch()
    with served(tmp_path, BUSY.format(folder=str(folder))) as client:
        with connect(client) as window:
            told = ask(window)
            (button,) = [one for one in told if one.delta.new_element.HasField("button")]
            press = WidgetState(id=button.delta.new_element.button.id, trigger_value=True)
            for made in ("go", "writes", "drawn"):
                (folder / made).unlink()

            def tell(fragment: str, fields: Sequence[WidgetState] = ()) -> None:
                asked = BackMsg()
                asked.rerun_script.fragment_id = fragment
                asked.rerun_script.widget_states.widgets.extend(fields)
                window.send_bytes(asked.SerializeToString())

            tell(button.delta.fragment_id)
            seen(folder / "writes")
            tell(button.delta.fragment_id, [press])
            yield folder, partial(tell, "")
        (folder / "go").touch()
        seen(folder / "press 1")
        assert [one.name for one in folder.glob("press *")] == ["press 1"]


def test_a_press_that_waits_for_a_busy_page_is_done_once_though_all_of_it_is_asked_for_meanwhile(
    tmp_path: Path,
) -> None:
    with pressed_while_busy(tmp_path) as (folder, ask_for_all):
        ask_for_all()
        (folder / "go").touch()
        seen(folder / "drawn")


def test_a_press_that_waits_for_a_busy_page_is_done_though_the_connection_is_lost(
    tmp_path: Path,
) -> None:
    with pressed_while_busy(tmp_path):
        (session,) = [one.session for one in get_instance()._session_mgr.list_sessions()]
        runs = session._scriptrunner
        assert runs is not None
        while runs._requests._state is not ScriptRequestType.RERUN:
            sleep(0.01)


WHOSE = """
import streamlit as st
from ccc.ui.account.drawn_for import PARTICIPANT
from ccc.ui.resources import SESSION
from ccc.ui.state import Session
st.session_state.setdefault(SESSION, Session("device", remembered=True))
st.text(f"was drawn for {PARTICIPANT.get()}")
PARTICIPANT.set(7)
"""


def test_a_session_that_knows_nothing_is_told_by_the_page_for_whom_it_was_drawn(
    tmp_path: Path,
) -> None:
    """As after a restart, or at another process."""
    with served(tmp_path, WHOSE) as client:
        with connect(client) as window:
            first = ask(window)
        with connect(client) as window:
            known = ask(window, kept(first))
    assert "was drawn for None" in words_of(first)
    assert "was drawn for 7" in words_of(known)


def words_of(told: Sequence[ForwardMsg]) -> list[str]:
    return [one.delta.new_element.text.body for one in told]
