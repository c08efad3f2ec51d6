"""A figure, a day or a deed in a clause that the card has otherwise for the same thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ccc.scoring.annotation import Annotation
from ccc.scoring.fact_ledger.card_facts import (
    KIN,
    NOT,
    SETS,
    Fact,
    Negation,
    Statement,
    card_facts,
    members_in,
    numbers_in,
    words_of,
)
from ccc.scoring.lexicon.vocabulary import rarity, word_set
from ccc.scoring.text.stem import alike, stem

# --- a figure, a day, something never done ----------------------------------------------------


_ABOUT = word_set("""
    about around some over nearly almost roughly least most than under up to approximately almost
    another more first my our these those every each
""")


def other_figure(claim: Statement) -> str | None:
    """One number said, where the fact has another beside the same noun."""
    said = list(numbers_in(claim.words))
    if not said or claim.denies:
        return None
    every = _all_numbers(claim.annotation)
    for value, nouns in said:
        if value in every or value < 2 or _in_situation(claim.annotation, value, nouns):
            continue
        for fact in claim.card.facts:
            if _figure_differs(claim, fact, value, nouns):
                return fact.text
    return None


def _figure_differs(claim: Statement, fact: Fact, value: int, nouns: frozenset[str]) -> bool:
    shared = {root for root in claim.stems if any(alike(root, other) for other in fact.stems)}
    if _is_year(value):
        years = [n for n, _ in fact.numbers if _is_year(n)]
        return bool(years) and len(shared) >= 2 and not claim.told
    if not _ABOUT.isdisjoint(claim.forms):
        return False
    said = {number for number, _ in numbers_in(claim.words)}
    for other, around in fact.numbers:
        beside = {noun for noun in nouns if any(alike(noun, o) for o in around)}
        if not beside or other in said or _is_year(other) or _is_near(value, other):
            continue
        rest = shared - beside
        if value > other and _is_owned(claim, fact) and any(rarity(b, b) == 1 for b in beside):
            return True
        enough = 2 if beside & _UNITS else 1
        if len(rest) >= enough and (fact.begins in rest or len(rest) >= 2):
            return True
    return False


def _is_owned(claim: Statement, fact: Fact) -> bool:
    """Whether both say how many somebody has."""
    return bool(_HAVE.intersection(claim.forms)) and fact.words[0].form in _HAVE


_HAVE = word_set("have has own owns keep keeps got")
_UNITS = frozenset(stem(unit) for unit in word_set("year month week day hour minute time"))


def _is_year(value: int) -> bool:
    return 1900 <= value <= 2099


def _is_near(value: int, other: int) -> bool:
    """Whether one number may be a rounding of the other."""
    return 5 * abs(value - other) <= max(value, other)


def _all_numbers(annotation: Annotation) -> frozenset[int]:
    cards = [card_facts(profile) for profile in (annotation.mine, annotation.theirs) if profile]
    return frozenset(n for card in cards for n in card.numbers)


def _in_situation(annotation: Annotation, value: int, nouns: frozenset[str]) -> bool:
    """Whether the situation has the number, and for nothing that is clearly another thing."""
    said = [
        around for number, around in numbers_in(words_of(annotation.situation)) if number == value
    ]
    return any(not around or not nouns or around & nouns for around in said)


def other_day(claim: Statement) -> str | None:
    """One day, month, voice or try said, where the fact has another one for the same thing."""
    said = frozenset(members_in(claim.words, early=claim.told))
    if not said or NOT.intersection(_up_to(claim, said)):
        return None
    elsewhere = claim.card.facts
    for members in SETS:
        mine = said & members
        if not mine or any(mine & frozenset(members_in(f.words)) for f in elsewhere):
            continue
        if mine & frozenset(members_in(words_of(claim.annotation.situation))):
            continue
        for fact in claim.card.facts:
            others = frozenset(members_in(fact.words)) & members
            if others and _is_one_matter(fact, claim.stems, members):
                return fact.text
    return None


def _up_to(claim: Statement, said: Collection[str]) -> Sequence[str]:
    """The words up to the last one that names a day: a "not" after it denies another thing."""
    at = [n for n, form in enumerate(claim.forms) if form.removesuffix("s") in said]
    return claim.forms[: max(at, default=len(claim.forms))]


def _is_one_matter(fact: Fact, stems: frozenset[str], members: frozenset[str]) -> bool:
    """Whether enough of a fact's other words are there too."""
    out = {stem(member) for member in members}
    shared = {root for root in stems - out if any(alike(root, other) for other in fact.stems - out)}
    weight = sum(rarity(root, root) for root in shared)
    return weight >= (0.3 if members is KIN else 1) and (len(shared) >= 2 or members is KIN)


def never_done(claim: Statement) -> str | None:
    """Said of somebody whose card says that they do not, or never did."""
    if claim.denies:
        return _always_done(claim)
    if not claim.card.negations:
        return None
    stems = {w.stem for w in claim.words if len(w.form) > 2}
    for no in claim.card.negations:
        hit = {root for root in stems if any(alike(root, other) for other in no.others)}
        weight = sum(rarity(root, root) for root in (*hit, no.verb))
        named = (hit and weight >= (1 if no.verb == "been" else 1.3)) or not no.others
        if no.verb in stems and named and _does(claim, no):
            return no.text
    return None


def _does(claim: Statement, no: Negation) -> bool:
    """Whether the verb follows the person, so that it is they who do it."""
    forms = [w.form for w in claim.words]
    at = next((n for n, w in enumerate(claim.words) if w.stem == no.verb), None)
    if at is None or claim.told:
        return False
    for form in reversed(forms[max(0, at - 6) : at]):
        if form in _PEOPLE:
            return True
        if form not in _BETWEEN_VERB:
            return False
    return False


_PEOPLE = word_set("i you we i've we've you've us both two")
_BETWEEN_VERB = word_set("""
    have had has did do does also all still even always once go goes went gone long since already
    just and now then finally really been
""")


_NEITHER = re.compile(r" (?:neither of us|none of us|we both never|we never) ")


def _always_done(claim: Statement) -> str | None:
    """Said that neither does it, where the card says that its person does."""
    line = " " + " ".join(claim.forms[:12]) + " "
    if not claim.shared or not _NEITHER.search(line):
        return None
    for fact in claim.card.facts:
        shared = {root for root in claim.stems if any(alike(root, o) for o in fact.affirmed)}
        if len(shared) >= 2 and sum(rarity(s, s) for s in shared) >= 1.3:
            return fact.text
    return None
