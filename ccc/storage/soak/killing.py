"""Kill a process that saves, start the app on what it left, and compare with what it confirmed."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import Any

from ccc.errors import StorageError
from ccc.practice.attempts import NewAttempt
from ccc.storage.database.address import read_address
from ccc.storage.soak.integrity import integrity_faults
from ccc.storage.soak.saver import DRAFT, SAVE, WRITERS, number_of, save_until_killed
from ccc.storage.store import Store, open_store

LONGEST_LIFE = 0.05
"""Seconds that a process may go on once all its writers save: enough for some saves of each."""

_TOLD_EVERY = 50


@dataclass(frozen=True)
class Losses:
    """What was confirmed before a kill, and what is not as it was confirmed."""

    saves: int = 0
    saves_lost: int = 0
    saves_doubled: int = 0
    drafts: int = 0
    drafts_lost: int = 0

    def __add__(self, other: Losses) -> Losses:
        """Both together."""
        mine, theirs = asdict(self), asdict(other)
        return Losses(**{name: mine[name] + theirs[name] for name in mine})


@dataclass(frozen=True)
class Soak:
    """What so many kills on one database came to."""

    database: str
    kills: int
    losses: Losses
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was lost or doubled, and the database is whole."""
        gone = self.losses.saves_lost + self.losses.saves_doubled + self.losses.drafts_lost
        return not gone and not self.faults

    def to_json(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {"database": self.database, "kills": self.kills, "sound": self.sound} | {
            **asdict(self.losses),
            "faults": [*self.faults],
        }

    def __str__(self) -> str:
        """Lines for a person."""
        came_to = self.losses
        return "\n".join(
            (
                f"{self.database}: {self.kills:,} times killed in mid-save",
                f"  saves   {came_to.saves:8,} confirmed, {came_to.saves_lost} lost, "
                f"{came_to.saves_doubled} doubled",
                f"  drafts  {came_to.drafts:8,} confirmed, {came_to.drafts_lost} lost",
                f"  integrity: {'; '.join(self.faults) or 'ok'}",
            )
        )


def soak(
    url: str,
    cycles: int,
    model: NewAttempt,
    seed: int = 1,
    tell: Callable[[str], None] = lambda _: None,
) -> Soak:
    """Kill so many processes that save into an empty database. Raises StorageError.

    Every attempt is as `model` is, but for its writer and its note's number; the same `seed` gives
    the same moments.
    """
    with closing(open_store(url)) as store:
        store.refuse_unless_empty()
    name = "SQLite" if read_address(url).file is not None else "PostgreSQL"
    chance, losses = random.Random(seed), Losses()
    for cycle in range(1, cycles + 1):
        confirmed = _confirmed_until_killed(url, cycle, model, chance)
        with closing(open_store(url)) as started_anew:
            losses += losses_of(started_anew, confirmed, model.scenario_id)
        if cycle % _TOLD_EVERY == 0:
            tell(f"{name}: {cycle} of {cycles} killed, {losses.saves:,} saves confirmed")
    return Soak(name, cycles, losses, integrity_faults(url))


def losses_of(store: Store, confirmed: Sequence[str], scenario_id: str) -> Losses:
    """How much of what these lines confirm is not there, or there twice."""
    said: dict[int, dict[str, list[int]]] = {}
    for line in confirmed:
        kind, whose, number = line.split()
        said.setdefault(int(whose), {SAVE: [], DRAFT: []})[kind].append(int(number))
    losses = Losses()
    for person_id, of_kind in said.items():
        kept = Counter(number_of(attempt.note) for attempt in store.attempts.of(person_id))
        draft = number_of(store.drafts.text(person_id, scenario_id))
        losses += Losses(
            saves=len(of_kind[SAVE]),
            saves_lost=sum(number not in kept for number in of_kind[SAVE]),
            saves_doubled=sum(times - 1 for times in kept.values()),
            drafts=len(of_kind[DRAFT]),
            # A later draft takes the place of an earlier one.
            drafts_lost=sum(number > draft for number in of_kind[DRAFT]),
        )
    return losses


def _confirmed_until_killed(
    url: str, cycle: int, model: NewAttempt, chance: random.Random
) -> list[str]:
    """The lines of a process that was killed while all its writers were saving."""
    context = _context()
    reading, writing = context.Pipe(duplex=False)
    process = context.Process(
        target=save_until_killed, args=(url, cycle, model, writing), daemon=True
    )
    with closing(reading):
        process.start()
        writing.close()
        confirmed: list[str] = []
        while len({line.split()[1] for line in confirmed}) < WRITERS:
            line = _next_line(reading)
            if line is None:
                process.join()
                raise StorageError(
                    f"The process that saves ended by itself, with exit status {process.exitcode}."
                )
            confirmed.append(line)
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        process.kill()
        while (line := _next_line(reading)) is not None:
            confirmed.append(line)
        process.join()
    return confirmed


def _context() -> ForkServerContext | SpawnContext:
    """What makes processes that begin as a new one does, without a database that is open.

    A server that has imported all of it forks one for each cycle, in a hundredth of the time.
    """
    if sys.platform == "win32":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([save_until_killed.__module__])
    return context


def _next_line(reading: Connection) -> str | None:
    """What the process says next; None once it is gone."""
    with suppress(EOFError, OSError):
        return reading.recv_bytes().decode()
    return None
