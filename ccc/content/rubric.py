"""The written rubric, as frozen and validated types, with the checks and weights that apply it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from ccc.content.base import Line, Model, Text, each_once, hash_of
from ccc.content.checks import Check
from ccc.content.encoder import EncoderFiles
from ccc.content.ids import CRITERIA, FLAGS, CriterionId, FlagId, Role
from ccc.content.weights import Measured, Weights

FIT_TO_SHOW = 0.70
"""Least quadratic weighted kappa at which a testing house lets a score be shown as a number."""


WELCOME = 70
"""From this score on a note is welcome at the table."""


class Level(Model):
    """One of a criterion's four levels: its name and what a thoughtful recipient concludes."""

    name: Line
    descriptor: Text


class Criterion(Model):
    """One thing that a note is judged on."""

    id: CriterionId
    name: Line
    question: Text
    weight: float = Field(gt=0, allow_inf_nan=False)
    levels: tuple[Level, Level, Level, Level]


class Flag(Model):
    """A fact about a note: when it holds, what it caps the score at, what to tell the writer."""

    id: FlagId
    name: Line
    when: Text
    cap: int | None = Field(
        default=None, ge=0, le=100, description="Highest score; null means not scored at all."
    )
    say: Text


class Band(Model):
    """A range of scores with a name; it reaches up to the next band."""

    id: str
    name: Line
    starts: int = Field(ge=0, le=100)


class Limit(Model):
    """How long a note may be on some kind of account, with the date and source of that claim."""

    id: str
    name: Line
    characters: int = Field(ge=1)
    source: Text
    as_of: Line


class Rubric(Model):
    """The written rubric, and the checks and weights by which the scorer applies it."""

    id: str
    title: Line
    source: Text
    criteria: tuple[Criterion, ...]
    flags: tuple[Flag, ...]
    bands: tuple[Band, ...] = Field(min_length=1)
    limits: tuple[Limit, ...] = Field(min_length=1)
    default_limit: str
    weak_spots: tuple[Text, ...] = Field(
        default=(), description="What the scorer is known to get wrong, each in a sentence."
    )
    disagree: Text = Field(description="What to do when you think the score is wrong.")
    checks: tuple[Check, ...] = Field(default=(), description="From content/checks/*.yaml.")
    weights: Weights = Field(description="From content/weights.yaml.")
    encoder: SkipJsonSchema[EncoderFiles | None] = Field(
        default=None, exclude=True, description="From content/encoder/, where there is one."
    )

    @field_validator("criteria")
    @classmethod
    def _each_criterion_once(cls, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        each_once("criterion", (criterion.id for criterion in criteria), CRITERIA)
        return tuple(sorted(criteria, key=lambda criterion: CRITERIA.index(criterion.id)))

    @field_validator("flags")
    @classmethod
    def _each_flag_once(cls, flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
        each_once("flag", (flag.id for flag in flags), FLAGS)
        return flags

    @field_validator("bands")
    @classmethod
    def _bands_cover(cls, bands: tuple[Band, ...]) -> tuple[Band, ...]:
        starts = [band.starts for band in bands]
        if starts[0] != 0:
            raise ValueError(f"the first band starts at {starts[0]}; let it start at 0")
        if starts != sorted(set(starts)):
            raise ValueError(f"bands start at {starts}, which does not rise; sort them")
        each_once("band", (band.id for band in bands))
        return bands

    @field_validator("limits")
    @classmethod
    def _limits_once(cls, limits: tuple[Limit, ...]) -> tuple[Limit, ...]:
        each_once("limit", (limit.id for limit in limits))
        return limits

    @field_validator("checks")
    @classmethod
    def _checks_in_order(cls, checks: tuple[Check, ...]) -> tuple[Check, ...]:
        each_once("check", (check.id for check in checks))
        return tuple(sorted(checks, key=lambda check: check.id))

    @model_validator(mode="after")
    def _default_is_a_limit(self) -> Self:
        known = [limit.id for limit in self.limits]
        if self.default_limit not in known:
            raise ValueError(
                f"default_limit {self.default_limit!r} is not a limit; name one of {known}"
            )
        return self

    def criterion(self, criterion_id: CriterionId) -> Criterion:
        """The criterion of that id."""
        return next(criterion for criterion in self.criteria if criterion.id == criterion_id)

    @cached_property
    def signs(self) -> Mapping[str, Check]:
        """The checks for criteria by id, each of which is a sign of a note."""
        return {check.id: check for check in self.checks if check.criterion}

    def ids_with(self, role: Role) -> tuple[str, ...]:
        """The ids of the checks that find words of that role."""
        return self.ids_by_role.get(role, ())

    @cached_property
    def ids_by_role(self) -> Mapping[Role, tuple[str, ...]]:
        """The ids of the checks that find words of each role that any of them has."""
        found: dict[Role, tuple[str, ...]] = {}
        for check in self.checks:
            for role in check.roles:
                found[role] = (*found.get(role, ()), check.id)
        return found

    def flag(self, flag_id: FlagId) -> Flag:
        """The flag of that id."""
        return next(flag for flag in self.flags if flag.id == flag_id)

    def shows_number(self, criterion_id: CriterionId) -> bool:
        """Whether the scorer agrees with raters well enough on it to show a number."""
        kappa = self.kappa(criterion_id)
        return kappa is not None and kappa.value >= FIT_TO_SHOW

    def kappa(self, criterion_id: CriterionId) -> Measured | None:
        """How far whoever judges the notes agrees with raters: with an encoder, both judges."""
        if self.encoder is not None:
            return self.encoder.card.measured.kappa.get(criterion_id)
        return self.weights.criteria[criterion_id].kappa

    @property
    def standard_error(self) -> float:
        """The typical gap between a score and the raters', in points of 100."""
        return (self.encoder.card.measured if self.encoder else self.weights).standard_error

    @property
    def exact_weights(self) -> Mapping[CriterionId, int | Fraction]:
        """Each criterion's weight as an exact number, so that rounding is the same everywhere."""
        return _exact(tuple((criterion.id, criterion.weight) for criterion in self.criteria))

    def band_for(self, score: int) -> Band:
        """The band that a score of 0–100 falls into."""
        return next(band for band in reversed(self.bands) if band.starts <= score)

    def band_name(self, score: int) -> str:
        """The name of the band that a score of 0–100 falls into."""
        return self.band_for(score).name

    @property
    def limit(self) -> Limit:
        """The limit that holds unless another account is chosen."""
        return next(limit for limit in self.limits if limit.id == self.default_limit)

    @cached_property
    def hash(self) -> str:
        """The same for all of it alone: another hash, another ruler."""
        return hash_of(self, self.encoder.version if self.encoder else "")


@lru_cache(maxsize=8)
def _exact(
    weights: tuple[tuple[CriterionId, float], ...],
) -> Mapping[CriterionId, int | Fraction]:
    exact = {criterion_id: Fraction(weight) for criterion_id, weight in weights}
    return {name: w.numerator if w.denominator == 1 else w for name, w in exact.items()}
