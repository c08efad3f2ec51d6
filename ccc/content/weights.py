"""How much each sign counts towards each criterion's level: fitted figures, kept as content."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from ccc.content.base import Line, Model, Text
from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.yaml_file import yaml_text


class Measured(Model):
    """A figure of agreement with its 95 % interval, measured on scenarios left out of the fit."""

    value: float = Field(ge=-1, le=1)
    low: float | None = Field(default=None, ge=-1, le=1)
    high: float | None = Field(default=None, ge=-1, le=1)


class CriterionWeights(Model):
    """One criterion: a note's sum of `signs` is compared with three rising `cuts`."""

    cuts: tuple[float, float, float] = Field(description="From here on level 1, 2 and 3.")
    signs: dict[str, float] = Field(min_length=1, description="Weight of each sign, by name.")
    kappa: Measured | None = Field(
        default=None, description="Quadratic weighted kappa on scenarios left out of the fit."
    )

    @cached_property
    def ordered(self) -> tuple[tuple[str, ...], tuple[float, ...]]:
        """Names and weights by name: the order they are added up in, the same on every machine."""
        names = tuple(sorted(self.signs))
        return names, tuple(self.signs[name] for name in names)

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if not self.cuts[0] <= self.cuts[1] <= self.cuts[2]:
            raise ValueError(f"cuts {self.cuts} do not rise; sort them")
        return self


class Weights(Model):
    """The fitted weights of all criteria, with the date and data of the fit."""

    fitted: Line = Field(description="Date of the fit, ISO.")
    data: Line = Field(description="First 16 digits of the SHA-256 of the rated notes used.")
    notes: int = Field(ge=0)
    scenarios: int = Field(ge=0)
    raters: Text = Field(description="Who rated the notes.")
    standard_error: float = Field(
        gt=0, description="Typical gap between this score and the raters', in points of 100."
    )
    correlation: Measured | None = Field(
        default=None, description="Of the sum of levels with the raters', scenarios left out."
    )
    middle_third: Measured | None = Field(
        default=None, description="The same among notes neither good nor bad."
    )
    criteria: dict[CriterionId, CriterionWeights]

    @model_validator(mode="after")
    def _all_criteria(self) -> Self:
        missing = [criterion for criterion in CRITERIA if criterion not in self.criteria]
        if missing:
            raise ValueError(f"criteria lacks {', '.join(missing)}; add them")
        return self


_HEADER = """\
# Fitted, not typed: how much each sign of a note counts towards each criterion's level.
# A level is reached when the weighted sum of the signs reaches its cut. The figures of agreement
# were measured on scenarios left out of the fit, with 95 % intervals.
"""


def weights_yaml(weights: Weights) -> str:
    """The weights as a readable YAML file, the heaviest signs first."""
    data = weights.model_dump(mode="json")
    for criterion in data["criteria"].values():
        by_weight = sorted(criterion["signs"].items(), key=lambda sign: (-abs(sign[1]), sign[0]))
        criterion["signs"] = dict(by_weight)
    return _HEADER + yaml_text(data, in_lines=False)
