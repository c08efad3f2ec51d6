"""A participant's own canvas and own people: cards made from what they say, for the scorer.

The canvas is who the participant is ("clarify your story and value"); an own person is somebody
they really want to write to, with what they know of them as free text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ccc.content.models import Card

OWN = "own:"
"""What the scenario id of an own person begins with; no file in `content/scenarios` can be so."""

LONGEST_FACT = 200
MOST_FACTS = 12


@dataclass(frozen=True)
class Canvas:
    """The answers to the canvas's questions, by question id; questions left open are absent."""

    answers: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered yet."""
        return not any(answer.strip() for answer in self.answers.values())


@dataclass(frozen=True)
class NewOwnPerson:
    """Somebody of the participant's own, about to be kept; `known` is free text."""

    name: str
    headline: str
    situation: str
    known: str


@dataclass(frozen=True)
class OwnPerson:
    """Somebody of the participant's own, as they were kept."""

    id: int
    name: str
    headline: str
    situation: str
    known: str
    since: datetime

    @property
    def scenario_id(self) -> str:
        """The id under which drafts, goals and attempts to them are kept."""
        return f"{OWN}{self.id}"


@dataclass(frozen=True)
class Occasion:
    """What the scorer and the pages need of a scenario, for an own person too."""

    id: str
    title: str
    situation: str
    sender: Card
    recipient: Card


def own_id(scenario_id: str) -> int | None:
    """The id of the own person behind a scenario id, or None for a shipped scenario."""
    number = scenario_id.removeprefix(OWN)
    if not scenario_id.startswith(OWN) or not (number.isascii() and number.isdigit()):
        return None
    return int(number) if len(number) < 10 else None


_BULLET = re.compile(r"^\s*(?:[-*•–—·]|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-z])")


def facts_in(text: str) -> tuple[str, ...]:
    """Free text as facts: one a line, or one a sentence; at most twelve of 200 characters each."""
    lines = [_BULLET.sub("", line).strip() for line in text.splitlines()]
    parts = [part for line in lines for part in _SENTENCE.split(line)]
    found = [" ".join(part.split()).rstrip(".;")[:LONGEST_FACT].strip() for part in parts]
    return tuple(dict.fromkeys(fact for fact in found if any(map(str.isalnum, fact))))[:MOST_FACTS]


def sender_card(nickname: str, canvas: Canvas, headline: str = "who") -> Card:
    """The participant's own card: one line as the headline, every other answer as facts."""
    facts = [
        fact
        for question, answer in canvas.answers.items()
        if question != headline
        for fact in facts_in(answer)
    ]
    line = " ".join(canvas.answers.get(headline, "").split())[:LONGEST_FACT]
    return Card(name=_line(nickname) or "Me", headline=line, facts=tuple(dict.fromkeys(facts)))


def recipient_card(person: OwnPerson) -> Card:
    """The own person's card: what is known of them, as facts."""
    return Card(
        name=_line(person.name) or "Somebody",
        headline=_line(person.headline),
        facts=facts_in(person.known),
    )


def occasion_of(person: OwnPerson, sender: Card) -> Occasion:
    """A note to an own person, as something the scorer can judge."""
    recipient = recipient_card(person)
    return Occasion(person.scenario_id, recipient.name, person.situation, sender, recipient)


def other_own_people(people: Sequence[OwnPerson], person: OwnPerson) -> tuple[Card, ...]:
    """The cards of all own people but this one, for the swap test."""
    return tuple(recipient_card(one) for one in people if one.id != person.id)


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_FACT]
