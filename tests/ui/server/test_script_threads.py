"""A page is run in a thread that is kept, and finds nothing in it of the run before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from queue import SimpleQueue
from threading import Barrier, Thread, current_thread
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime import app_session

from ccc.ui.server.script_threads import KeptThreadRunner, ScriptThread, ScriptThreads
from tests.ui.server.streamlit_app import connect, run_page, served

WHO: ContextVar[str] = ContextVar("who", default="nobody")


def done(threads: ScriptThreads, what: Callable[[], object]) -> Any:
    """What comes of it, done in one of these threads that is idle again afterwards."""
    came: SimpleQueue[object] = SimpleQueue()
    thread = threads.one()
    thread.do(lambda: came.put(what()))
    found = came.get(timeout=20)
    while thread not in threads._idle and thread.is_alive():
        thread.join(0.001)
    return found


def test_one_run_after_another_takes_the_same_thread_and_finds_it_empty() -> None:
    threads = ScriptThreads()

    def run() -> tuple[Thread, str, object]:
        here = current_thread()
        found = here, WHO.get(), getattr(here, "left", None)
        WHO.set("somebody")
        here.left = "by the run before"  # type: ignore[attr-defined]
        return found

    first, second = done(threads, run), done(threads, run)
    assert first == second == (first[0], "nobody", None)


def test_of_many_at_once_each_has_a_thread_and_a_few_are_kept() -> None:
    threads, all_run = ScriptThreads(most_idle=2), Barrier(6, timeout=20)
    ran = [threads.one() for _ in range(5)]
    for thread in ran:
        thread.do(all_run.wait)
    all_run.wait()
    while len(threads._idle) + sum(not thread.is_alive() for thread in ran) < 5:
        ran[0].join(0.001)
    assert len(threads._idle) == 2
    assert done(threads, current_thread) in ran


def test_what_fails_ends_its_thread_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[Any] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: failed.append(told.exc_type))
    threads = ScriptThreads()
    thread = threads.one()
    thread.do(lambda: 1 / 0)
    thread.join(20)
    assert (failed, threads._idle) == ([ZeroDivisionError], [])
    assert done(threads, lambda: "went on") == "went on"


def test_a_runner_begins_once() -> None:
    runner = SimpleNamespace(_script_thread=None, _run_script_thread=lambda: None)
    KeptThreadRunner.start(runner)  # type: ignore[arg-type]
    assert isinstance(runner._script_thread, ScriptThread)
    with pytest.raises(RuntimeError, match="already started"):
        KeptThreadRunner.start(runner)  # type: ignore[arg-type]


def test_a_page_runs_again_in_a_thread_that_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_session, "ScriptRunner", KeptThreadRunner)
    page = """
import asyncio, streamlit as st, threading
st.session_state.setdefault("runs", []).append(threading.current_thread())
st.text(asyncio.get_event_loop().run_until_complete(asyncio.sleep(0, "waited")))
st.text(all(type(one).__name__ == "ScriptThread" for one in st.session_state["runs"]))
st.text(len(st.session_state["runs"]))
"""
    with served(tmp_path, page) as client:
        for _ in range(2):
            with connect(client) as window:
                for runs in (1, 2, 3):
                    assert run_page(window)[1] == f"waited\nTrue\n{runs}"
