"""A figure, a day or a deed in a clause that the card has otherwise for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccc.scoring.fact_ledger.card_facts import (
    NOT,
    Fact,
    Negation,
    Statement,
    meeting,
    numbers_in,
)
from ccc.scoring.lexicon.vocabulary import rarity, word_set
from ccc.scoring.text.note import Word, words_of
from ccc.scoring.text.stem import stem

_ABOUT = word_set("""
    about around some over nearly almost roughly least most than under up to approximately
    another more first my our these those every each
""")
_UNITS = frozenset(stem(unit) for unit in word_set("year month week day hour minute time"))


def other_figure(claim: Statement) -> str | None:
    """One number said, where the fact has another beside the same noun."""
    if claim.denies:
        return None
    cards = [claim.card, *([claim.other] if claim.other else [])]
    known = {number for card in cards for fact in card.facts for number, _ in fact.numbers}
    for value, nouns in numbers_in(claim.words):
        told = value in known or _in_situation(claim.annotation.situation, value, nouns)
        for fact in claim.card.facts if value > 1 and not told else ():
            if _figure_differs(claim, fact, value, nouns):
                return fact.text
    return None


def _in_situation(situation: str, value: int, nouns: frozenset[str]) -> bool:
    """Whether the situation has the number, and for nothing that is clearly another thing."""
    around = [near for number, near in numbers_in(words_of(situation)) if number == value]
    return any(not near or not nouns or near & nouns for near in around)


def _figure_differs(claim: Statement, fact: Fact, value: int, nouns: frozenset[str]) -> bool:
    shared = meeting(claim.stems, fact.stems)
    if _is_year(value):
        return any(_is_year(n) for n, _ in fact.numbers) and len(shared) >= 2 and not claim.told
    if not _ABOUT.isdisjoint(claim.forms):
        return False
    said = {number for number, _ in numbers_in(claim.words)}
    owned = bool(_HAVE.intersection(claim.forms)) and fact.words[0].form in _HAVE
    for other, around in fact.numbers:
        beside = meeting(nouns, around)
        if not beside or other in said or 5 * abs(value - other) <= max(value, other):
            continue
        if owned and value > other and any(rarity(root, root) == 1 for root in beside):
            return True
        rest = shared - beside
        if len(rest) >= 2 or (fact.begins in rest and not beside & _UNITS):
            return True
    return False


_HAVE = word_set("have has own owns keep keeps got")


def _is_year(value: int) -> bool:
    return 1900 <= value <= 2099


_KIN = word_set("mother father uncle aunt grandmother grandfather")
_SETS: tuple[frozenset[str], ...] = (
    word_set("monday tuesday wednesday thursday friday saturday sunday"),
    word_set("""january february march april may june july august september october november
             december"""),
    word_set("soprano alto tenor bass baritone"),
    word_set("goalkeeper striker defender midfielder"),
    word_set("first second third fourth fifth"),
    _KIN,
)
"""Where one member is right for a thing, the others are not."""

_MEMBERS = frozenset(member for members in _SETS for member in members)
_ORDINALS = _SETS[4]
_ALIKE = {"mum": "mother", "dad": "father", "grandma": "grandmother", "grandpa": "grandfather"}
_NOT_THEIRS = word_set("my our this last next")
"""Words before a day that make it another day than that of the matter told."""

_OTHERWISE = NOT | {"me", "us"}


def _members_in(words: Sequence[Word]) -> Iterator[str]:
    """Members of the sets that exclude, in the singular."""
    for number, word in enumerate(words):
        form = word.bare.removesuffix("s")
        form = _ALIKE.get(form, form)
        if form not in _MEMBERS:
            continue
        before = [other.form for other in words[max(0, number - 8) : number]]
        after = words[number + 1].form if number + 1 < len(words) else ""
        if not _OTHERWISE.isdisjoint(before):
            continue
        if form in _KIN:
            if before[-2:-1] in (["from"], ["by"]):
                yield form
        elif form in _ORDINALS:
            if after in {"time", "try", "attempt", "go"}:
                yield form
        elif _NOT_THEIRS.isdisjoint(before[-1:]) and (word.capital or form not in {"may", "march"}):
            yield form


def other_day(claim: Statement) -> str | None:
    """One day, month, voice or try said, where the fact has another one for the same thing."""
    said = frozenset(_members_in(claim.words[:3] if claim.told else claim.words))
    if not said:
        return None
    known = {member for fact in claim.card.facts for member in _members_in(fact.words)}
    known.update(_members_in(words_of(claim.annotation.situation)))
    for members in _SETS:
        if said & members and not said & members & known:
            for fact in claim.card.facts:
                if members.intersection(_members_in(fact.words)) and _is_one_matter(
                    claim, fact, members
                ):
                    return fact.text
    return None


def _is_one_matter(claim: Statement, fact: Fact, members: frozenset[str]) -> bool:
    """Whether enough of a fact's other words are there too; of kin, one tells enough."""
    shared = meeting(claim.stems, fact.stems) - {stem(member) for member in members}
    return len(shared) >= (1 if members is _KIN else 2)


_PEOPLE = word_set("i you we i've we've you've us both two")
_BETWEEN_VERB = word_set("""
    have had has did do does also all still even always once go goes went gone long since already
    just and now then finally really been
""")


def never_done(claim: Statement) -> str | None:
    """Said of somebody whose card says that they do not, or never did."""
    for no in claim.card.negations if not (claim.denies or claim.told) else ():
        hit = meeting(frozenset(w.stem for w in claim.words if len(w.form) > 2), no.others)
        weight = sum(rarity(root, root) for root in (*hit, no.verb))
        named = (hit and weight >= (1 if no.verb == "been" else 1.3)) or not no.others
        if named and _does(claim, no):
            return no.text
    return None


def _does(claim: Statement, no: Negation) -> bool:
    """Whether the verb follows the person, so that it is they who do it."""
    at = next((n for n, word in enumerate(claim.words) if word.stem == no.verb), 0)
    before = [form for form in claim.forms[max(0, at - 6) : at] if form not in _BETWEEN_VERB]
    return bool(before) and before[-1] in _PEOPLE
