"""The phones of a room, drawn anew from here as soon as its workshop goes on.

Streamlit has no public way to run a page for a window that did not ask for it; what it does where
a page's file was changed is done here (tried on Streamlit 1.67).
"""

from __future__ import annotations

import asyncio

from starlette.concurrency import run_in_threadpool
from streamlit import runtime
from streamlit.runtime.app_session import AppSession

from ccc.seldom_log import log
from ccc.ui.workshop.pulse import Follower, followers, pulses

LOOKS_EVERY = 0.2
"""Seconds between two looks at what the process knows; the database is asked more seldom."""

DRAWN_AT_ONCE = 4
"""Windows that are drawn at the same time: of more at once each would wait for all others."""

_TURN = 0.005


async def lead_followers() -> None:
    """Draw the windows that follow a workshop when there is something new, until cancelled."""
    while True:
        await asyncio.sleep(LOOKS_EVERY)
        try:
            due = await run_in_threadpool(followers().due, pulses().of)
            await _draw_anew(due)
        except Exception as error:
            log.error("Phones were not led on.", exc_info=error)


async def _draw_anew(due: tuple[tuple[str, Follower], ...]) -> None:
    running: list[AppSession] = []
    for window, follower in due:
        while len(running) >= DRAWN_AT_ONCE:
            await asyncio.sleep(_TURN)
            running = [session for session in running if is_running(session)]
        session = _session(window)
        if session is None or session._client_state.page_script_hash != follower.page:
            followers().forget(window)
        elif not is_running(session) and _is_connected(window):
            followers().forget(window)
            session.request_rerun(session._client_state)
            running.append(session)
        # What somebody does there just now is not cut short, and who is away shows what was drawn
        # when they come back: the next look finds it due again.


def is_running(session: AppSession) -> bool:
    """Whether a window's script runs now."""
    return session._scriptrunner is not None


def _session(window: str) -> AppSession | None:
    """A window's session, also while it has no connection; None of one that is forgotten."""
    found = runtime.get_instance()._session_mgr.get_session_info(window)
    return None if found is None else found.session


def _is_connected(window: str) -> bool:
    return runtime.get_instance()._session_mgr.is_active_session(window)
