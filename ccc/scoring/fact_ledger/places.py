"""A town, an employer or a school in a clause that the card has otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from ccc.scoring.fact_ledger.card_facts import (
    GENERIC,
    ONCE,
    STUDY,
    CardFacts,
    Statement,
    capitals,
    other_card,
)
from ccc.scoring.fact_ledger.occupation import is_named
from ccc.scoring.lexicon.trades import CITIES, families, trade_in
from ccc.scoring.lexicon.vocabulary import STOP, word_set
from ccc.scoring.text.stem import alike


def other_town(claim: Statement) -> str | None:
    """Said to work or live in one city, where the headline has another one."""
    card, forms = claim.card, claim.forms
    if not card.headline or claim.denies or ONCE.intersection(forms):
        return None
    theirs = _others_cities(claim)
    for number, word in enumerate(claim.words):
        city = word.bare
        if not word.capital or city in card.forms or not (city in CITIES or city in theirs):
            continue
        if not card.cities and not (city in theirs and _has_place(card)):
            continue
        if _is_home(claim, number):
            return card.headline
    return None


def _others_cities(claim: Statement) -> frozenset[str]:
    """The cities on the other person's headline."""
    other = other_card(claim)
    return other.cities if other else frozenset()


def _has_place(card: CardFacts) -> bool:
    head, _, place = card.headline.rpartition(", ")
    return bool(head) and place[:1].isupper() and len(place.split()) <= 2


_WORKPLACE = word_set("""
    workshop office clinic school shop studio lab ward kitchen bakery firm practice garage farm
    restaurant library museum
""")
_OWNED = word_set("your my our")
_RESIDES = word_set(
    "live lives living based work works working teach practise here office workshop"
)


def _is_home(claim: Statement, number: int) -> bool:
    """Whether it is where somebody lives or works: "baker in", "based in", "your … office"."""
    forms = claim.forms
    start = max(0, number - 8)
    before = forms[start:number]
    after = forms[number + 1] if number + 1 < len(forms) else ""
    if before and before[-1] == "your" and after in _WORKPLACE:
        return True
    if "in" not in before:
        return False
    place = len(before) - 1 - before[::-1].index("in")
    if place and before[place - 1] in _WORKPLACE and _OWNED.intersection(before[:place]):
        return True
    if not place or len(before) - place > 5 or _PASSING.intersection(forms[start : number + 4]):
        return False
    if any(form in {"i", "you", "we"} for form in before[place:]):
        return False
    trades = [n for n in range(max(0, place - 5), place) if trade_in(before[n])]
    named = any(is_named(claim, start + n) or start + n == 0 for n in trades)
    works = before[max(0, place - 4) : place]
    at = "at" in works and any(form in {"work", "works", "working"} for form in works)
    return named or at or before[place - 1] in _RESIDES


_PASSING = word_set("""
    week weekend month today now moment summer winter spring autumn often sometimes next mondays
    tuesdays wednesdays thursdays fridays saturdays sundays visit visiting trip holiday
""")


def other_employer(claim: Statement) -> str | None:
    """Said to work at one firm, where the headline has another one."""
    card, forms = claim.card, claim.forms
    if not card.employer or ONCE.intersection(forms) or claim.denies:
        return None
    for number, form in enumerate(forms):
        if number and form in {"at", "for"} and _is_employed(claim, number - 1):
            run = capitals(claim.words, number + 1)
            if run and not _goes_with(run, card):
                return card.headline
    return None


def _is_employed(claim: Statement, number: int) -> bool:
    """Whether the word before "at" is a job that the person is said to have."""
    form = claim.forms[number]
    return form in _WORKS or (trade_in(form) is not None and is_named(claim, number))


_WORKS = word_set("work works working job role position career employed")


def _goes_with(run: Sequence[str], card: CardFacts) -> bool:
    """Whether a name is, or may be, on the card: a word of it, or the first letters of a name."""
    if any(form in card.forms or form in CITIES or form in _PLACES for form in run):
        return True
    names = [run, card.employer, *(school for _, school in card.schools)]
    initials = {"".join(form[0] for form in name) for name in names if len(name) > 1}
    short = {form for form in (*run, *card.forms) if len(form) <= 5}
    return bool(initials & short)


_PLACES = word_set("north south east west lake river port saint st mount university the")


def copied_work(claim: Statement) -> str | None:
    """Said that both work for one thing, where only the other headline has it."""
    other, forms = other_card(claim) if claim.shared else None, claim.forms
    if other is None or not claim.card.headline or claim.denies:
        return None
    for number, form in enumerate(forms[:-1]):
        if form not in {"work", "working"} or forms[number + 1] not in {"for", "in", "at", "on"}:
            continue
        thing = next((w for w in claim.words[number + 2 : number + 4] if w.form not in STOP), None)
        if thing is None or thing.capital or thing.form in _FIELDS:
            continue
        theirs = any(alike(thing.stem, w.stem) for w in other.facts[0].words)
        here = any(alike(thing.stem, stem) for stem in claim.card.stems)
        if theirs and not here and not families(thing.form) & claim.card.families:
            return claim.card.headline
    return None


_FIELDS = word_set("""
    agriculture arts automation banking business care communications construction data design
    development education energy engineering farming field finance food government health healthcare
    hospitality hr industry insurance it law learning logistics management manufacturing marketing
    media office operations people policy procurement public recruiting recruitment research retail
    sales science sector security services shifts shift software supply tech technology tourism
    training transport warehouse welfare night nights
""")
"""Fields of work, which a headline need not name."""


def other_school(claim: Statement) -> str | None:
    """Said to have studied at one school, where the card names another one."""
    forms = claim.forms
    if not claim.card.schools or not STUDY.intersection(forms) or claim.denies:
        return None
    for number, form in enumerate(forms):
        if form in {"at", "from"} and (STUDY - _PRESENT).intersection(
            forms[max(0, number - 4) : number]
        ):
            run = capitals(claim.words, number + 1)
            names = [name for name in run if name not in GENERIC]
            on_card = any(name in claim.card.forms for name in names)
            if names and not on_card and not any(_are_initials(n, claim.card) for n in names):
                return claim.card.schools[0][0]
    return None


_PRESENT = word_set("study studying degree")


def _are_initials(short: str, card: CardFacts) -> bool:
    return any(short == "".join(form[0] for form in school) for _, school in card.schools)
