"""How fast the scorer is: beside proselint, by length, at import, and how much disk it needs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from statistics import median
from typing import Any

import ccc
from ccc.content.rubric import Rubric
from ccc.errors import CccError
from ccc.evaluation.agreement import score_rated
from ccc.evaluation.encoder_bench import EncoderBench
from ccc.evaluation.rated import RatedNote
from ccc.scoring import score

NEEDED = ("pydantic", "pydantic_core", "annotated-types", "typing_extensions", "typing-inspection",
          "pyyaml", "regex")  # fmt: skip
"""What scoring needs installed besides its own package."""

_ROUNDS = 5


@dataclass(frozen=True)
class Bench:
    """Medians of one run on this machine by the rules alone; the ratios are what travels.

    `encoder` is what the encoder costs, where the content has one.
    """

    notes: int
    notes_per_second: float
    proselint_notes_per_second: float
    times_as_fast: float
    length_ratio: float
    import_ratio: float
    installed_mb: float
    encoder: EncoderBench | None = None

    def to_json(self) -> dict[str, Any]:
        """All figures as plain data."""
        return asdict(self)

    def table(self) -> str:
        """The figures, one a line, with the bar each is held to."""
        return "\n".join(
            (
                f"{self.notes} notes, medians of {_ROUNDS} rounds in turn, one core",
                f"this scorer            {self.notes_per_second:8.0f} notes/s",
                f"proselint              {self.proselint_notes_per_second:8.0f} notes/s",
                f"times as fast          {self.times_as_fast:8.1f}     (at least 2)",
                f"10,000 characters cost {self.length_ratio:8.1f} × 400  (at most 25)",
                f"import, against pydantic and yaml {self.import_ratio:.2f} ×  (at most 1.5)",
                f"installed size         {self.installed_mb:8.1f} MB   (under 40)",
                *(("", self.encoder.table()) if self.encoder else ()),
            )
        )


def bench(
    rated: Sequence[RatedNote], rubric: Rubric, tell: Callable[[str], None] = lambda _: None
) -> Bench:
    """Measure all of it in one run. Raises CccError where proselint is not installed."""
    lint = _proselint()
    ours: list[float] = []
    theirs: list[float] = []
    for round_ in range(_ROUNDS + 1):
        tell(f"round {round_ + 1} of {_ROUNDS + 1}" + (" (warm-up)" if round_ == 0 else ""))
        ours.append(_seconds(lambda: _each(rated, lambda one: score_rated(one, rubric))))
        theirs.append(_seconds(lambda: _each(rated, lambda one: lint(one.note))))
    own, other = median(ours[1:]), median(theirs[1:])
    return Bench(
        notes=len(rated),
        notes_per_second=len(rated) / own,
        proselint_notes_per_second=len(rated) / other,
        times_as_fast=other / own,
        length_ratio=length_ratio(rated, rubric),
        import_ratio=_import_ratio(),
        installed_mb=_installed_mb(),
    )


def length_ratio(rated: Sequence[RatedNote], rubric: Rubric) -> float:
    """What 10,000 characters of real notes cost, as a multiple of what 400 cost."""
    text = " ".join(note.note for note in rated if not note.flags)
    sample = rated[0]

    def cost(length: int, repeats: int) -> float:
        note = text[:length]

        def run() -> None:
            score(note, sender=sample.sender, recipient=sample.recipient, rubric=rubric)

        run()
        return median(_seconds(run) for _ in range(repeats))

    return cost(10_000, 7) / cost(400, 35)


def _each(rated: Sequence[RatedNote], work: Callable[[RatedNote], object]) -> None:
    for note in rated:
        work(note)


def _proselint() -> Callable[[str], object]:
    try:
        from proselint.checks import __register__  # noqa: PLC0415 - only this command needs it
        from proselint.registry import CheckRegistry  # noqa: PLC0415
        from proselint.tools import LintFile  # noqa: PLC0415
    except ImportError:
        raise CccError(
            'proselint, the yardstick, is not installed: `python -m pip install -e ".[test]"`.'
        ) from None
    CheckRegistry().register_many(__register__)
    return lambda note: LintFile("note", note or " ").lint()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _import_ratio() -> float:
    """Time of `import ccc.scoring` over `import pydantic, yaml`, fresh processes in turn."""
    ours, theirs = [], []
    for _ in range(7):
        ours.append(_import_seconds("ccc.scoring"))
        theirs.append(_import_seconds("pydantic, yaml"))
    return median(ours) / median(theirs)


def _import_seconds(names: str) -> float:
    code = f"import time; t = time.perf_counter(); import {names}; print(time.perf_counter() - t)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _installed_mb() -> float:
    """Disk taken by the scorer's modules, its content and the packages it needs, in MB."""
    own = Path(ccc.__file__).resolve().parent
    size = sum(_size(own / folder) for folder in ("scoring", "content"))
    size += _size(own / "errors.py")
    for name in NEEDED:
        try:
            files = distribution(name).files or []
        except PackageNotFoundError:
            continue
        size += sum(_size(Path(str(file.locate()))) for file in files)
    return size / 1e6


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(_size(child) for child in path.iterdir())
    return path.stat().st_size if path.is_file() else 0
