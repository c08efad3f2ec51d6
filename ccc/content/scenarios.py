"""Cards and scenarios: who writes to whom, and in which situation."""

from __future__ import annotations

from typing import Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from ccc.content.base import Line, Model, Text
from ccc.content.ids import CriterionId


class Card(Model):
    """A short profile: who somebody is, as far as the note's writer can know."""

    name: Line
    headline: str = ""
    facts: tuple[Line, ...] = ()


Occasion = Literal[
    "apply",
    "talk",
    "school-or-employer",
    "friends-tip",
    "shared-problem",
    "hire-or-buy",
    "page",
]
"""What brings two people together; no scenario's says whether to connect or to follow."""


def with_facts(fewest: int, most: int) -> AfterValidator:
    """A card with that many facts: enough to write from, few enough to read."""
    return AfterValidator(lambda card: _counted(card, fewest, most))


def _counted(card: Card, fewest: int, most: int) -> Card:
    if not fewest <= len(card.facts) <= most:
        wanted = f"{fewest} to {most}" if fewest < most else fewest
        raise ValueError(f"facts are {len(card.facts)}; give {wanted}")
    return card


FACTS = {"sender": (3, 5), "recipient": (4, 6)}
"""How many facts each card of a scenario has, at least and at most."""

FACTS_AT_A_GLANCE = (2, 2)
"""The same for the cards of the person to whom a stranger writes first."""


class Scenario(Model):
    """A person to write to: the situation and the two cards."""

    id: str
    situation: Text
    welcome_note: Text | None = Field(
        default=None,
        description="Makes this the person to whom a stranger writes first: a good note to them, "
        "shown beside the stranger's own. The two cards then have 2 facts each.",
    )
    sender: Card = Field(description="Who the participant is here: 3–5 facts.")
    recipient: Card = Field(description="Who they write to: 4–6 facts.")
    country: Line
    sector: Line
    trains: CriterionId | None = Field(
        default=None, description="The criterion this scenario is a good exercise for."
    )
    reserved: bool = Field(
        default=False, description="Kept for first drafts to new people; lessons may not use it."
    )
    best: Literal["connect", "follow"] = "connect"
    occasion: Occasion = Field(description="What brings the two together.")
    gift: int | None = Field(
        default=None,
        description="The sender's fact the recipient can use, counted from 1; advice names it.",
    )
    why: Text = Field(description="Why connecting, or following, is the right choice here.")

    @property
    def words(self) -> int:
        """How many words are read before the first one is written: the situation, both cards."""
        told = [self.situation]
        for card in (self.sender, self.recipient):
            told += [card.headline, *card.facts]
        return len(" ".join(told).split())

    @field_validator("sender", "recipient")
    @classmethod
    def _has_facts(cls, card: Card, others: ValidationInfo) -> Card:
        welcomes = others.data.get("welcome_note") is not None
        fewest, most = FACTS_AT_A_GLANCE if welcomes else FACTS[others.field_name or ""]
        return _counted(card, fewest, most)

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
