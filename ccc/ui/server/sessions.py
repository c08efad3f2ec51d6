"""What Streamlit keeps of each window, made small enough for a room (tried on Streamlit 1.67)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from streamlit.runtime import memory_session_storage, websocket_session_manager
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import RerunData, ScriptRunnerEvent
from streamlit.runtime.session_manager import SessionInfo, SessionStorage

MOST_ASLEEP = 1000
"""Windows without a connection that find all as it was when they come back."""


def tune_streamlit() -> None:
    """Let Streamlit use the sessions below in place of its own."""
    websocket_session_manager.AppSession = FrugalSession  # type: ignore[attr-defined]
    memory_session_storage.MemorySessionStorage = SleepingSessions  # type: ignore[misc,assignment]


class FrugalSession(AppSession):
    """A session that holds nothing open but its connection while its script does not run.

    Streamlit's own holds an event loop, which is three open files, for as long as it is kept.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin as Streamlit's own does, and close the event loop until a script is to run."""
        super().__init__(*args, **kwargs)
        self._script_event_loop.close()

    def register_file_watchers(self) -> None:
        """Watch no files: a resumed session would, and block all others for a tenth of a second."""

    def _create_scriptrunner(self, initial_rerun_data: RerunData) -> None:
        if self._script_event_loop.is_closed():
            self._script_event_loop = asyncio.new_event_loop()
        super()._create_scriptrunner(initial_rerun_data)

    def _handle_scriptrunner_event_on_event_loop(self, *args: Any, **kwargs: Any) -> None:
        super()._handle_scriptrunner_event_on_event_loop(*args, **kwargs)
        if ScriptRunnerEvent.SHUTDOWN in args and self._scriptrunner is None:
            self._script_event_loop.close()


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
