"""What Streamlit keeps of each window."""

from __future__ import annotations

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage


def tune_streamlit() -> None:
    """Two cures for many phones reconnecting at once (measured on Streamlit 1.67).

    A resumed session starts a file watcher even where watchers are off, which blocks the event
    loop for a tenth of a second each; and only 128 sleeping sessions are kept.
    """
    if hasattr(AppSession, "register_file_watchers"):
        AppSession.register_file_watchers = lambda self: None  # type: ignore[method-assign]
    defaults = MemorySessionStorage.__init__.__defaults__
    if defaults is not None and len(defaults) == 2:
        MemorySessionStorage.__init__.__defaults__ = (1000, defaults[1])
