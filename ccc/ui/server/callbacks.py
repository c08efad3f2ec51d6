"""What was pressed is done to its end, whatever is asked for meanwhile (tried on Streamlit 1.67).

Each look at the state of a session is a place where Streamlit may end a run for another that is
asked for, or as the connection was lost: also before it did what a press asks for, as it waited for
its turn, and while it does so, which is then half done. Neither is ever done again. And the other
run draws beside it, so that a window would show all as it was before the press.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from threading import Condition
from typing import Any

from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.state import SafeSessionState, SessionState

from ccc.turns import Turns

LONGEST_RUN = 30.0
"""Seconds that a run waits for the one before in its window; then it begins anyway."""

_DOES_WHAT_WAS_PRESSED = ContextVar("does what was pressed", default=False)


class WindowState(SessionState):
    """The state of a window, whose runs are done one after the other."""

    def __init__(self) -> None:
        """Nothing was run yet."""
        super().__init__()
        self._runs: list[SafeSessionState] = []
        self._is_one_over = Condition()

    def expect(self, run: SafeSessionState) -> None:
        """A run was asked for, which begins after all that were before."""
        with self._is_one_over:
            self._runs.append(run)

    def is_over(self, run: SafeSessionState) -> None:
        """A run has ended, or never begins."""
        with self._is_one_over:
            if run in self._runs:
                self._runs.remove(run)
            self._is_one_over.notify_all()

    def wait_for_earlier(self, run: SafeSessionState) -> bool:
        """Wait until earlier runs are over; False where later ones did not wait for this one."""
        with self._is_one_over:
            if run not in self._runs or self._is_first(run):
                return run in self._runs
        with Turns.given_back(), self._is_one_over:
            self._is_one_over.wait_for(lambda: self._is_first(run), LONGEST_RUN)
            if run in self._runs:
                del self._runs[: self._runs.index(run)]
            return run in self._runs

    def _is_first(self, run: SafeSessionState) -> bool:
        return self._runs[:1] == [run]


def finish_what_was_pressed() -> None:
    """Let Streamlit use the functions below in place of its own."""
    _replace(ScriptRunner, "__init__", expected)
    _replace(ScriptRunner, "_run_script_thread", over_at_the_end)
    _replace(SafeSessionState, "on_script_will_rerun", undisturbed)
    _replace(ScriptRunner, "_maybe_handle_execution_control_request", put_off)


def expected(begin: Callable[..., None]) -> Callable[..., None]:
    """The same, of which its window also knows."""

    @wraps(begin)
    def begun(runner: ScriptRunner, *args: Any, **kwargs: Any) -> None:
        begin(runner, *args, **kwargs)
        state = runner._session_state._state
        if isinstance(state, WindowState):
            state.expect(runner._session_state)

    return begun


def over_at_the_end(run: Callable[[ScriptRunner], None]) -> Callable[[ScriptRunner], None]:
    """The same, after which the next run of its window may begin."""

    @wraps(run)
    def done(runner: ScriptRunner) -> None:
        try:
            run(runner)
        finally:
            state = runner._session_state._state
            if isinstance(state, WindowState):
                state.is_over(runner._session_state)

    return done


def undisturbed(call: Callable[..., None]) -> Callable[..., None]:
    """The same, in which no run is ended, once earlier runs of its window are over.

    Only where later ones did not wait for it does Streamlit end it: its fields are not true now.
    """

    @wraps(call)
    def called(run: SafeSessionState, *args: Any, **kwargs: Any) -> None:
        state = run._state
        if isinstance(state, WindowState) and not state.wait_for_earlier(run):
            run._yield_callback()
        before = _DOES_WHAT_WAS_PRESSED.set(True)
        try:
            call(run, *args, **kwargs)
        finally:
            _DOES_WHAT_WAS_PRESSED.reset(before)

    return called


def put_off(end: Callable[[ScriptRunner], None]) -> Callable[[ScriptRunner], None]:
    """The same but for while it is done what was pressed; Streamlit asks again right after it."""

    @wraps(end)
    def ended(runner: ScriptRunner) -> None:
        if not _DOES_WHAT_WAS_PRESSED.get():
            end(runner)

    return ended


def _replace(owner: type, name: str, by: Callable[[Any], Any]) -> None:
    theirs = getattr(owner, name)
    if not hasattr(theirs, "__wrapped__"):
        setattr(owner, name, by(theirs))
