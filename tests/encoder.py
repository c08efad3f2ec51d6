"""An encoder made by hand: a model card with made-up figures, and networks that read nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ccc.content.encoder import Blend, EncoderFiles, FaultBlend, Figures, MarkThresholds, ModelCard
from ccc.content.ids import CRITERIA, REPLY_CHECKS, REPLY_FAULTS, CriterionId
from ccc.content.rubric import Rubric
from ccc.content.weights import Measured
from ccc.scoring import Assessment
from ccc.scoring.chances import Chances, level_of

_BLEND = Blend(slope=1, rules=1, shift=0)
_FAULT_BLEND = FaultBlend(slope=1, rules=1, shift=0, others=0)

KAPPA: Mapping[CriterionId, float] = dict(
    zip(CRITERIA, (0.83, 0.79, 0.58, 0.82, 0.70), strict=True)
)
RULES: Mapping[CriterionId, float | None] = dict(
    zip(CRITERIA, (0.59, 0.67, 0.43, None, 0.61), strict=True)
)

FIGURES = Figures(
    notes=784,
    kappa={
        name: Measured(value=kappa, low=kappa - 0.05, high=kappa + 0.04)
        for name, kappa in KAPPA.items()
    },
    gap=dict.fromkeys(CRITERIA, 0.0),
    rules=dict(RULES),
    correlation=Measured(value=0.87, low=0.85, high=0.89),
    middle_third=Measured(value=0.58, low=0.48, high=0.65),
    standard_error=13.6,
    by_writer={"h": dict(KAPPA), "j": dict.fromkeys(CRITERIA)},
)

CARD = ModelCard(
    made="2026-11-29",
    base="a-small-base",
    licence="Apache-2.0",
    source="https://example.org/a-small-base",
    data="0123456789abcdef",
    notes=6237,
    replies=1444,
    raters="nobody; these figures are made up",
    left_out="By hand.",
    cannot=("It knows English alone.", "It cannot tell what is true."),
    files={},
    levels=dict.fromkeys(CRITERIA, (_BLEND, _BLEND, _BLEND)),
    flags={},
    checks=dict.fromkeys(REPLY_CHECKS, (_BLEND, _BLEND)),
    faults=dict.fromkeys(REPLY_FAULTS, _FAULT_BLEND),
    fault_from=0.4,
    marks=MarkThresholds(earns=dict.fromkeys(CRITERIA, 0.5), costs=dict.fromkeys(CRITERIA, 0.5)),
    margin=1.3,
    figures={"notes": FIGURES.model_copy(update={"standard_error": 11.9}), "voices": FIGURES},
    calibration=dict.fromkeys(CRITERIA, 0.01),
    mark_agreement=dict.fromkeys(CRITERIA, (0.62, 0.31)),
)


def with_card(rubric: Rubric, card: ModelCard = CARD) -> Rubric:
    """The rubric with an encoder that has this card; its networks cannot be loaded."""
    files = EncoderFiles("by hand", card, Path())
    return rubric.model_copy(update={"encoder": files})


def with_rules_alone(rubric: Rubric) -> Rubric:
    """The rubric as it is where no encoder is shipped."""
    return rubric.model_copy(update={"encoder": None})


SURE: Chances = (1.0, 1.0, 0.0)
"""Of a note that is clear, and of nothing else."""

UNSURE: Chances = (1.0, 0.55, 0.0)
"""Of a note that lies between vague and clear."""


def with_chances(
    assessment: Assessment, margin: float | None = 8.6, **chances: Chances
) -> Assessment:
    """The assessment as an encoder would have given it; clear in all that is not named."""
    every = {name: chances.get(name, SURE) for name in CRITERIA}
    levels = {name: level_of(found) for name, found in every.items()}
    return replace(assessment, levels=levels, chances=every, margin=margin)
