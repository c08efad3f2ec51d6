"""One judge out of two: the rules' levels and the encoder's reading become chances, and levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.assessment import RULES
from ccc.scoring.chances import Chances, chance, falling, level_of, variance
from ccc.scoring.encoder.load import reader_of

if TYPE_CHECKING:
    from ccc.content.encoder import Blend
    from ccc.content.rubric import Rubric
    from ccc.scoring.annotation import Annotation
    from ccc.scoring.encoder.reader import Reading


@dataclass(frozen=True)
class Judged:
    """The levels (0–3), and with an encoder the chances they come from and the score's margin."""

    levels: Mapping[CriterionId, int]
    chances: Mapping[CriterionId, Chances] | None = None
    margin: float | None = None


def judge_in_use(rubric: Rubric) -> str:
    """Which judge gives the levels, and its version."""
    return RULES if rubric.encoder is None else f"encoder+rules {rubric.encoder.version}"


def reading_of(annotation: Annotation, rubric: Rubric) -> Reading | None:
    """What the encoder says of a note; None where there is no encoder, or no word to read."""
    if rubric.encoder is None or not annotation.note.words:
        return None
    return reader_of(rubric.encoder).read(
        annotation.note.plain, annotation.sender, annotation.recipient, annotation.situation
    )


def nothing_said(rubric: Rubric) -> Judged:
    """Of a note without a word: nought, and no doubt about it."""
    nought = dict.fromkeys(CRITERIA, 0)
    if rubric.encoder is None:
        return Judged(nought)
    return Judged(nought, dict.fromkeys(CRITERIA, (0.0, 0.0, 0.0)), 0.0)


def judge(
    rules: Mapping[CriterionId, int],
    reading: Reading | None,
    most: Mapping[CriterionId, int],
    rubric: Rubric,
) -> Judged:
    """Levels by both judges, or without an encoder by the rules alone.

    `most` is the highest level that the guards leave a criterion, for those that they hold.
    """
    if reading is None or rubric.encoder is None:
        return Judged({name: min(level, most.get(name, 3)) for name, level in rules.items()})
    card = rubric.encoder.card
    chances = {
        name: _chances(reading.logits(name), rules[name], card.levels[name], most.get(name, 3))
        for name in CRITERIA
    }
    levels = {name: level_of(found) for name, found in chances.items()}
    return Judged(levels, chances, round(card.margin * _margin(chances, rubric), 1))


def level_beside(
    annotation: Annotation,
    criterion: CriterionId,
    rules: int,
    rubric: Rubric,
) -> int:
    """The level of one criterion, of a note to somebody else; needs an encoder."""
    reading = reading_of(annotation, rubric)
    assert rubric.encoder is not None
    assert reading is not None
    blends = rubric.encoder.card.levels[criterion]
    return level_of(_chances(reading.logits(criterion), rules, blends, 3))


def _chances(logits: Sequence[float], rules: int, by: Sequence[Blend], most: int) -> Chances:
    found = [
        chance(logit, rules, blend) if number < most else 0.0
        for number, (logit, blend) in enumerate(zip(logits, by, strict=True))
    ]
    one, two, three = falling(found)
    return one, two, three


def _margin(chances: Mapping[CriterionId, Chances], rubric: Rubric) -> float:
    """The standard error of the score, in points of 100, as far as the chances alone tell it."""
    weights = rubric.exact_weights
    total = sum(weights.values())
    error = sum(
        float(weights[name] / total) ** 2 * variance(found) for name, found in chances.items()
    )
    return sqrt(error) * 100 / 3
