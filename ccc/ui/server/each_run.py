"""What Streamlit works out anew at each run, and need not (tried on Streamlit 1.67)."""

from __future__ import annotations

import asyncio
import gc
import json
from asyncio.events import _get_running_loop
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any

from streamlit.components.v2.bidi_component import main as component
from streamlit.runtime import Runtime, app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent

from ccc.turns import Turns
from ccc.ui.server.script_threads import KeptThreadRunner

AT_ONCE = 4
"""Runs at the same time. Of more at once each waits for all others at every statement of its own,
so that whoever writes to the database keeps all others who want to from it, beyond their patience.
"""

LONGEST_TURN = 30.0
"""Seconds that a run waits for its turn; then it begins anyway, whatever holds the others up."""

DRAWN_BLIND = 0.005
"""Seconds that a run draws before its window is sent anything, unless it ends sooner: as often as
Streamlit sends, so that sending goes on beside drawing."""

AWAITED = frozenset({ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG})
"""What a run tells its window that more is sure to follow."""

YOUNG = 5_000
"""More objects than before, at which Python looks for those that only know each other."""


def spare_the_collector() -> None:
    """Let Python's collector pass over all that is there, and begin less often; once, at the start.

    What is loaded at the start stays. To look at it took a seventh of a second, in which nothing
    else ran, every few hundred runs.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)


def shorten_each_run() -> None:
    """Let Streamlit use the functions below in place of its own."""
    if not getattr(ScriptRunner._run_script, "in_turn", False):
        ScriptRunner._run_script = in_turn(ScriptRunner._run_script)  # type: ignore[method-assign]
    app_session.ScriptRunner = KeptThreadRunner  # type: ignore[attr-defined]
    app_session._populate_theme_msg = told_once(app_session._populate_theme_msg)
    app_session._populate_config_msg = told_once(app_session._populate_config_msg)
    component.serialize_mixed_data = as_json  # type: ignore[attr-defined,assignment]
    component.make_bidi_component_presenter = reported_so_far  # type: ignore[attr-defined,assignment]
    AppSession._on_scriptrunner_event = told_together  # type: ignore[method-assign,assignment]
    if not getattr(AppSession.request_rerun, "heard_out", False):
        AppSession.request_rerun = heard_out(AppSession.request_rerun)  # type: ignore[method-assign]
    Runtime._enqueued_some_message = woken_once  # type: ignore[method-assign,assignment]


def in_turn(
    run: Callable[..., None], at_once: int = AT_ONCE, longest: float = LONGEST_TURN
) -> Callable[..., None]:
    """The same, done for so many windows at once, the others in the order in which they came."""
    turns = Turns(at_once, longest)

    @wraps(run)
    def taken(*args: Any, **kwargs: Any) -> None:
        with turns.taken():
            run(*args, **kwargs)

    taken.in_turn = True  # type: ignore[attr-defined]
    return taken


class Told:
    """What runs of a window told that the event loop has not heard yet, in their order."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._lock = Lock()
        self._unheard: list[Callable[[], None]] = []
        self._called = self._called_in_time = False

    def tell(
        self,
        what: Callable[[], None],
        call: Callable[[Callable[[], None]], None],
        *,
        at_once: bool,
    ) -> None:
        """Have it heard soon; only if it is to be `at_once`, or the first, is the loop called."""
        with self._lock:
            self._unheard.append(what)
            calls = not (self._called or self._called_in_time) or (at_once and not self._called)
            if at_once:
                self._called = True
            else:
                self._called_in_time = True
        if calls:
            call(self.hear if at_once else self._hear_in_time)

    def _hear_in_time(self) -> None:
        asyncio.get_running_loop().call_later(DRAWN_BLIND, self.hear)

    def hear(self) -> None:
        """Do what was told, on the event loop; as there, a failure keeps back nothing else."""
        with self._lock:
            told, self._unheard = self._unheard, []
            self._called = self._called_in_time = False
        for one in told:
            try:
                one()
            except Exception as failed:
                asyncio.get_running_loop().call_exception_handler(
                    {"message": "A window's run was not heard", "exception": failed}
                )


def told_by(session: AppSession) -> Told:
    """What this window's runs told."""
    here = vars(session)
    told: Told = here.get("told_by_runs") or here.setdefault("told_by_runs", Told())
    return told


def told_together(
    session: AppSession, sender: Any, event: ScriptRunnerEvent, *args: Any, **kwargs: Any
) -> None:
    """Tell the event loop of a run's event, together with what else the run tells.

    Streamlit calls the loop for each element, and each time the two take the interpreter from each
    other.
    """
    told_by(session).tell(
        lambda: session._handle_scriptrunner_event_on_event_loop(sender, event, *args, **kwargs),
        session._call_soon_on_event_loop,
        at_once=event not in AWAITED,
    )


def heard_out(rerun: Callable[..., None]) -> Callable[..., None]:
    """The same, once all is heard that the run before told: nobody hears it after another began."""

    def heard(session: AppSession, *args: Any, **kwargs: Any) -> None:
        if _get_running_loop() is session._event_loop:
            told_by(session).hear()
        rerun(session, *args, **kwargs)

    heard.heard_out = True  # type: ignore[attr-defined]
    return heard


def woken_once(runtime: Runtime) -> None:
    """Have messages sent; the event loop need not be called twice, nor by what it does itself."""
    here = runtime._get_async_objs()
    if here.need_send_data.is_set():
        return
    if _get_running_loop() is here.eventloop:
        here.need_send_data.set()
    else:
        here.eventloop.call_soon_threadsafe(here.need_send_data.set)


def told_once(tell: Callable[..., None]) -> Callable[..., None]:
    """The same for settings or a part of the theme: they never change, and are then copied."""
    known: dict[tuple[str, ...], Any] = {}

    def told(message: Any, *section: str) -> None:
        if section not in known:
            known[section] = type(message)()
            tell(known[section], *section)
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
