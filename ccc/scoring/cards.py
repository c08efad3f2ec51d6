"""A note held against a card: which facts it touches, by which words, and how telling these are."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ccc.scoring.lexicon.vocabulary import EVERYDAY
from ccc.scoring.text.names import names_of
from ccc.scoring.text.note import Note, words_of
from ccc.scoring.text.stem import alike

if TYPE_CHECKING:
    from ccc.content.scenarios import Card

_NEED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|needs?|needed|wants?|look(?:s|ing) for|seek(?:s|ing)?|search\w*|"
    r"collect\w*|cannot|can't|could not|no |not |hiring|recruits|problem|struggl\w*|hard|lack\w*|"
    r"short of|missing|wonder\w*|"
    r"fails?|stops?|leave|trips?|quit|thrown|finds? little|proof|writing a|wish\w*|hopes?|to fill)",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:posted|posts?|wrote|writes|written|talk|spoke|speaks|panel|podcast|webinar|said|says|told|"
    r"comment\w*|video|interview|newsletter|article|column|book|shared|liked|published|blog|portfolio|"
    r"gave|presents?|issue|advert|sorted|met|attended|hosts?|series|exhibition|lecture)\b",
    re.IGNORECASE,
)


_DENIAL = re.compile(r"\b(?:never|(?:has|have|had|did) not)\b", re.IGNORECASE)

MOST_EVERYDAY = 0.9
"""All everyday words that a note shares with one fact weigh no more than this."""


@dataclass(frozen=True, eq=False)
class Part:
    """A fact or a headline as stems with their rarity (0–1)."""

    text: str
    words: Mapping[str, float]
    need: bool
    source: bool

    @cached_property
    def by_head(self) -> tuple[tuple[str, str, float], ...]:
        """Its stems, each with its first letters before it and its rarity after."""
        return tuple((_head(stem), stem, rare) for stem, rare in self.words.items())

    @cached_property
    def heads(self) -> frozenset[str]:
        """The first letters of its stems; a note with none of these does not touch it."""
        return frozenset(head for head, _, _ in self.by_head)

    @cached_property
    def weight(self) -> float:
        """The rarity of all its words, added up."""
        return sum(self.words.values())

    def has(self, stem: str) -> bool:
        """Whether one of its stems is alike to this one."""
        if stem in self.words:
            return True
        return _head(stem) in self.heads and any(alike(stem, other) for other in self.words)


@dataclass(frozen=True, slots=True)
class Touch:
    """A part of a card that a note touches: by which of its words, and their rarity in all."""

    part: Part
    words: tuple[int, ...]
    weight: float


@dataclass(frozen=True, eq=False)
class Profile:
    """A card made ready: its name, headline and facts as stems; one and the same for one card."""

    card: Card
    names: frozenset[str]
    headline: Part
    facts: tuple[Part, ...]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Headline first, then the facts."""
        return (self.headline, *self.facts)


@lru_cache(maxsize=512)
def profile(card: Card | None) -> Profile | None:
    """A card made ready, or None where it says nothing about the person."""
    if card is None or not (card.headline.strip() or any(fact.strip() for fact in card.facts)):
        return None
    names = names_of(card)
    return Profile(
        card,
        names,
        _part(card.headline, names),
        tuple(_part(fact, names) for fact in card.facts if fact.strip()),
    )


def _part(text: str, names: frozenset[str]) -> Part:
    words = {word.stem: word.rarity for word in words_of(text) if word.bare not in names}
    return Part(
        text.strip(),
        {stem: weight for stem, weight in words.items() if weight > 0},
        bool(_NEED.search(text)),
        bool(_SOURCE.search(text)),
    )


def touches(
    note: Note, parts: Iterable[Part], skip: frozenset[str], known: Container[str] = ()
) -> tuple[Touch, ...]:
    """What the note touches of these parts, in their order.

    Words in `skip` (names) do not count; stems in `known` (a headline) weigh as everyday words.
    """
    places = _places(note, skip)
    heads = places.keys()
    found = [_touch(places, part, known) for part in parts if not heads.isdisjoint(part.heads)]
    return tuple(touch for touch in found if touch) if found else ()


_Places = Mapping[str, Mapping[str, Sequence[int]]]
"""By the first letters of a stem: the stems with these, and the numbers of their words."""


def _touch(places: _Places, part: Part, known: Container[str]) -> Touch | None:
    numbers: set[int] = set()
    rarer = everyday = 0.0
    for head, stem, rare in part.by_head:
        if head not in places:
            continue
        matched = [at for other, at in places[head].items() if alike(other, stem)]
        if matched:
            if rare <= EVERYDAY or stem in known:
                everyday += min(rare, EVERYDAY)
            else:
                rarer += rare
            numbers.update(*matched)
    if not numbers:
        return None
    return Touch(part, tuple(sorted(numbers)), rarer + min(everyday, MOST_EVERYDAY))


def _head(stem: str) -> str:
    """What two stems that are alike have in common at least."""
    return stem[:4]


@lru_cache(maxsize=16)
def _places(note: Note, skip: frozenset[str]) -> _Places:
    places: dict[str, dict[str, list[int]]] = {}
    for number, word in enumerate(note.words):
        if word.rarity > 0 and word.bare not in skip:
            places.setdefault(_head(word.stem), {}).setdefault(word.stem, []).append(number)
    return places


@lru_cache(maxsize=20_000)
def overlap(one: Part, other: Part) -> float:
    """How much two parts have in common: the rarity of their shared words, added up."""
    return sum(weight for stem, weight in one.words.items() if other.has(stem))


@lru_cache(maxsize=512)
def shared_parts(sender: Profile, recipient: Profile) -> tuple[Part, ...]:
    """Each pair of parts of the two cards that have telling words in common, as those words.

    What one card tells and the other denies is shared by nobody.
    """
    skip = sender.names | recipient.names
    found = []
    for mine in sender.parts:
        for theirs in recipient.parts:
            if bool(_DENIAL.search(mine.text)) != bool(_DENIAL.search(theirs.text)):
                continue
            common = {
                stem: weight
                for stem, weight in theirs.words.items()
                if stem not in skip and mine.has(stem)
            }
            if sum(common.values()) >= 1:
                found.append(Part(theirs.text, common, theirs.need, theirs.source))
    return tuple(found)
