"""How much each sign counts towards each criterion's level: fitted figures, kept as content."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from ccc.content.models import CRITERIA, CriterionId, Line, Model, Text


class CriterionWeights(Model):
    """One criterion: a note's sum of `signs` is compared with three rising `cuts`."""

    cuts: tuple[float, float, float] = Field(description="From here on level 1, 2 and 3.")
    signs: dict[str, float] = Field(min_length=1, description="Weight of each sign, by name.")
    kappa: float | None = Field(
        default=None, ge=-1, le=1, description="Agreement on scenarios left out of the fit."
    )

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
    criteria: dict[CriterionId, CriterionWeights]

    @model_validator(mode="after")
    def _all_criteria(self) -> Self:
        missing = [criterion for criterion in CRITERIA if criterion not in self.criteria]
        if missing:
            raise ValueError(f"criteria lacks {', '.join(missing)}; add them")
        return self
