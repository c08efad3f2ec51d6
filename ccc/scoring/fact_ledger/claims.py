"""The fact ledger: what a note claims about the two people, held against their cards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from ccc.scoring.annotation import Annotation
from ccc.scoring.assessment import Claim
from ccc.scoring.cards import Touch
from ccc.scoring.fact_ledger.contradictions import contradiction
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.text.clauses import MY, YOUR, About, Clause, clauses
from ccc.scoring.text.stem import alike, stem

_OnCard = Literal["on_card", "not_on_card", "contradicted"]

_ENOUGH = 0.6
"""Two everyday words of one fact, or a rarer one, and a clause is held to speak of that fact."""

_AT_MOST = 4
"""So many times the rare words that a fact has may stand in a clause that speaks of it."""

_LONGEST = 16
"""A claim is a few words; a longer clause is cut after the words that the card knows."""


class _Held(NamedTuple):
    """A text of a card that a clause speaks of: how telling the words are that touch it."""

    weight: float
    text: str
    words: tuple[int, ...]


@lru_cache(maxsize=4)
def claims(annotation: Annotation) -> tuple[Claim, ...] | None:
    """Every claim about the sender, the recipient or both, in order; None with no profiles.

    `fact` is the card's own text that bears it out or contradicts it. Claims do not overlap.
    """
    if annotation.mine is None and annotation.theirs is None:
        return None
    every = clauses(annotation.note, annotation.my_names, annotation.their_names)
    found = (_claim(annotation, clause) for clause in every)
    return tuple(claim for claim in found if claim)


def _claim(annotation: Annotation, clause: Clause) -> Claim | None:
    mine = _held(annotation, clause, (*annotation.my_facts, *annotation.my_headline))
    theirs = _held(annotation, clause, (*annotation.their_facts, *annotation.their_headline))
    best = max(filter(None, (mine, theirs)), key=lambda held: held.weight, default=None)
    about = clause.about or (best and ("sender" if best is mine else "recipient"))
    if about is None:
        return None
    if not clause.states:
        return _named(annotation, clause, mine, theirs)
    against = _against(annotation, clause, about)
    if against is not None:
        return _span(annotation, clause, about, "contradicted", against)
    if about == "both":
        one_card = annotation.mine is None or annotation.theirs is None
        held = best if one_card or (mine and theirs) else None
        unclear = best is not None
    else:
        held = (mine or theirs) if about == "sender" else theirs
        about = "recipient" if held and held is theirs else about
        unclear = clause.about is None
    if held:
        return _span(annotation, clause, about, "on_card", held.text, held.words)
    if unclear or _is_specific(annotation, clause):
        return _span(annotation, clause, about, "not_on_card")
    return None


def _held(annotation: Annotation, clause: Clause, touched: Sequence[Touch]) -> _Held | None:
    """The text touched most, where the clause speaks of it rather than brushes it."""
    words, found = annotation.note.words, []
    rare = set(_inside(clause, annotation.specific))
    for touch in touched:
        numbers = _inside(clause, touch.words)
        weight = sum({words[n].stem: words[n].rarity for n in numbers}.values())
        tells = len(rare) <= _AT_MOST * len(rare.intersection(numbers))
        if tells and (weight >= 1 or (weight >= _ENOUGH and len(numbers) >= 2)):
            found.append(_Held(weight, touch.part.text, numbers))
    return max(found, key=lambda held: held.weight, default=None)


def _against(annotation: Annotation, clause: Clause, about: About) -> str | None:
    words = annotation.note.words[clause.first : clause.last]
    sides = (
        annotation.mine if about in {"sender", "both"} else None,
        annotation.theirs if about in {"recipient", "both"} else None,
    )
    found = (contradiction(annotation, one, words, told=clause.told) for one in sides if one)
    return next(filter(None, found), None)


def _named(
    annotation: Annotation, clause: Clause, mine: _Held | None, theirs: _Held | None
) -> Claim | None:
    """A thing of theirs or mine that a question, a wish or an offer names: "your talk on …"."""
    for number in range(clause.first, clause.last):
        form = annotation.note.words[number].form
        held = theirs if form in YOUR else mine if form in MY or form == "our" else None
        if held and sum(n > number for n in held.words) >= 2:
            about: About = "recipient" if held is theirs else "sender"
            part = Clause(number, held.words[-1] + 1, about, states=True)
            return _span(annotation, part, about, "on_card", held.text, held.words)
    return None


def _is_specific(annotation: Annotation, clause: Clause) -> bool:
    """Whether a clause has a rare word or a figure, so that it claims something at all.

    What the situation tells is known, though no card has it.
    """
    words = annotation.note.words
    if words[clause.first].form in _EMPTY:
        return False
    stems = [words[number].stem for number in _inside(clause, annotation.specific)]
    told = annotation.situation_stems
    return any(stem not in _FELT and not any(alike(stem, one) for one in told) for stem in stems)


def _inside(clause: Clause, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Those numbers of words that stand in a clause."""
    return numbers[bisect_left(numbers, clause.first) : bisect_left(numbers, clause.last)]


_EMPTY = word_set("it it's that that's this there there's here's")
_FELT = frozenset(stem(form) for form in word_set("laugh smile grin cry nod giggle wow congrats"))
"""What a writer felt is no claim that a card could bear out."""


def _span(  # noqa: PLR0913, PLR0917 - a claim and where it stands
    annotation: Annotation,
    clause: Clause,
    about: About,
    card: _OnCard,
    fact: str | None = None,
    touched: Sequence[int] = (),
) -> Claim:
    last = clause.last
    if last - clause.first > _LONGEST:
        last = max([clause.first + _LONGEST, *(number + 1 for number in touched)])
    start, end = annotation.note.words[clause.first].start, annotation.note.words[last - 1].end
    return Claim(start, end, about, card, fact)
