"""What the encoder costs: time for a note, with its cards known and the first time, and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from ccc.content.rubric import Rubric
from ccc.evaluation.agreement import score_rated
from ccc.evaluation.rated import RatedNote
from ccc.scoring.encoder.load import reader_of

_MOST = 300
"""Notes of a file that are timed."""


@dataclass(frozen=True)
class EncoderBench:
    """Medians, in milliseconds of one core's time for a note; loading in seconds, memory in MB.

    `two_threads` is how many times as many notes two threads score as one does in the same time:
    near 2 where two cores are free, as the interpreter's lock is free while a network runs.
    `peer` is the base model as a cross-encoder on the same notes, where the extra `train` is
    installed.
    """

    notes: int
    cards_known: float
    first_time: float
    rules_alone: float
    two_threads: float
    load_seconds: float
    memory_mb: float
    peer: float | None = None

    def to_json(self) -> dict[str, Any]:
        """All figures as plain data."""
        return asdict(self)

    def table(self) -> str:
        """The figures, one a line, with the bar each is held to."""
        peer = "not installed" if self.peer is None else f"{self.peer:8.1f} ms"
        return "\n".join(
            (
                f"{self.notes} notes with the encoder, medians of one core's time",
                f"score, cards known     {self.cards_known:8.1f} ms  (at most 10)",
                f"score, the first time  {self.first_time:8.1f} ms  (at most 40)",
                f"score, rules alone     {self.rules_alone:8.1f} ms",
                f"base as cross-encoder  {peer}",
                f"two threads, not one   {self.two_threads:8.2f} ×   ({_cores()} here)",
                f"loading the networks   {self.load_seconds:8.2f} s   (at most 1)",
                f"memory they take       {self.memory_mb:8.0f} MB  (at most 180)",
            )
        )


def encoder_bench(
    rated: Sequence[RatedNote],
    rubric: Rubric,
    folder: Path,
    peer: Callable[[Sequence[RatedNote]], float] | None = None,
) -> EncoderBench | None:
    """Measure all of it; None where the content of this folder has no encoder.

    `peer` gives the milliseconds that another reader takes for a note.
    """
    if rubric.encoder is None:
        return None
    some = [note for note in rated if note.note.strip()][:_MOST]
    reader = reader_of(rubric.encoder)
    alone = rubric.model_copy(update={"encoder": None})
    first, known = [], []
    for note in some:
        reader.forget()
        first.append(_ms(note, rubric))
        reader.forget(cards=False)
        known.append(_ms(note, rubric))
    load, memory = _loading(folder)
    return EncoderBench(
        notes=len(some),
        cards_known=median(known),
        first_time=median(first),
        rules_alone=median(_ms(note, alone) for note in some),
        two_threads=_two_threads(some, rubric),
        load_seconds=load,
        memory_mb=memory,
        peer=peer(some) if peer else None,
    )


def _cores() -> str:
    """How many cores there are to run on."""
    count = os.cpu_count() or 1
    return f"{count} core{'s' if count > 1 else ''}"


def _two_threads(some: Sequence[RatedNote], rubric: Rubric) -> float:
    """The time in which one thread scores the notes, over that in which two threads do."""
    assert rubric.encoder is not None
    took = []
    for threads in (1, 2):
        reader_of(rubric.encoder).forget(cards=False)
        with ThreadPoolExecutor(threads) as pool:
            start = time.perf_counter()
            list(pool.map(lambda note: score_rated(note, rubric), some))
            took.append(time.perf_counter() - start)
    return took[0] / took[1]


def _ms(note: RatedNote, rubric: Rubric) -> float:
    """Of a core's time, so that what else runs on the machine counts for little."""
    start = time.thread_time()
    score_rated(note, rubric)
    return (time.thread_time() - start) * 1000


_LOAD = """
import json, resource, sys, time
from pathlib import Path
import numpy
from ccc.content.load import read_content
from ccc.scoring.encoder.load import reader_of
rubric = read_content(Path(sys.argv[1])).rubric
def resident():
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
before, start = resident(), time.perf_counter()
reader = reader_of(rubric.encoder)
seconds = time.perf_counter() - start
reader.read("a note to read", None, None, "")
print(json.dumps([seconds, resident() - before]))
"""


def _loading(folder: Path) -> tuple[float, float]:
    """Seconds to load the networks in a fresh process, and the megabytes they take there."""
    done = subprocess.run(
        [sys.executable, "-c", _LOAD, str(folder)], capture_output=True, text=True, check=True
    )
    seconds, megabytes = json.loads(done.stdout)
    return float(seconds), float(megabytes)
