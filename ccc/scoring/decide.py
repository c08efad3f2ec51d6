"""Connect or follow: a few named signs on the two cards and in the situation, added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, cast

from ccc.scoring.cards import Part, overlap, profile
from ccc.scoring.checks.matcher import Matcher
from ccc.scoring.text.note import read, words_of

if TYPE_CHECKING:
    from ccc.content.decisions import DecisionRules, DecisionSign, Place
    from ccc.content.scenarios import Card

Choice = Literal["connect", "follow"]

_ONE_THING = 1.0
"""Two facts that share a telling word, or four everyday ones, speak of one thing."""


@dataclass(frozen=True)
class Decision:
    """The right move, and the words that decided it."""

    best: Choice
    why: str
    id: str | None = field(default=None, compare=False)

    def to_json(self) -> dict[str, Any]:
        """The decision in the scoring contract's shape, ready for `json.dumps`."""
        return {"id": self.id, "best": self.best, "why": self.why}


@dataclass(frozen=True)
class Sign:
    """A sign that was seen, and the words that show it."""

    id: str
    words: str
    why: str


def decide(
    sender: Card | None, recipient: Card | None, situation: str = "", *, rules: DecisionRules
) -> Decision:
    """Connect where the points of the signs say so; follow where nothing speaks for a request."""
    seen = signs(sender, recipient, situation, rules)
    total = rules.start + sum(rules.points[sign] for sign in seen)
    best: Choice = "connect" if total > 0 else "follow"
    return Decision(best, _why(best, seen, rules.points))


def signs(
    sender: Card | None, recipient: Card | None, situation: str, rules: DecisionRules
) -> dict[str, Sign]:
    """Every sign that was seen, once, by id."""
    found: dict[str, Sign] = {}
    for sign in (
        *_between(sender, recipient, situation, rules.whys),
        *_by_words(sender, recipient, situation, rules),
    ):
        found.setdefault(sign.id, sign)
    overruled = {
        sign.id for sign in rules.signs if any(other in found for other in sign.overruled_by)
    }
    return {name: sign for name, sign in found.items() if name not in overruled}


def _why(best: Choice, seen: Mapping[str, Sign], points: Mapping[str, float]) -> str:
    """The strongest sign for the choice; where there is none, what is missing."""
    towards = 1 if best == "connect" else -1
    for_it = [sign for sign in seen.values() if points[sign.id] * towards > 0]
    if for_it:
        sign = max(for_it, key=lambda sign: (points[sign.id] * towards, sign.id))
        return f"{sign.why}: “{sign.words}”."
    if best == "follow":
        return "Nothing on the two cards or in the situation speaks for a request."
    return "Nothing speaks against a request."


def _by_words(
    sender: Card | None, recipient: Card | None, situation: str, rules: DecisionRules
) -> Iterator[Sign]:
    matcher = _matcher(rules)
    for place, text in _texts(sender, recipient, situation):
        for hit in matcher.hits(read(text)):
            sign = cast("DecisionSign", hit.check)
            if place in sign.where:
                yield Sign(sign.id, text, sign.why)


@lru_cache(maxsize=8)
def _matcher(rules: DecisionRules) -> Matcher:
    return Matcher(rules.signs)


def _texts(
    sender: Card | None, recipient: Card | None, situation: str
) -> Iterator[tuple[Place, str]]:
    """The situation by sentence, then every fact and headline, with where it stands."""
    for sentence in situation.replace("? ", ". ").replace("! ", ". ").split(". "):
        yield "situation", sentence.strip().rstrip(".")
    owners: tuple[tuple[Place, Card | None], ...] = (("recipient", recipient), ("sender", sender))
    for place, card in owners:
        for text in (*card.facts, card.headline) if card else ():
            yield place, text.strip().rstrip(".")


def _between(
    sender: Card | None, recipient: Card | None, situation: str, whys: Mapping[str, str]
) -> Iterator[Sign]:
    """Signs that lie between the cards: a need the sender's words touch, and a shared thing."""
    mine, theirs = profile(sender), profile(recipient)
    if mine is None or theirs is None:
        return
    here = _situation_part(situation, mine.names | theirs.names)
    for fact in theirs.facts:
        for part in (*mine.parts, here):
            if fact.need and overlap(part, fact) >= _ONE_THING:
                yield Sign("answers-need", fact.text, whys["answers-need"])
        for part in mine.facts:
            if overlap(part, fact) >= _ONE_THING:
                yield Sign("shared-thing", fact.text, whys["shared-thing"])


def _situation_part(situation: str, names: frozenset[str]) -> Part:
    """The situation as a part of a card, so that it can be compared with one."""
    words = {word.stem: word.rarity for word in words_of(situation) if word.bare not in names}
    return Part(situation, {stem: weight for stem, weight in words.items() if weight}, False, False)
