"""Weights from rated notes: a ridge regression that keeps to the direction each sign may count in.

Pure functions; numpy is imported only when something is fitted. Each note is seen twice, with its
two cards and, at half weight, by its words alone, so that the weights serve both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.weights import CriterionWeights, Measured, Weights
from ccc.scoring.agreement import Agreement, Figure, Pair, compare, flag_counts
from ccc.scoring.flags import flags
from ccc.scoring.levels import levels
from ccc.scoring.looking import look
from ccc.scoring.rated import RatedNote
from ccc.scoring.score import score
from ccc.scoring.signs import SIGNS, signs
from ccc.scoring.text import characters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ccc.content.rubric import Rubric

    Array = NDArray[np.float64]

SHRINK = 8.0
"""How strongly weights are drawn to nought, in notes; 1 to 16 made no difference that mattered."""

WORDS_ALONE = 0.5
"""What a note without its cards counts for, beside the same note with them."""

Direction = Literal["up", "down", "either", "none"]

_DOWN = frozenset(
    {
        "pitch",
        "unreadable",
        "default_text",
        "placeholder",
        "short",
        "tie+only-theirs",
        "offer+anyone",
    }
)
_EITHER = frozenset({"no-recipient", "no-sender"})
_ONLY: Mapping[str, frozenset[str]] = {
    sign: frozenset(criteria.split())
    for sign, criteria in {
        "their-fact": "reason common_ground personal",
        "their-facts": "common_ground personal",
        "their-need": "reason value",
        "their-source": "reason context personal",
        "their-headline": "personal",
        "my-fact": "context common_ground value",
        "my-facts": "context common_ground value",
        "my-headline": "context common_ground",
        "shared-thing": "common_ground",
        "shared-background": "common_ground",
        "name": "context personal",
        "signed": "context",
        "specific": "reason context value personal",
        "specific-no-card": "context common_ground personal",
        "you+specific": "reason context personal",
        "your-rare": "reason context personal",
        "proper": "context common_ground personal",
        "figure": "context value personal",
        "situation": "context personal",
        "job": "context common_ground",
        "thing": "value",
        "question": "reason",
        "short": "reason context personal",
        "you-and-i": "common_ground",
        "default_text": "reason personal",
        "offer+need": "reason value",
        "offer+my-fact": "value",
        "offer+their-fact": "reason value",
        "offer+thing": "value",
        "offer+anyone": "value personal",
        "offer+specific": "reason value",
        "tie+shared-thing": "common_ground",
        "tie+my-fact": "common_ground",
        "tie+specific": "common_ground",
        "tie+role": "common_ground",
        "tie+only-theirs": "common_ground",
        "source+role": "context",
        "source+their-fact": "context personal",
    }.items()
}
"""Signs that may speak to some criteria only: signing a note, say, is no gift to its reader."""

_ALSO = {("context-referral", "common_ground"), ("context-referral-name", "common_ground")}


def direction(sign: str, criterion: CriterionId, rubric: Rubric) -> Direction:
    """Which way a sign may count for a criterion.

    A check counts up for its own criterion; one of level 1 either way, as it helps a blank note and
    costs a strong one; one of level 0 or 1 may cost any other criterion.
    """
    check = next((one for one in rubric.checks if one.id == sign and one.criterion), None)
    if check is None:
        if criterion not in _ONLY.get(sign, CRITERIA):
            return "none"
        return "down" if sign in _DOWN else "either" if sign in _EITHER else "up"
    if check.criterion != criterion:
        return "up" if (sign, criterion) in _ALSO else "down" if (check.level or 0) < 2 else "none"
    return ("down", "either", "up", "up")[check.level or 0]


@dataclass(frozen=True)
class Sample:
    """One look at a rated note: its signs, the raters' levels, and what it counts for."""

    scenario: str
    signs: Mapping[str, float]
    levels: Mapping[CriterionId, int]
    counts: float


def samples(rated: Sequence[RatedNote], rubric: Rubric) -> tuple[Sample, ...]:
    """Two samples a note, with and without its cards; notes in another language are left out."""
    found = []
    for one in rated:
        if "other_language" not in one.flags:
            for cards in (True, False):
                seen = look(
                    one.note,
                    one.sender if cards else None,
                    one.recipient if cards else None,
                    one.situation if cards else "",
                    rubric,
                )
                given = signs(seen, flags(seen, characters(one.note), one.limit), rubric)
                counts = 1.0 if cards else WORDS_ALONE
                found.append(Sample(one.scenario, given, one.levels, counts))
    return tuple(found)


def fit(seen: Sequence[Sample], rubric: Rubric) -> dict[CriterionId, CriterionWeights]:
    """The weights and cuts of every criterion, fitted to these samples."""
    import numpy as np  # noqa: PLC0415 - scoring itself must not load numpy

    names = sorted({*SIGNS, *(check.id for check in rubric.checks if check.criterion)})
    given = np.array([[one.signs[name] for name in names] for one in seen])
    counts = np.array([one.counts for one in seen])
    found = {}
    for criterion in CRITERIA:
        wanted = np.array([one.levels[criterion] for one in seen], dtype=float)
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


def leave_out(
    rated: Sequence[RatedNote],
    rubric: Rubric,
    tell: Callable[[str], Any] = lambda _: None,
    *,
    words_alone: bool = False,
) -> Agreement:
    """Agreement on every scenario by weights that were fitted without it; `tell` gets each name.

    `words_alone` measures on the notes with their cards hidden.
    """
    pairs = []
    measured = WORDS_ALONE if words_alone else 1.0
    seen = samples(rated, rubric)
    covered = [one for one in rated if "other_language" not in one.flags]
    for scenario in sorted({one.scenario for one in covered}):
        tell(scenario)
        others = fit([one for one in seen if one.scenario != scenario], rubric)
        pairs += [
            Pair(scenario, one.levels, levels(one.signs, rubric, others))
            for one in seen
            if one.scenario == scenario and one.counts == measured
        ]
    found = [frozenset(_score(one, rubric).flags) for one in rated]
    return compare(pairs, len(rated) - len(covered), flag_counts(rated, found))


def _score(one: RatedNote, rubric: Rubric) -> Any:
    return score(
        one.note, sender=one.sender, recipient=one.recipient, limit=one.limit, rubric=rubric
    )


def refit(
    rated: Sequence[RatedNote], rubric: Rubric, fitted: str, raters: str
) -> tuple[Weights, Agreement]:
    """Weights fitted to all notes, dated `fitted`, with their agreement on scenarios left out."""
    apart = leave_out(rated, rubric)
    criteria = fit(samples(rated, rubric), rubric)
    text = "\n".join(sorted(f"{one.id}\t{one.note}\t{sorted(one.levels.items())}" for one in rated))
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
            one: criteria[one].model_copy(update={"kappa": _measured(apart.kappa[one])})
            for one in CRITERIA
        },
    )
    return weights, apart


def _measured(figure: Figure) -> Measured | None:
    if figure.value is None:
        return None
    ends = (None if end is None else round(end, 3) for end in (figure.low, figure.high))
    low, high = ends
    return Measured(value=round(figure.value, 3), low=low, high=high)
