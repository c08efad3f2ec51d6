"""What Streamlit works out anew at each run, and need not (tried on Streamlit 1.67)."""

from __future__ import annotations

import json
from collections.abc import Callable
from threading import Semaphore
from typing import Any

from streamlit.components.v2.bidi_component import main as component
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import ScriptRunner

AT_ONCE = 4
"""Runs at the same time. Of more at once each waits for all others at every statement of its own,
so that whoever writes to the database keeps all others who want to from it, beyond their patience.
"""

LONGEST_TURN = 30.0
"""Seconds that a run waits for its turn; then it begins anyway, whatever holds the others up."""


def shorten_each_run() -> None:
    """Let Streamlit use the functions below in place of its own."""
    if not getattr(ScriptRunner._run_script, "in_turn", False):
        ScriptRunner._run_script = in_turn(ScriptRunner._run_script)  # type: ignore[method-assign]
    app_session._populate_theme_msg = told_once(app_session._populate_theme_msg)
    component.serialize_mixed_data = as_json  # type: ignore[attr-defined,assignment]
    component.make_bidi_component_presenter = reported_so_far  # type: ignore[attr-defined,assignment]


def in_turn(
    run: Callable[..., None], at_once: int = AT_ONCE, longest: float = LONGEST_TURN
) -> Callable[..., None]:
    """The same, done for so many windows at once, the others in the order in which they came."""
    turns = Semaphore(at_once)

    def taken(*args: Any, **kwargs: Any) -> None:
        came = turns.acquire(timeout=longest)
        try:
            run(*args, **kwargs)
        finally:
            if came:
                turns.release()

    taken.in_turn = True  # type: ignore[attr-defined]
    return taken


def told_once(tell: Callable[..., None]) -> Callable[..., None]:
    """The same for a part of the theme, which never changes: put together once, then copied."""
    known: dict[str, Any] = {}

    def told(message: Any, section: str = "theme") -> None:
        if section not in known:
            known[section] = type(message)()
            tell(known[section], section)
        # Where nothing is said of a part, it is not to be there at all.
        if known[section].ByteSize():
            message.MergeFrom(known[section])

    return told


def as_json(data: Any, message: Any) -> None:
    """Put into the message what a component is given; no value of ours is a table, to be found."""
    message.json = json.dumps(data)


def reported_so_far(
    events: str, _component: str | None = None, _names: set[str] | None = None
) -> Callable[[Any, Any], Any]:
    """What session state shows of a component: its state, and what just happened in it (`events`).

    Streamlit's own makes a class at each look, so that pages may write into it; ours never do.
    """

    def shown(state: Any, session_state: Any) -> Any:
        widgets = session_state._new_widget_state
        if not isinstance(state, dict) or events not in widgets.widget_metadata:
            return state
        happened = widgets.get(events)
        told = happened if isinstance(happened, list) else [happened] if happened else []
        values = {one["event"]: one.get("value") for one in told if _is_event(one)}
        return values | state

    return shown


def _is_event(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("event"), str)
