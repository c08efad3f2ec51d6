"""Weights from rated notes: a ridge regression that keeps to the direction each sign may count in.

Pure functions; numpy is imported only when something is fitted. Each note is seen twice, with its
two cards and, at half weight, by its words alone, so that the weights serve both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal
from zlib import crc32

from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.weights import CriterionWeights, Measured, Weights
from ccc.evaluation.agreement import Agreement, LevelPair, compare, flag_counts, score_rated
from ccc.evaluation.measures import Figure
from ccc.evaluation.rated import RatedError, RatedNote
from ccc.scoring.annotation import Annotation, annotate
from ccc.scoring.flags import flags
from ccc.scoring.levels import levels
from ccc.scoring.signs.catalogue import SIGNS, direction
from ccc.scoring.signs.measure import signs
from ccc.scoring.text.note import characters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ccc.content.rubric import Rubric

    Array = NDArray[np.float64]

SHRINK = 8.0
"""How strongly weights are drawn to nought, in notes; 1 to 16 made no difference that mattered."""

WORDS_ALONE = 0.5
"""What a note without its cards counts for, beside the same note with them."""

OVERHEARD: frozenset[CriterionId] = frozenset({"reason", "value"})
"""Criteria that hang on phrases; the phrases were written with these notes in view."""

MISSED = 25
"""So on other notes more of them are missed: that many of 100, at random, in a second reading."""

READINGS = 3
"""How many such second readings a note gets; together they count as much as the first."""


@dataclass(frozen=True)
class Sample:
    """One reading of a rated note: its signs, the raters' levels, and what it counts for.

    `again` has the signs of second readings that miss some of the phrases.
    """

    scenario: str
    signs: Mapping[str, float]
    levels: Mapping[CriterionId, int]
    counts: float
    again: tuple[Mapping[str, float], ...] = ()
    writer: str = ""


def samples(rated: Sequence[RatedNote], rubric: Rubric) -> tuple[Sample, ...]:
    """Two samples a note, with and without its cards; notes in another language are left out."""
    found = []
    for note in rated:
        if "other_language" not in note.flags:
            for cards in (True, False):
                annotation = annotate(
                    note.note,
                    note.sender if cards else None,
                    note.recipient if cards else None,
                    note.situation if cards else "",
                    rubric,
                )
                raised = flags(annotation, characters(note.note), note.limit)
                found.append(
                    Sample(
                        note.scenario,
                        signs(annotation, raised, rubric),
                        note.levels,
                        1.0 if cards else WORDS_ALONE,
                        tuple(
                            signs(_missing_some(annotation, f"{note.id} {reading}"), raised, rubric)
                            for reading in range(READINGS)
                        ),
                        note.writer,
                    )
                )
    return tuple(found)


def _missing_some(annotation: Annotation, salt: str) -> Annotation:
    """The same without some of the phrases that earn a level; the same ones every time."""
    kept = (
        hit
        for hit in annotation.hits
        if (hit.check.level or 0) < 2 or crc32(f"{salt} {hit.check.id}".encode()) % 100 >= MISSED
    )
    return replace(annotation, hits=tuple(kept))


def fit(seen: Sequence[Sample], rubric: Rubric) -> dict[CriterionId, CriterionWeights]:
    """The weights and cuts of every criterion, fitted to these samples.

    Raises RatedError where there are none.
    """
    if not seen:
        raise RatedError("no note is left to fit on; add some on other scenarios, by other writers")
    import numpy as np  # noqa: PLC0415 - scoring itself must not load numpy

    names = sorted({*SIGNS, *(check.id for check in rubric.checks if check.criterion)})
    once = _Table(names, [(sample, sample.signs, sample.counts) for sample in seen])
    more = [(sample, signs, sample.counts / READINGS) for sample in seen for signs in sample.again]
    twice = _Table(names, [*((sample, sample.signs, sample.counts) for sample in seen), *more])
    found = {}
    for criterion in CRITERIA:
        given, counts, wanted = (twice if criterion in OVERHEARD else once).columns(criterion)
        bounds = [_BOUNDS[direction(name, criterion, rubric)] for name in names]
        weights = _ridge(given, wanted, counts, np.array(bounds))
        named = {
            name: round(float(weight), 3)
            for name, weight in zip(names, weights, strict=True)
            if abs(weight) >= 0.005
        }
        sums = given @ np.array([named.get(name, 0.0) for name in names])
        cuts = (_cut(sums, wanted, 1), _cut(sums, wanted, 2), _cut(sums, wanted, 3))
        found[criterion] = CriterionWeights(cuts=cuts, signs=named)
    return found


class _Table:
    """Looks at notes as arrays: a row for each, a column for each sign."""

    def __init__(
        self,
        names: Sequence[str],
        rows: Sequence[tuple[Sample, Mapping[str, float], float]],
    ) -> None:
        import numpy as np  # noqa: PLC0415

        self._given = np.array([[signs[name] for name in names] for _, signs, _ in rows])
        self._counts = np.array([counts for _, _, counts in rows])
        self._levels = [one.levels for one, _, _ in rows]

    def columns(self, criterion: CriterionId) -> tuple[Array, Array, Array]:
        """Signs, what each row counts for, and the level wanted."""
        import numpy as np  # noqa: PLC0415

        wanted = np.array([levels[criterion] for levels in self._levels], dtype=float)
        return self._given, self._counts, wanted


_BOUNDS = {"up": (0.0, 9.0), "down": (-9.0, 0.0), "either": (-9.0, 9.0), "none": (0.0, 0.0)}


def _ridge(given: Array, wanted: Array, counts: Array, bounds: Array) -> Array:
    """Ridge regression within bounds, by coordinate descent; the intercept goes into the cuts."""
    import numpy as np  # noqa: PLC0415

    share = counts / counts.mean()
    centred = given - np.average(given, axis=0, weights=share)
    target = wanted - np.average(wanted, weights=share)
    gram = (centred * share[:, None]).T @ centred + SHRINK * np.eye(given.shape[1])
    weights = np.zeros(given.shape[1])
    slope = -(centred * share[:, None]).T @ target
    for _ in range(300):
        moved = 0.0
        for k in range(len(weights)):
            new = min(max(weights[k] - slope[k] / gram[k, k], bounds[k, 0]), bounds[k, 1])
            if new != weights[k]:
                slope += gram[:, k] * (new - weights[k])
                moved, weights[k] = max(moved, abs(new - weights[k])), new
        if moved < 1e-6:
            break
    return weights


def _cut(sums: Array, wanted: Array, level: int) -> float:
    """The sum from which a level begins: as many notes reach it as the raters let reach it."""
    import numpy as np  # noqa: PLC0415

    ordered = np.sort(sums)
    below = int((wanted < level).sum())
    low, high = ordered[max(below - 1, 0)], ordered[min(below, len(ordered) - 1)]
    return round(float(low + high) / 2, 3)


LeftOut = Literal["scenario", "writer"]
"""What is kept from the fit that scores it: every scenario in turn, or every writer."""


def leave_out(  # noqa: PLR0913 - three that measure otherwise what is measured
    rated: Sequence[RatedNote],
    rubric: Rubric,
    tell: Callable[[str], Any] = lambda _: None,
    *,
    by: LeftOut = "scenario",
    also: Sequence[RatedNote] = (),
    words_alone: bool = False,
) -> Agreement:
    """Agreement on every scenario, or writer, by weights that were fitted without it.

    `tell` gets each name. Notes of `also` are fitted on and not measured. A scenario of a writer
    left out is left out whole, whoever else wrote to it. `words_alone` measures on the notes with
    their cards hidden. Raises RatedError where there is nobody else to fit on.
    """
    _complain_of_nameless(rated, by)
    pairs = []
    measured = WORDS_ALONE if words_alone else 1.0
    seen, more = samples(rated, rubric), samples(also, rubric)
    for name in sorted({_group(sample, by) for sample in seen}):
        tell(name)
        apart = [sample for sample in seen if _group(sample, by) == name]
        others = fit(_without(apart, (*seen, *more), by), rubric)
        pairs += [
            LevelPair(
                sample.scenario,
                sample.levels,
                levels(sample.signs, rubric, others),
                sample.writer,
            )
            for sample in apart
            if sample.counts == measured
        ]
    found = [frozenset(score_rated(note, rubric).flags) for note in rated]
    return compare(pairs, len(rated) - len(pairs), flag_counts(rated, found))


def _group(sample: Sample, by: LeftOut) -> str:
    return sample.scenario if by == "scenario" else sample.writer


def _without(apart: Sequence[Sample], every: Sequence[Sample], by: LeftOut) -> list[Sample]:
    """The samples that share neither group nor scenario with those set apart."""
    scenarios = {sample.scenario for sample in apart}
    groups = {_group(sample, by) for sample in apart}
    return [
        sample
        for sample in every
        if sample.scenario not in scenarios and _group(sample, by) not in groups
    ]


def _complain_of_nameless(rated: Sequence[RatedNote], by: LeftOut) -> None:
    nameless = [note.id for note in rated if not note.writer]
    if by == "writer" and nameless:
        raise RatedError(f"{nameless[0]}: source is missing; say who wrote each note to measure")


def refit(
    rated: Sequence[RatedNote], rubric: Rubric, fitted: str, raters: str
) -> tuple[Weights, Agreement]:
    """Weights fitted to all notes, dated `fitted`, with their agreement on scenarios left out."""
    apart = leave_out(rated, rubric)
    criteria = fit(samples(rated, rubric), rubric)
    text = "\n".join(
        sorted(f"{note.id}\t{note.note}\t{sorted(note.levels.items())}" for note in rated)
    )
    weights = Weights(
        fitted=fitted,
        data=hashlib.sha256(text.encode()).hexdigest()[:16],
        notes=apart.notes,
        scenarios=apart.scenarios,
        raters=raters,
        standard_error=round(apart.standard_error, 1),
        correlation=_measured(apart.correlation),
        middle_third=_measured(apart.middle_third),
        criteria={
            criterion: criteria[criterion].model_copy(
                update={"kappa": _measured(apart.kappa[criterion])}
            )
            for criterion in CRITERIA
        },
    )
    return weights, apart


def _measured(figure: Figure) -> Measured | None:
    if figure.value is None:
        return None
    ends = (None if end is None else round(end, 3) for end in (figure.low, figure.high))
    low, high = ends
    return Measured(value=round(figure.value, 3), low=low, high=high)
