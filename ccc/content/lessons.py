"""Lessons as frozen and validated types: telling, examples, a quick check, evidence, practice.

One YAML file is one lesson; unknown keys are refused; a file's stem is the id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from string import ascii_uppercase
from typing import Literal, Self, get_args

from pydantic import (
    Field,
    field_validator,
    model_validator,
)

from ccc.content.base import Line, Model, Text
from ccc.content.ids import CriterionId
from ccc.content.scenarios import Card

WORDS_A_MINUTE = 200
MINUTES_A_CHECK = 0.5
"""How long it takes to choose an answer, its words among them."""


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

    @property
    def lettered(self) -> tuple[tuple[str, Option], ...]:
        """The options, each behind the letter by which a room chooses it, from A on."""
        return tuple(zip(ascii_uppercase, self.options, strict=False))

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


LessonPart = Literal["title", "story", "pairs", "check", "evidence", "practice"]
"""What a room can be shown of a lesson, by name."""

LESSON_PARTS: tuple[LessonPart, ...] = get_args(LessonPart)


@dataclass(frozen=True)
class LessonSlide:
    """What a room sees at once of a lesson; `number` counts its paragraphs or its pairs from 0."""

    shows: Literal[
        "title", "paragraph", "people", "notes", "marks", "check", "evidence", "practice"
    ]
    number: int = 0


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

    @property
    def parts(self) -> int:
        """How many parts it has on a page: the telling, each example, the check, the evidence."""
        return len(self.pairs) + 3

    def slides(self, parts: Sequence[LessonPart] = LESSON_PARTS) -> tuple[LessonSlide, ...]:
        """The slides of these parts, in the order of the parts.

        Of a pair a room first sees who they are, then both notes bare, so that it can be asked
        before it is told, and then what the scorer says of them.
        """
        return tuple(slide for part in parts for slide in self._slides_of(part))

    def _slides_of(self, part: LessonPart) -> Iterator[LessonSlide]:
        if part == "story":
            yield from (LessonSlide("paragraph", number) for number in range(len(self.telling)))
        elif part == "pairs":
            for number in range(len(self.pairs)):
                yield LessonSlide("people", number)
                yield LessonSlide("notes", number)
                yield LessonSlide("marks", number)
        else:
            yield LessonSlide(part)

    @property
    def minutes(self) -> float:
        """How long it takes to read, in whole minutes, and then to answer the quick check."""
        words = sum(len(text.split()) for text in self._read())
        return ceil(words / WORDS_A_MINUTE) + MINUTES_A_CHECK

    def _read(self) -> Iterator[str]:
        """All that is to be read without unfolding anything, but the check and the small print."""
        yield from (self.aim, *self.telling)
        for pair in self.pairs:
            yield from (pair.situation, pair.before, pair.after, pair.look_at)
        yield from (self.evidence.claim, self.closing or "")

    @field_validator("telling")
    @classmethod
    def _three_minutes(cls, telling: tuple[str, ...]) -> tuple[str, ...]:
        words = sum(len(paragraph.split()) for paragraph in telling)
        if words > 400:
            raise ValueError(f"telling has {words} words; keep it to 400, three minutes read aloud")
        return telling
