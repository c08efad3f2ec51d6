"""Threads that run pages, kept for the next run (tried on Streamlit 1.67).

Streamlit begins a thread for each run, on the event loop, which waits until it has begun: that is
often until the thread gives the interpreter back, five thousandths of a second later, in which
nobody is heard or sent anything.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import Context
from queue import SimpleQueue

from streamlit.runtime.scriptrunner import ScriptRunner

MOST_IDLE = 8
"""Threads that wait for a run; what comes at once beyond these gets a thread that ends with it."""


class ScriptThreads:
    """Threads of which each runs one page at a time."""

    def __init__(self, most_idle: int = MOST_IDLE) -> None:
        """None is there until one is needed."""
        self._most = most_idle
        self._lock = threading.Lock()
        self._idle: list[ScriptThread] = []

    def one(self) -> ScriptThread:
        """A thread that has nothing to do; the one that rested last, as it is warm yet."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
        thread = ScriptThread(self)
        thread.start()
        return thread

    def rests(self, thread: ScriptThread) -> bool:
        """Whether this thread, which has done what it was told, is kept."""
        with self._lock:
            is_kept = len(self._idle) < self._most
            if is_kept:
                self._idle.append(thread)
        return is_kept


class ScriptThread(threading.Thread):
    """A thread that does one thing after the other, each as if it were the first."""

    def __init__(self, among: ScriptThreads) -> None:
        """Once started it waits to be told what to do."""
        super().__init__(name="ScriptRunner.scriptThread", daemon=True)
        self._among = among
        self._told: SimpleQueue[Callable[[], object]] = SimpleQueue()

    def do(self, what: Callable[[], object]) -> None:
        """Do this; returns at once. What fails ends the thread, as it would end one of its own."""
        self._told.put(what)

    def run(self) -> None:
        """Do what is told, for as long as it is kept."""
        own = {*vars(self)}
        while True:
            Context().run(self._told.get())
            # Streamlit lays what belongs to a run upon its thread.
            for name in vars(self).keys() - own:
                delattr(self, name)
            if not self._among.rests(self):
                return


THREADS = ScriptThreads()


class KeptThreadRunner(ScriptRunner):
    """Runs a window's script as Streamlit does, but in a thread that is there already."""

    def start(self) -> None:
        """Begin, and do not wait for it. Raises RuntimeError where it began before."""
        if self._script_thread is not None:
            raise RuntimeError("ScriptRunner was already started")
        thread = THREADS.one()
        self._script_thread = thread
        thread.do(self._run_script_thread)
