"""A participant's own canvas and own people: cards made from what they say, for the scorer.

The canvas is who the participant is ("clarify your story and value"); an own person is somebody
they really want to write to, with what they know of them as free text.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ccc.content.canvas import HEADLINE, LONGEST_HEADLINE, Question
from ccc.content.ids import OWN
from ccc.content.scenarios import Card
from ccc.practice.profile_noise import split_noise

LONGEST_FACT = 200
MOST_FACTS = 12
"""The scorer reads this many facts of one text, so that a card stays a card."""

MOST_PEOPLE = 50
"""People of one's own that are kept at once."""


@dataclass(frozen=True)
class Canvas:
    """The answers to the canvas's questions, by question id; questions left open are absent."""

    answers: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered yet."""
        return not any(answer.strip() for answer in self.answers.values())

    def with_answer(self, question_id: str, answer: str, order: Sequence[Question]) -> Canvas:
        """The canvas with one answer changed, in the order of the questions.

        Answers to questions that are no longer asked stay, behind the others.
        """
        answers = {**self.answers, question_id: answer.strip()}
        ids = dict.fromkeys([*(question.id for question in order), *answers])
        return Canvas({id_: answers[id_] for id_ in ids if answers.get(id_)})


@dataclass(frozen=True)
class NewOwnPerson:
    """Somebody of the participant's own, about to be kept; `known` is free text."""

    name: str
    headline: str
    situation: str
    known: str


LONGEST: Mapping[str, int] = {
    "name": 80,
    "headline": LONGEST_HEADLINE,
    "situation": 500,
    "known": 2000,
}
"""Most characters of each thing that is kept of an own person."""


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

    def changed(self, field: str, text: str) -> NewOwnPerson:
        """What is known of them, with one field (a key of LONGEST) changed."""
        known = {name: getattr(self, name) for name in LONGEST}
        return NewOwnPerson(**{**known, field: text.strip()})


@dataclass(frozen=True)
class OwnScenario:
    """What the scorer and the pages need of a scenario, for an own person too."""

    id: str
    situation: str
    sender: Card
    recipient: Card


_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060\u2066-\u2069\ufeff]"  # controls, turns of text
)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_BULLET = re.compile(r"^\s*(?:(?:[-*•–—·▪◦‣]|\d{1,2}[.)])\s+)+")
_SENTENCE = re.compile(r"""(?<=[.!?;…])["”’»)\]]*\s+(?=["“‘«(\[]?[^\W\d_a-z])""")
_STOP = re.compile(r"(?<!\.[^\W\d_])[.;]+\Z")  # but not the last one of "3 a.m."
_ABBREVIATED = re.compile(
    r"(?:^|[\s(.])(?:[^\W\d_]|Dr|Prof|Mr|Mrs|Ms|St|Mt|vs|cf|ca|approx)\.\Z", re.IGNORECASE
)


def facts_in(text: str) -> tuple[str, ...]:
    """Free text as facts, one a line or a sentence: MOST_FACTS of LONGEST_FACT at most."""
    return every_fact_in(text)[:MOST_FACTS]


def every_fact_in(text: str) -> tuple[str, ...]:
    """All facts of a text, also those beyond MOST_FACTS; a longer one goes on in the next.

    What a pasted profile page says of itself is none; `noise_in` tells it.
    """
    lines, _ = split_noise(text)
    sentences = [part for line in lines for part in _sentences(_BULLET.sub("", line))]
    facts = [fact for sentence in sentences for fact in _pieces(sentence)]
    return tuple(dict.fromkeys(fact for fact in facts if any(map(str.isalnum, fact))))


def noise_in(text: str) -> tuple[str, ...]:
    """The lines of a text that are no facts, for they stand on everybody's profile page."""
    return split_noise(text)[1]


def _sentences(line: str) -> list[str]:
    """A line cut between sentences, but not behind an abbreviation or an initial."""
    parts, start = [], 0
    for end in _SENTENCE.finditer(line):
        if not _ABBREVIATED.search(line[max(0, end.start() - 10) : end.start()]):
            parts.append(line[start : end.end()])
            start = end.end()
    return [*parts, line[start:]]


def _pieces(sentence: str) -> list[str]:
    """A sentence without its stop, in pieces that are short enough, cut between words."""
    whole = _STOP.sub("", _in_one_line(sentence))
    return textwrap.wrap(whole, LONGEST_FACT, break_on_hyphens=False)


def sender_card(nickname: str, canvas: Canvas) -> Card:
    """The participant's own card: one line as the headline, every other answer as facts."""
    facts = [
        fact
        for question, answer in canvas.answers.items()
        if question != HEADLINE
        for fact in facts_in(answer)
    ]
    return Card(
        name=_line(nickname) or "Me",
        headline=_line(canvas.answers.get(HEADLINE, "")),
        facts=tuple(dict.fromkeys(facts)),
    )


def recipient_card(person: OwnPerson) -> Card:
    """The own person's card: what is known of them, as facts."""
    return Card(
        name=_line(person.name) or "Somebody",
        headline=_line(person.headline),
        facts=facts_in(person.known),
    )


def own_scenario(person: OwnPerson, sender: Card) -> OwnScenario:
    """A note to an own person, as something the scorer can judge."""
    recipient = recipient_card(person)
    return OwnScenario(person.scenario_id, person.situation, sender, recipient)


def other_own_people(people: Sequence[OwnPerson], scenario_id: str) -> tuple[Card, ...]:
    """The cards of all own people but the one of this scenario id, for the swap test."""
    return tuple(recipient_card(person) for person in people if person.scenario_id != scenario_id)


def _line(text: str) -> str:
    return _in_one_line(text)[:LONGEST_FACT].strip()


def _in_one_line(text: str) -> str:
    """The text without controls and overrides of direction, which would be invisible in a card."""
    return " ".join(_UNSEEN.sub(" ", _HALF_CHARACTER.sub("\ufffd", text)).split())
