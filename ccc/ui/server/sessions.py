"""What Streamlit keeps of each window, made small enough for a room (tried on Streamlit 1.67)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime import memory_session_storage, websocket_session_manager
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequestType,
    _coalesce_widget_states,
)
from streamlit.runtime.session_manager import SessionInfo, SessionStorage

from ccc.ui.account.drawn_for import believe_the_page, name_of_an_end
from ccc.ui.frontend.renderer import WHOLE_PAGE
from ccc.ui.server.callbacks import WindowState, finish_what_was_pressed
from ccc.ui.server.script_loops import ScriptLoop, ScriptLoops

MOST_ASLEEP = 1000
"""Windows without a connection that find all as it was when they come back."""

MOST_ENDS = 100
"""Ends of runs that a window may tell of at each request, which are some twenty bytes each."""

_LOOPS = ScriptLoops()
_NO_LOOP = asyncio.new_event_loop()
_NO_LOOP.close()

_PRESSED = frozenset(
    {"trigger_value", "string_trigger_value", "chat_input_value", "json_trigger_value"}
)
"""How a page tells of a press, once."""


def tune_streamlit() -> None:
    """Let Streamlit use the sessions below in place of its own."""
    websocket_session_manager.AppSession = FrugalSession  # type: ignore[attr-defined]
    memory_session_storage.MemorySessionStorage = SleepingSessions  # type: ignore[misc,assignment]
    finish_what_was_pressed()


class FrugalSession(AppSession):
    """A session that holds nothing open but its connection while its script does not run.

    Streamlit's own holds an event loop, which is three open files, for as long as it is kept. And
    its page asks for a whole run whenever it was without a connection, though it shows all that it
    would get: a room whose network fails for a moment would do so at once. A page tells by itself
    which messages it keeps, so it is made to keep each run's last one, by whose name it also tells
    for whom it was drawn.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin as Streamlit's own does, and have no event loop until a script is to run."""
        super().__init__(*args, **kwargs)
        self._script_event_loop.close()
        self._script_event_loop = _NO_LOOP
        self._session_state = WindowState()
        self._slept = self._page_waits = self._is_torn = False
        self._end = ""
        self._asked: ClientState | None = None

    def fall_asleep(self) -> None:
        """Be without a connection; the next that is asked for may be there already.

        Of a run that goes on meanwhile some is lost with the connection. Were the page told of its
        end, it would take away all that it has not heard of since: it would be white until the next
        run, or for good where it then seemed to have all.
        """
        self._slept = True
        self._is_torn = self._scriptrunner is not None or not self._browser_queue.is_empty()
        if self._is_torn:
            self._browser_queue.clear(retain_lifecycle_msgs=True)
            self._end = ""

    def register_file_watchers(self) -> None:
        """Watch no files: a resumed session would, and block all others for a tenth of a second."""

    def _create_scriptrunner(self, initial_rerun_data: RerunData) -> None:
        if self._script_event_loop.is_closed():
            self._script_event_loop = _LOOPS.one()
        self._is_torn = False
        super()._create_scriptrunner(initial_rerun_data)

    def _enqueue_forward_msg(self, msg: ForwardMsg) -> None:
        if not (self._is_torn and msg.HasField("delta")):
            super()._enqueue_forward_msg(msg)

    def _handle_scriptrunner_event_on_event_loop(self, *args: Any, **kwargs: Any) -> None:
        super()._handle_scriptrunner_event_on_event_loop(*args, **kwargs)
        if ScriptRunnerEvent.SHUTDOWN in args and self._scriptrunner is None:
            self._leave_loop()

    def _leave_loop(self) -> None:
        """Leave the event loop to the run of another window, unless something waits in it yet."""
        loop, self._script_event_loop = self._script_event_loop, _NO_LOOP
        if isinstance(loop, ScriptLoop) and not loop.is_closed():
            _LOOPS.rests(loop)

    def _clear_queue(self, fragment_ids_this_run: list[str] | None = None) -> None:
        """Keep what is not sent yet of a whole page, if a fragment alone is to run.

        Streamlit drops what the fragment drew in the whole run. The browser then takes away its
        place as the whole run ends, all below move up, and the fragment is put over the next one.
        """
        self._page_waits = self._page_waits or not fragment_ids_this_run
        keeps_all = fragment_ids_this_run and self._page_waits
        super()._clear_queue([] if keeps_all else fragment_ids_this_run)

    def flush_browser_queue(self) -> list[ForwardMsg]:
        """What is to be sent now; what a page draws later waits as before."""
        self._page_waits = self._page_waits and self._state is AppSessionState.APP_IS_RUNNING
        return super().flush_browser_queue()

    def _create_script_finished_message(self, *args: Any, **kwargs: Any) -> ForwardMsg:
        message = super()._create_script_finished_message(*args, **kwargs)
        if self._is_torn:
            message.script_finished = ForwardMsg.FINISHED_EARLY_FOR_RERUN
            return message
        self._end = message.hash = name_of_an_end(self._session_state)
        known = () if self._asked is None else self._asked.cached_message_hashes
        message.metadata.cacheable = len(known) < MOST_ENDS
        return message

    def _handle_rerun_script_request(self, client_state: ClientState | None = None) -> None:
        asked = client_state or ClientState()
        if self._asked is None:
            believe_the_page(self._session_state, asked.cached_message_hashes)
        before, self._asked = self._asked or ClientState(), asked
        slept, self._slept = self._slept, False
        if slept and self._shows_all(asked) and _lasting(asked) == _lasting(before):
            self._enqueue_forward_msg(self._create_session_status_changed_message())
        elif not (_wants_all(asked) and self._draws_all(before, asked)):
            super()._handle_rerun_script_request(client_state)

    def request_rerun(self, client_state: ClientState | None) -> None:
        """Run what is asked for; with the whole page also a press that waits for a run's end.

        Streamlit ends the run that goes on for one of the whole page, and forgets what waited for
        it: whoever pressed a button on a busy server, and whose page then asked for all of it since
        there was no answer, had pressed for nothing.
        """
        if client_state is not None and not client_state.fragment_id and self._scriptrunner:
            waits = _ended(self._scriptrunner)
            together = _coalesce_widget_states(waits, client_state.widget_states)
            client_state = _copy(client_state)
            client_state.widget_states.CopyFrom(together or WidgetStates())
        super().request_rerun(client_state)

    def request_script_stop(self) -> None:
        """End what runs, as where a connection is lost; not before a press that waits is done."""
        if not (self._scriptrunner and _a_press_waits_for(self._scriptrunner)):
            super().request_script_stop()

    def shutdown(self) -> None:
        """End for good, whatever waits."""
        if self._scriptrunner:
            self._scriptrunner.request_stop()
        super().shutdown()

    def _shows_all(self, asked: ClientState) -> bool:
        """Whether the page has all that was drawn for it, and nothing was pressed since."""
        has_all = self._scriptrunner is None and self._end in asked.cached_message_hashes
        return has_all and not asked.fragment_id and not _presses(asked)

    def _draws_all(self, before: ClientState, asked: ClientState) -> bool:
        """Whether the whole page is being drawn, as it was asked for before, with these fields."""
        is_drawn = self._scriptrunner and not self._is_torn and not before.fragment_id
        return bool(is_drawn) and _lasting(asked) == _lasting(before)


def _ended(running: ScriptRunner) -> WidgetStates | None:
    """End what a window runs; tells what waits to be run then, which nobody takes any more."""
    requests = running._requests
    with requests._lock:
        waits = requests._state is ScriptRequestType.RERUN
        requests._state = ScriptRequestType.STOP
        return requests._rerun_data.widget_states if waits else None


def _a_press_waits_for(running: ScriptRunner) -> bool:
    """Whether somebody pressed a button, and it was not begun to be done yet."""
    requests = running._requests
    with requests._lock:
        waits = requests._rerun_data.widget_states or WidgetStates()
        return requests._state is ScriptRequestType.RERUN and any(map(_is_press, waits.widgets))


def _copy(asked: ClientState) -> ClientState:
    copied = ClientState()
    copied.CopyFrom(asked)
    return copied


def _presses(asked: ClientState) -> list[WidgetState]:
    return [one for one in asked.widget_states.widgets if _is_press(one)]


def _is_press(field: WidgetState) -> bool:
    return field.WhichOneof("value") in _PRESSED


def _wants_all(asked: ClientState) -> bool:
    """Whether the page asks for all of it, since it came to another start of the server.

    It may have done so before by itself, as Streamlit has most of ours do.
    """
    presses = _presses(asked)
    return bool(presses) and all(WHOLE_PAGE in one.id for one in presses)


def _lasting(asked: ClientState) -> ClientState:
    """A page's address and its fields as it told them, without what was pressed."""
    lasting = ClientState(
        query_string=asked.query_string,
        page_script_hash=asked.page_script_hash,
        page_name=asked.page_name,
        context_info=asked.context_info,
    )
    fields = asked.widget_states.widgets
    kept = (one for one in fields if not _is_press(one))
    lasting.widget_states.widgets.extend(kept)
    return lasting


class SleepingSessions(SessionStorage):
    """Sessions whose windows have no connection now, each for a while, and not too many of them.

    Whatever is forgotten is shut down, so that nothing of it stays: Streamlit's own storage drops
    it, and the files that it offered for download are never freed.
    """

    def __init__(
        self,
        maxsize: int = MOST_ASLEEP,
        ttl_seconds: float = 120,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep at most `maxsize`, each for `ttl_seconds`."""
        self._most = maxsize
        self._longest = ttl_seconds
        self._clock = clock
        self._asleep: dict[str, tuple[float, SessionInfo]] = {}

    def get(self, session_id: str) -> SessionInfo | None:
        """The session of this id, or None where there is none any more."""
        self._forget_old()
        found = self._asleep.get(session_id)
        return None if found is None else found[1]

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session; the one that has slept longest makes room."""
        self._asleep.pop(session_info.session.id, None)
        self._asleep[session_info.session.id] = (self._clock(), session_info)
        if isinstance(session_info.session, FrugalSession):
            session_info.session.fall_asleep()
        self._forget_old()
        while len(self._asleep) > self._most:
            self._forget_first()

    def delete(self, session_id: str) -> None:
        """Hand a session over to whoever took it; it goes on elsewhere, or is ended there."""
        del self._asleep[session_id]

    def list(self) -> list[SessionInfo]:
        """All that sleep."""
        self._forget_old()
        return [info for _, info in self._asleep.values()]

    def _forget_old(self) -> None:
        oldest = self._clock() - self._longest
        while self._asleep and next(iter(self._asleep.values()))[0] <= oldest:
            self._forget_first()

    def _forget_first(self) -> None:
        _, info = self._asleep.pop(next(iter(self._asleep)))
        info.session.shutdown()
