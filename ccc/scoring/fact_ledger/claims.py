"""The fact ledger: what a note claims about the two people, held against their cards."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from ccc.scoring.annotation import Annotation
from ccc.scoring.assessment import Claim
from ccc.scoring.cards import Profile, Touch
from ccc.scoring.fact_ledger.contradictions import contradiction
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.text.clauses import MY, YOUR, About, Clause, clauses
from ccc.scoring.text.stem import alike, stem

_OnCard = Literal["on_card", "not_on_card", "contradicted"]
_Found = tuple[str | None, tuple[int, ...]]
"""A card's text, and the words of the note that touch it."""

_ENOUGH = 0.6
"""Two everyday words of one fact, or a rarer one, and a clause is held to speak of that fact."""

_LONGEST = 16
"""A claim is a few words; a longer clause is cut after the words that the card knows."""


@lru_cache(maxsize=4)
def claims(annotation: Annotation) -> tuple[Claim, ...] | None:
    """Every claim about the sender, the recipient or both, in order; None with no profiles.

    `fact` is the card's own text that bears it out or contradicts it. Claims do not overlap.
    """
    if annotation.mine is None and annotation.theirs is None:
        return None
    every = clauses(annotation.note, annotation.my_names, annotation.their_names)
    held = _held(annotation, every)
    found = (_claim(annotation, clause, held[n]) for n, clause in enumerate(every))
    return tuple(claim for claim in found if claim)


@dataclass(slots=True, eq=False)
class _Share:
    """What one clause touches of one part of a card: by which words, and how telling they are."""

    text: str
    words: tuple[int, ...]
    weight: float
    rare: int

    def bears_out(self, rare: int) -> bool:
        """Whether a clause with so many rare words speaks of just this, rather than brushes it."""
        count = len(self.words)
        most = min(2 + (count >= 2) + (count >= 3), 4) * self.rare >= rare
        return most and (self.weight >= 1 or (self.weight >= _ENOUGH and count >= 2))


@dataclass(slots=True, eq=False)
class _Held:
    """A clause held against both cards."""

    rare: int = 0
    mine: list[_Share] = field(default_factory=list)
    theirs: list[_Share] = field(default_factory=list)

    def best(self, about: About) -> _Found | None:
        """The text touched most, and the words that touch it, where it bears the clause out."""
        found = self.mine if about == "sender" else self.theirs
        if not found:
            return None
        top = max(found, key=lambda fact: fact.weight)
        return (top.text, top.words) if top.bears_out(self.rare) else None


def _held(annotation: Annotation, every: Sequence[Clause]) -> list[_Held]:
    place = {number: at for at, c in enumerate(every) for number in range(c.first, c.last)}
    found = [_Held() for _ in every]
    for number in annotation.specific:
        if number in place:
            found[place[number]].rare += 1
    for touch in (*annotation.my_facts, *annotation.my_headline):
        for at, share in _shares(annotation, touch, place):
            found[at].mine.append(share)
    for touch in (*annotation.their_facts, *annotation.their_headline):
        for at, share in _shares(annotation, touch, place):
            found[at].theirs.append(share)
    return found


def _shares(
    annotation: Annotation, touch: Touch, place: Mapping[int, int]
) -> Iterator[tuple[int, _Share]]:
    parted: dict[int, list[int]] = defaultdict(list)
    for number in touch.words:
        if number in place:
            parted[place[number]].append(number)
    for at, numbers in parted.items():
        words = (annotation.note.words[number] for number in numbers)
        weights = [*{word.stem: word.rarity for word in words}.values()]
        rare = weights.count(1)
        yield at, _Share(touch.part.text, tuple(numbers), round(sum(weights), 3), rare)


def _claim(annotation: Annotation, clause: Clause, held: _Held) -> Claim | None:
    about = clause.about or _touched(held)
    if about is None:
        return None
    if not clause.states:
        return _named(annotation, clause, held)
    against = _against(annotation, clause, about)
    if against is not None:
        return _span(annotation, clause, about, "contradicted", (against, ()))
    if about == "both":
        return _said_of_both(annotation, clause, held)
    for whose in _order(about):
        best = held.best(whose)
        if best is not None:
            return _span(annotation, clause, whose, "on_card", best)
    if clause.about and _is_specific(annotation, clause):
        return _span(annotation, clause, about, "not_on_card")
    return None


def _touched(held: _Held) -> About | None:
    """Whose card a clause that names nobody touches more."""
    mine, theirs = held.best("sender"), held.best("recipient")
    if not mine:
        return "recipient" if theirs else None
    if not theirs:
        return "sender"
    more = max(fact.weight for fact in held.mine) >= max(fact.weight for fact in held.theirs)
    return "sender" if more else "recipient"


def _order(about: About) -> tuple[About, ...]:
    return ("sender", "recipient") if about == "sender" else ("recipient",)


def _said_of_both(annotation: Annotation, clause: Clause, held: _Held) -> Claim | None:
    """On the card only where both cards have it, or where there is only one card."""
    mine, theirs = held.best("sender"), held.best("recipient")
    one_card = annotation.mine is None or annotation.theirs is None
    both = mine and theirs
    best = theirs or mine
    if best and (both or one_card):
        words = (*best[1], *(mine[1] if mine else ()))
        return _span(annotation, clause, "both", "on_card", (best[0], words))
    if best or _is_specific(annotation, clause):
        return _span(annotation, clause, "both", "not_on_card", (None, best[1] if best else ()))
    return None


def _against(annotation: Annotation, clause: Clause, about: About) -> str | None:
    words = annotation.note.words[clause.first : clause.last]
    sides: list[Profile | None] = []
    if about in {"sender", "both"}:
        sides.append(annotation.mine)
    if about in {"recipient", "both"}:
        sides.append(annotation.theirs)
    for profile in sides:
        if profile is not None:
            text = contradiction(
                annotation, profile, words, told=clause.told, shared=about == "both"
            )
            if text is not None:
                return text
    return None


def _named(annotation: Annotation, clause: Clause, held: _Held) -> Claim | None:
    """A thing of theirs or mine that a question, a wish or an offer names: "your talk on …"."""
    words = annotation.note.words
    for number in range(clause.first, clause.last):
        form = words[number].form
        if form in YOUR or form in MY or form == "our":
            about: About = "recipient" if form in YOUR else "sender"
            best = held.best(about)
            if best and sum(n > number for n in best[1]) >= 2:
                last = max(n for n in best[1]) + 1
                part = Clause(number, last, about, states=True)
                return _span(annotation, part, about, "on_card", best)
    return None


def _is_specific(annotation: Annotation, clause: Clause) -> bool:
    """Whether a clause has a rare word or a figure, so that it claims something at all.

    What the situation tells is known, though no card has it.
    """
    words = annotation.note.words
    if words[clause.first].form in _EMPTY:
        return False
    inside = slice(*(bisect_left(annotation.specific, at) for at in (clause.first, clause.last)))
    stems = [words[number].stem for number in annotation.specific[inside]]
    told = annotation.situation_stems
    return any(stem not in _FELT and not any(alike(stem, one) for one in told) for stem in stems)


_EMPTY = word_set("it it's that that's this there there's here's")
_FELT = frozenset(stem(form) for form in word_set("laugh smile grin cry nod giggle wow congrats"))
"""What a writer felt is no claim that a card could bear out."""


def _span(
    annotation: Annotation, clause: Clause, about: About, card: _OnCard, found: _Found = (None, ())
) -> Claim:
    fact, touched = found
    last = clause.last
    if last - clause.first > _LONGEST:
        inside = [number for number in touched if number < last]
        last = max([clause.first + _LONGEST, *(number + 1 for number in inside)])
    start, end = annotation.note.words[clause.first].start, annotation.note.words[last - 1].end
    return Claim(start, end, about, card, fact)
