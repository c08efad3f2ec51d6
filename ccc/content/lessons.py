"""What a coach edits, as frozen and validated types: lessons and scenarios.

One YAML file is one model; unknown keys are refused; a file's stem is the id. The rubric
is in `rubric.py`, the scorer's checks are in `checks.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from ccc.content.ids import CRITERIA as CRITERIA  # noqa: PLC0414 - offered here as well
from ccc.content.ids import CriterionId as CriterionId  # noqa: PLC0414
from ccc.content.ids import FlagId as FlagId  # noqa: PLC0414

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A short single line."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text of any length that is not empty."""


class Model(BaseModel):
    """Base of all content: frozen, and a key nobody knows is a fault rather than a silent typo."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- people and scenarios ---------------------------------------------------------------------


class Card(Model):
    """A short profile: who somebody is, as far as the note's writer can know."""

    name: Line
    headline: str = ""
    facts: tuple[Line, ...] = ()


def with_facts(fewest: int, most: int) -> AfterValidator:
    """A card with that many facts: enough to write from, few enough to read."""

    def counted(card: Card) -> Card:
        if not fewest <= len(card.facts) <= most:
            raise ValueError(f"facts are {len(card.facts)}; give {fewest} to {most}")
        return card

    return AfterValidator(counted)


class Scenario(Model):
    """A person to write to: the situation and the two cards."""

    id: str
    title: Line
    situation: Text
    sender: Annotated[
        Card, with_facts(3, 5), Field(description="Who the participant is here: 3–5 facts.")
    ]
    recipient: Annotated[Card, with_facts(4, 6), Field(description="Who they write to: 4–6 facts.")]
    country: Line
    sector: Line
    trains: CriterionId | None = Field(
        default=None, description="The move this scenario is a good exercise for."
    )
    reserved: bool = Field(
        default=False, description="Kept for first drafts to new people; lessons may not use it."
    )
    best: Literal["connect", "follow"] = "connect"
    gift: int | None = Field(
        default=None,
        description="The sender's fact the recipient can use, counted from 1; advice names it.",
    )
    why: Text = Field(description="Why connecting, or following, is the right move here.")

    @field_validator("gift")
    @classmethod
    def _is_a_fact(cls, gift: int | None, others: ValidationInfo) -> int | None:
        if gift is None:
            return None
        if others.data.get("best") == "follow":
            raise ValueError(f"is {gift}, but the best move is to follow; remove it")
        sender = others.data.get("sender")
        if sender and not 1 <= gift <= len(sender.facts):
            facts = len(sender.facts)
            raise ValueError(
                f"is {gift}, but the sender has facts 1 to {facts}; write one of these"
            )
        return gift


# --- lessons ----------------------------------------------------------------------------------


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


class Practice(Model):
    """The way from a lesson into practice: a scenario that trains just this move."""

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
    practice: Practice
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
