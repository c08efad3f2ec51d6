"""How far the scorer and the raters agree: weighted kappa, correlations, gaps, flags missed."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from statistics import fmean
from typing import TYPE_CHECKING, Any

from ccc.content.ids import CRITERIA, FLAGS, CriterionId, FlagId
from ccc.evaluation.intervals import RESAMPLES, SEED, ends, gap_figure, kappa_figure
from ccc.evaluation.measures import Figure, decimal, quadratic_kappa
from ccc.evaluation.rated import RatedNote
from ccc.scoring.score import score

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.scoring.assessment import Assessment

MEASURED_FLAGS = tuple(flag for flag in FLAGS if flag != "too_long")
"""`too_long` is arithmetic, tested apart, and not marked in rated files."""


@dataclass(frozen=True)
class FlagCount:
    """How often raters gave a flag, and how often the scorer missed it or gave it unasked."""

    given: int
    missed: tuple[str, ...]
    false_alarms: tuple[str, ...]


@dataclass(frozen=True)
class Agreement:
    """Agreement on one file of rated notes; gaps are scorer minus raters, in levels.

    `by_writer` has each writer's kappas, where there are several.
    """

    notes: int
    scenarios: int
    left_out: int
    kappa: Mapping[CriterionId, Figure]
    gap: Mapping[CriterionId, float]
    correlation: Figure
    middle_third: Figure
    standard_error: float
    flags: Mapping[FlagId, FlagCount]
    by_writer: Mapping[str, Mapping[CriterionId, float | None]]

    def to_json(self) -> dict[str, Any]:
        """All figures as plain data, ready for `json.dumps`."""
        return asdict(self)

    def table(self) -> str:
        """The figures as a table for a terminal, with intervals and numbers of notes."""
        lines = [
            f"{self.notes} notes on {self.scenarios} scenarios"
            f" ({self.left_out} in another language left out)",
            "",
            f"{'criterion':<16}{'kappa':>7}  {'95 % interval':<16}{'mean gap':>9}",
            *(
                f"{criterion:<16}{decimal(self.kappa[criterion].value):>7}"
                f"  {_interval(self.kappa[criterion]):<16}"
                f"{self.gap[criterion]:>+9.2f}"
                for criterion in CRITERIA
            ),
            "",
            f"correlation of the sum of levels  {decimal(self.correlation.value)}"
            f"  {_interval(self.correlation)}",
            f"the same, middle third            {decimal(self.middle_third.value)}"
            f"  {_interval(self.middle_third)}",
            f"typical gap of the score          {self.standard_error:.1f} points",
            "",
            f"{'flag':<16}{'given':>7}{'missed':>8}{'false':>7}",
            *(
                f"{flag:<16}{count.given:>7}{len(count.missed):>8}{len(count.false_alarms):>7}"
                for flag, count in self.flags.items()
            ),
            *self._writers(),
        ]
        return "\n".join(lines)

    def _writers(self) -> Iterator[str]:
        if self.by_writer:
            yield ""
            yield f"{'kappa by writer':<16}" + "".join(f"{name:>15}" for name in CRITERIA)
        for writer, kappas in self.by_writer.items():
            yield f"{writer:<16}" + "".join(f"{decimal(kappas[name]):>15}" for name in CRITERIA)


def _interval(figure: Figure) -> str:
    return f"{decimal(figure.low)} to {decimal(figure.high)}" if figure.low is not None else ""


@dataclass(frozen=True)
class LevelPair:
    """One note's levels, by the raters and by the scorer."""

    scenario: str
    rated: Mapping[CriterionId, int]
    scored: Mapping[CriterionId, int]
    writer: str = ""

    @property
    def sums(self) -> tuple[int, int]:
        """The sum of levels by the raters, and by the scorer; 0–15 each."""
        return sum(self.rated.values()), sum(self.scored.values())


def evaluate(rated: Sequence[RatedNote], rubric: Rubric) -> Agreement:
    """Score all notes and compare; notes in another language count for flags only."""
    pairs: list[LevelPair] = []
    found: list[frozenset[FlagId]] = []
    for note in rated:
        result = score_rated(note, rubric)
        found.append(frozenset(result.flags))
        if "other_language" not in note.flags:
            scored = result.levels or dict.fromkeys(CRITERIA, 0)
            pairs.append(LevelPair(note.scenario, note.levels, scored, note.writer))
    return compare(pairs, len(rated) - len(pairs), flag_counts(rated, found))


def score_rated(note: RatedNote, rubric: Rubric) -> Assessment:
    """What the scorer itself says about a rated note."""
    return score(
        note.note,
        sender=note.sender,
        recipient=note.recipient,
        situation=note.situation,
        limit=note.limit,
        rubric=rubric,
    )


def compare(
    pairs: Sequence[LevelPair], left_out: int, flags: Mapping[FlagId, FlagCount]
) -> Agreement:
    """All figures from pairs of levels."""
    points = [(scored - rated) * 100 / 15 for rated, scored in (pair.sums for pair in pairs)]
    return Agreement(
        notes=len(pairs),
        scenarios=len({pair.scenario for pair in pairs}),
        left_out=left_out,
        kappa=kappas(pairs),
        gap={criterion: figure.value or 0.0 for criterion, figure in gaps(pairs).items()},
        correlation=_figure(pairs, _correlation),
        middle_third=_figure(pairs, _middle_third),
        standard_error=sqrt(fmean(gap * gap for gap in points)) if points else 0.0,
        flags=flags,
        by_writer=_by_writer(pairs),
    )  # fmt: skip


def kappas(pairs: Sequence[LevelPair]) -> dict[CriterionId, Figure]:
    """Weighted kappa of each criterion, with its interval."""
    return {criterion: kappa_figure(_met(pairs, criterion)) for criterion in CRITERIA}


def gaps(pairs: Sequence[LevelPair]) -> dict[CriterionId, Figure]:
    """Scorer minus raters on each criterion on average, in levels, with its interval."""
    return {criterion: gap_figure(_met(pairs, criterion)) for criterion in CRITERIA}


def flag_counts(
    rated: Sequence[RatedNote], found: Sequence[frozenset[FlagId]]
) -> dict[FlagId, FlagCount]:
    """How often each flag was given, missed and raised unasked, in notes' order."""
    both = list(zip(rated, found, strict=True))
    return {
        flag: FlagCount(
            given=sum(flag in note.flags for note in rated),
            missed=tuple(one.id for one, has in both if flag in one.flags and flag not in has),
            false_alarms=tuple(
                one.id for one, has in both if flag in has and flag not in one.flags
            ),
        )
        for flag in MEASURED_FLAGS
    }


def _by_writer(
    pairs: Sequence[LevelPair],
) -> dict[str, dict[CriterionId, float | None]]:
    """Each writer's kappas, by name; empty where there is one writer or none is told."""
    writers = sorted({pair.writer for pair in pairs})
    if len(writers) < 2:
        return {}
    own = {writer: [pair for pair in pairs if pair.writer == writer] for writer in writers}
    return {
        writer: {criterion: _kappa_of(criterion)(own[writer]) for criterion in CRITERIA}
        for writer in writers
    }


def _met(pairs: Sequence[LevelPair], criterion: CriterionId) -> dict[str, list[tuple[int, int]]]:
    """The raters' level and the scorer's of each pair, by scenario."""
    met: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        met[pair.scenario].append((pair.rated[criterion], pair.scored[criterion]))
    return met


def _kappa_of(criterion: CriterionId) -> Callable[[Sequence[LevelPair]], float | None]:
    return lambda pairs: quadratic_kappa(
        [p.rated[criterion] for p in pairs], [p.scored[criterion] for p in pairs]
    )


def _correlation(pairs: Sequence[LevelPair]) -> float | None:
    sums = [pair.sums for pair in pairs]
    if len(sums) < 3:
        return None
    mean_a, mean_b = fmean(a for a, _ in sums), fmean(b for _, b in sums)
    both = sum((a - mean_a) * (b - mean_b) for a, b in sums)
    spread = sum((a - mean_a) ** 2 for a, _ in sums) * sum((b - mean_b) ** 2 for _, b in sums)
    return None if spread == 0 else both / sqrt(spread)


def _middle_third(pairs: Sequence[LevelPair]) -> float | None:
    """Correlation among notes whose raters' sum lies between the tertiles of all sums."""
    ordered = sorted(pair.sums[0] for pair in pairs)
    if len(ordered) < 9:
        return None
    low, high = ordered[len(ordered) // 3], ordered[2 * len(ordered) // 3]
    return _correlation([pair for pair in pairs if low <= pair.sums[0] <= high])


def _figure(
    pairs: Sequence[LevelPair], measure: Callable[[Sequence[LevelPair]], float | None]
) -> Figure:
    groups: dict[str, list[LevelPair]] = defaultdict(list)
    for pair in pairs:
        groups[pair.scenario].append(pair)
    chance, scenarios = random.Random(SEED), sorted(groups)
    values = []
    for _ in range(RESAMPLES if len(scenarios) > 1 else 0):
        drawn = chance.choices(scenarios, k=len(scenarios))
        value = measure([one for scenario in drawn for one in groups[scenario]])
        if value is not None:
            values.append(value)
    if not values:
        return Figure(measure(pairs), None, None)
    return Figure(measure(pairs), *ends(values))
