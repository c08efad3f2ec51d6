"""Lessons as frozen and validated types: telling, examples, a quick check, evidence, practice.

One YAML file is one lesson; unknown keys are refused; a file's stem is the id.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import (
    Field,
    field_validator,
    model_validator,
)

from ccc.content.base import Line, Model, Text
from ccc.content.ids import CriterionId
from ccc.content.scenarios import Card


class Pair(Model):
    """A weak note and a better one to the same person; both are scored when they are shown."""

    situation: Text
    sender: Card
    recipient: Card
    before: str = Field(description="The weak note; may be empty where the lesson is about blanks.")
    after: Text
    look_at: Text = Field(description="What changed, in a sentence or two.")


class Option(Model):
    """One answer to a quick check, with what it shows."""

    answer: Line
    right: bool = False
    because: Text


class QuickCheck(Model):
    """A question whose answers explain themselves; exactly one is right."""

    question: Text
    options: tuple[Option, ...] = Field(min_length=2, max_length=5)

    @model_validator(mode="after")
    def _one_right(self) -> Self:
        right = sum(option.right for option in self.options)
        if right != 1:
            raise ValueError(f"{right} options are marked right; mark exactly one")
        return self


class Source(Model):
    """Where a figure or a claim comes from."""

    title: Text
    year: int | None = None
    url: str | None = None


class EvidenceCard(Model):
    """How well a rule is supported, from what sample, and who disagrees."""

    claim: Text
    strength: Literal["strong", "some", "mixed", "weak", "none"]
    sample: Text
    disagrees: Text
    sources: tuple[Source, ...] = Field(min_length=1)


class PracticeLink(Model):
    """The way from a lesson into practice: a scenario that trains just what it teaches."""

    scenario: str
    say: Line = Field(description="The words on the button.")


class Lesson(Model):
    """One lesson: retold from the article, with examples, a check and its evidence."""

    id: str
    number: int = Field(ge=1)
    title: Line
    aim: Line
    criterion: CriterionId | None = Field(
        default=None, description="The criterion this lesson is about, if it is about one."
    )
    telling: tuple[Text, ...] = Field(
        min_length=1,
        description="Paragraphs, one a screen; 400 words in all at most.",
    )
    pairs: tuple[Pair, ...] = Field(min_length=2)
    check: QuickCheck
    evidence: EvidenceCard
    practice: PracticeLink
    credit: Text
    closing: Text | None = Field(
        default=None,
        description="An optional last line, for instance to the coach's own workshops.",
    )

    @field_validator("telling")
    @classmethod
    def _three_minutes(cls, telling: tuple[str, ...]) -> tuple[str, ...]:
        words = sum(len(paragraph.split()) for paragraph in telling)
        if words > 400:
            raise ValueError(f"telling has {words} words; keep it to 400, three minutes read aloud")
        return telling
