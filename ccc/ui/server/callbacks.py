"""What was pressed is done to its end, whatever is asked for meanwhile (tried on Streamlit 1.67).

Each look at the state of a session is a place where Streamlit may end a run for another that is
asked for, or as the connection was lost: also while it does what a press asks for, which is then
half done and never done again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from streamlit.runtime.scriptrunner import ScriptRunner
from streamlit.runtime.state import SessionState

_DOES_WHAT_WAS_PRESSED = ContextVar("does what was pressed", default=False)


def finish_what_was_pressed() -> None:
    """Let Streamlit use the functions below in place of its own."""
    _replace(SessionState, "_call_callbacks", undisturbed)
    _replace(ScriptRunner, "_maybe_handle_execution_control_request", put_off)


def undisturbed(call: Callable[..., None]) -> Callable[..., None]:
    """The same, in which no run is ended."""

    @wraps(call)
    def called(*args: Any, **kwargs: Any) -> None:
        before = _DOES_WHAT_WAS_PRESSED.set(True)
        try:
            call(*args, **kwargs)
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
