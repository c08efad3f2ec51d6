"""A note with all that was found in it: what checks hit, which parts of a card it touches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ccc.scoring.cards import Profile, Touch, profile, shared_parts, touches
from ccc.scoring.checks.matcher import Hit, Matcher, matcher
from ccc.scoring.text.courtesies import courtesies
from ccc.scoring.text.names import names_of
from ccc.scoring.text.note import Note, read, words_of

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.scenarios import Card


@dataclass(frozen=True, eq=False)
class Annotation:
    """What was found: hits of checks, touched facts and headlines, shared things, rare words.

    Names are the words of a card's name, folded. A greeting, a wish and a sign-off (`courtesies`,
    as numbers of words) are neither rare words nor make a hit.
    """

    note: Note
    sender: Card | None
    recipient: Card | None
    situation: str
    mine: Profile | None
    theirs: Profile | None
    my_names: frozenset[str]
    their_names: frozenset[str]
    hits: tuple[Hit, ...]
    their_facts: tuple[Touch, ...]
    their_headline: tuple[Touch, ...]
    my_facts: tuple[Touch, ...]
    my_headline: tuple[Touch, ...]
    shared: tuple[Touch, ...]
    specific: tuple[int, ...]
    courtesies: frozenset[int]

    def has(self, check_id: str) -> bool:
        """Whether that check hit."""
        return check_id in self._checks

    @cached_property
    def situation_stems(self) -> frozenset[str]:
        """The stems of the telling words of the situation."""
        return _telling_stems(self.situation)

    @cached_property
    def _checks(self) -> frozenset[str]:
        return frozenset(hit.check.id for hit in self.hits)


@lru_cache(maxsize=512)
def _telling_stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text) if word.rarity > 0)


def annotate(
    raw: str, sender: Card | None, recipient: Card | None, situation: str, rubric: Rubric
) -> Annotation:
    """A note beside the two cards; a card that says nothing counts as absent."""
    mine, theirs = profile(sender), profile(recipient)
    my_names, their_names = _names(sender), _names(recipient)
    names = my_names | their_names
    note, polite, hits = _alone(raw, names, matcher(rubric))
    known = theirs.headline.words if theirs else {}
    return Annotation(
        note=note,
        sender=sender,
        recipient=recipient,
        situation=situation,
        mine=mine,
        theirs=theirs,
        my_names=my_names,
        their_names=their_names,
        hits=hits,
        their_facts=touches(note, theirs.facts, names, known) if theirs else (),
        their_headline=touches(note, [theirs.headline], names) if theirs else (),
        my_facts=touches(note, mine.facts, names) if mine else (),
        my_headline=touches(note, [mine.headline], names) if mine else (),
        shared=touches(note, shared_parts(mine, theirs), names) if mine and theirs else (),
        specific=tuple(
            number
            for number, word in enumerate(note.words)
            if word.rarity == 1
            and number not in polite
            and word.bare not in names
            and word.stem not in known
        ),
        courtesies=polite,
    )


@lru_cache(maxsize=8)
def _alone(
    raw: str, names: frozenset[str], checks: Matcher
) -> tuple[Note, frozenset[int], tuple[Hit, ...]]:
    """What a note is whatever the cards tell; the swap test holds it against another at once."""
    note = read(raw)
    polite = courtesies(note, names)
    return note, polite, tuple(hit for hit in checks.hits(note) if not _is_polite(hit, polite))


def _names(card: Card | None) -> frozenset[str]:
    return names_of(card) if card else frozenset()


def _is_polite(hit: Hit, polite: Collection[int]) -> bool:
    """Whether a check that earns a level found nothing but words of a greeting or a sign-off."""
    found = range(hit.first, hit.last)
    return bool(hit.check.criterion and hit.check.level and found) and all(
        number in polite for number in found
    )
