"""What a coach edits about connecting or following: signs, their points and their why."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from ccc.content.base import Line, Model, Text, hash_of
from ccc.content.checks import Phrases

Place = Literal["sender", "recipient", "situation"]
"""Whose card, or the situation, a sign is looked for in."""

COMPUTED = ("answers-need", "shared-thing")
"""Signs that lie between the two cards, which no phrase can find; they have points all the same."""


class DecisionSign(Phrases):
    """Words on a card or in the situation that speak for connecting or for following."""

    kind: Literal["phrases"] = "phrases"
    where: tuple[Place, ...] = Field(min_length=1)
    speaks_for: Literal["connect", "follow"]
    overruled_by: tuple[str, ...] = Field(
        default=(), description="Signs in whose presence this one no longer counts."
    )

    @model_validator(mode="after")
    def _one_purpose(self) -> Self:
        given = (self.criterion, self.flag, self.level, self.roles or None)
        if any(value is not None for value in given):
            raise ValueError("criterion, flag, level and roles are for notes; remove them")
        return self


class DecisionRules(Model):
    """`content/decision_signs.yaml`: all signs, and the points by which they are weighed."""

    fitted: Line = Field(description="Date of the fit, ISO.")
    data: Text = Field(description="Which rated decisions the points were fitted to.")
    start: float = Field(description="The sum without any sign; above 0 means connect.")
    points: dict[str, float] = Field(description="Points of each sign, by id.")
    whys: dict[str, Line] = Field(description="The why of the signs between the two cards.")
    signs: tuple[DecisionSign, ...]

    @field_validator("whys")
    @classmethod
    def _every_why(cls, whys: dict[str, str]) -> dict[str, str]:
        if sorted(whys) != sorted(COMPUTED):
            raise ValueError(f"whys are for {', '.join(COMPUTED)}; give each of them once")
        return whys

    @model_validator(mode="after")
    def _every_sign_has_points(self) -> Self:
        ids = [*COMPUTED, *(sign.id for sign in self.signs)]
        if len(set(ids)) < len(ids):
            raise ValueError("two signs have one id; rename one")
        wrong = [s.id for s in self.signs if self.points.get(s.id, 0) * self.direction(s.id) < 0]
        if wrong:
            raise ValueError(f"points of {', '.join(wrong)} go against speaks_for; turn them round")
        if sorted(ids) != sorted(self.points):
            odd = sorted(set(ids) ^ set(self.points))
            raise ValueError(f"points and signs differ in {', '.join(odd)}; give both or neither")
        return self

    def direction(self, sign_id: str) -> int:
        """1 for a sign that speaks for connecting, -1 for one that speaks for following."""
        for sign in self.signs:
            if sign.id == sign_id:
                return 1 if sign.speaks_for == "connect" else -1
        return 1

    @cached_property
    def hash(self) -> str:
        """The same for the same signs and points alone."""
        return hash_of(self)

    def __hash__(self) -> int:
        """Hash by content, worked out once."""
        return hash(self.hash)
