"""Event loops in which pages run, kept for the next run: each is three open files."""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakSet

MOST_IDLE = 8
"""Loops that wait for a run of any window."""


class ScriptLoop(asyncio.SelectorEventLoop):
    """An event loop that knows what was begun in it.

    asyncio would look through the tasks of all loops for it, which are those of all connections.
    """

    def __init__(self) -> None:
        """Nothing is begun."""
        super().__init__()
        self._begun = WeakSet[asyncio.Task[Any]]()

    def create_task(self, *args: Any, **kwargs: Any) -> asyncio.Task[Any]:
        """Begin a task, and note it."""
        task = super().create_task(*args, **kwargs)
        self._begun.add(task)
        return task

    def is_waited_in(self) -> bool:
        """Whether something that was begun has not ended."""
        return not all(task.done() for task in self._begun)


class ScriptLoops:
    """The loops that wait for a run."""

    def __init__(self) -> None:
        """None is there until one is needed."""
        self.idle: list[ScriptLoop] = []

    def one(self) -> ScriptLoop:
        """A loop in which nothing goes on."""
        return self.idle.pop() if self.idle else ScriptLoop()

    def rests(self, loop: ScriptLoop) -> None:
        """Keep a loop for another run, or close it if enough wait or something waits in it."""
        if not loop.is_waited_in() and len(self.idle) < MOST_IDLE:
            self.idle.append(loop)
        else:
            loop.close()
