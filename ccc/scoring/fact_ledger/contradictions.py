"""Whether a card says otherwise: the same matter, with another value. Quiet rather than wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ccc.scoring.annotation import Annotation
from ccc.scoring.cards import Profile
from ccc.scoring.fact_ledger.card_facts import NOT, STUDY, Statement, capitals, card_facts
from ccc.scoring.fact_ledger.figures import never_done, other_day, other_figure
from ccc.scoring.lexicon.trades import (
    CITIES,
    families,
    is_exclusive,
    trade_in,
)
from ccc.scoring.lexicon.vocabulary import STOP, word_set
from ccc.scoring.text.note import Word
from ccc.scoring.text.stem import alike, stem

_ONCE = word_set("""
    was were used former formerly ex before until retired past began started start
    once then been became become becoming future soon almost late
""")
_THIRD = word_set("""
    aunt boss brother children colleague colleagues cousin crew dad daughter daughters father friend
    friends grandfather grandmother grandma grandpa granddaughter grandson husband mother mum
    neighbour neighbor nephew niece partner people sister son sons students uncle wife
""")
_FIRST = word_set("i i'm i've we we're we've you you're you've as fellow")


def contradiction(
    annotation: Annotation, profile: Profile, words: Sequence[Word], *, told: bool
) -> str | None:
    """What this card says against a clause about its person, as it stands there, or None.

    `told`: the writer tells of having read or heard it.
    """
    forms = [word.form for word in words]
    claim = Statement(
        annotation, card_facts(profile), words, forms, not NOT.isdisjoint(forms), told
    )
    of_person = None if _is_of_a_third(claim) else other_trade(claim) or other_place(claim)
    return of_person or other_figure(claim) or other_day(claim) or never_done(claim)


def _is_of_a_third(claim: Statement) -> bool:
    """Whether the clause tells of somebody else, as in "my sister is"."""
    first = next((form for form in claim.forms if form in _THIRD or form in _FIRST), None)
    return first in _THIRD


def other_trade(claim: Statement) -> str | None:
    """Said to be of one trade, where the card names another and nothing goes with the first."""
    trade = None if claim.denies else _claimed_trade(claim)
    if trade is None:
        return None
    card, root = claim.card, stem(trade)
    for no in card.negations:
        if no.verb == root and not no.others:
            return no.text
    fits = families(trade) & card.families or any(alike(root, other) for other in card.stems)
    differs = is_exclusive(trade) and bool(card.trades) and not fits
    return card.headline if differs else None


_NOT_A_ROLE = word_set("than to when if do does did are would can could will")
"""After a trade: a better cook than me, a dentist to my llamas, as bakers do."""

_GOES_ON = STOP - _NOT_A_ROLE | word_set("like based living working")
_ROLE = re.compile(
    r"^we$|(?:\bas|\b(?:i am|you are|we are|i'm|we're|you're)|\bfellow|^)"
    r"(?: (?:still|now|also|both|just|only|all|two|too|fellow|a|an))*(?P<kind>(?: [^ ]+){0,3})$"
)
"""What stands before a trade that the person is said to have: "I am still a night"."""


def _claimed_trade(claim: Statement) -> str | None:
    """The trade after "I am a", "as a", "fellow", or before "like you"."""
    forms = claim.forms
    for number, form in enumerate(forms):
        trade = trade_in(form)
        if trade is None:
            continue
        after = forms[number + 1] if number + 1 < len(forms) else "too"
        before = forms[max(0, number - 6) : number]
        if after not in _GOES_ON or (after == "for" and "as" not in before):
            continue
        if _ONCE.isdisjoint(before) and _is_named(claim, number):
            return trade
    return None


def _is_named(claim: Statement, number: int) -> bool:
    """Whether the words before a trade make it what the person is."""
    before = claim.forms[max(0, number - 9) : number]
    found = _ROLE.search(" ".join(before))
    if found is None or (claim.told and not found.group().startswith("as")):
        return False
    kind = (found.group("kind") or "").split()
    if found.start() == 0 and not found.group().startswith(tuple(_FIRST)):
        after = claim.forms[number + 1 : number + 2]
        return number <= 3 and after in (["like"], ["too"], ["myself"], ["here"])
    return not any(form in STOP or form == "fellow" or form.endswith("ing") for form in kind)


_WORKS = word_set("work works working job role position career employed")
_LIVES = word_set("live lives living based work works working teach practise here")
_ROOMS = word_set("""
    workshop office clinic school shop studio lab ward kitchen bakery firm practice garage farm
    restaurant library museum
""")
_PASSING = word_set("""
    week weekend month today now moment summer winter spring autumn often sometimes next mondays
    tuesdays wednesdays thursdays fridays saturdays sundays visit visiting trip holiday
""")
_UNNAMED = word_set("""
    north south east west lake river port saint st mount the university college school institute
    academy faculty department polytechnic
""")
"""Words of a name that many have."""


def other_place(claim: Statement) -> str | None:
    """Said to work, live or have studied at one place, where the card names another one."""
    card, forms = claim.card, claim.forms
    if claim.denies:
        return None
    for number, form in enumerate(forms[:-1]):
        run = capitals(claim.words, number + 1) if form in {"at", "for", "from", "in"} else ()
        names = [name for name in run if name not in _UNNAMED]
        if not names or not card.forms.isdisjoint(names) or _are_initials(run, claim):
            continue
        before = forms[max(0, number - 4) : number]
        if card.schools and form in {"at", "from"} and not STUDY.isdisjoint(before):
            return card.schools[0][0]
        if not _ONCE.isdisjoint(forms) or not before:
            continue
        role = before[-1] in _WORKS or _is_role(claim, number - 1)
        if card.employer and form in {"at", "for"} and role and CITIES.isdisjoint(names):
            return card.headline
        if card.cities and form == "in" and names[0] in CITIES and _is_home(claim, number):
            return card.headline
    return None


def _is_role(claim: Statement, number: int) -> bool:
    return trade_in(claim.forms[number]) is not None and _is_named(claim, number)


def _is_home(claim: Statement, number: int) -> bool:
    """Whether what stands before "in" is where somebody lives or works."""
    forms = claim.forms
    if not _PASSING.isdisjoint(forms):
        return False
    if forms[number - 1] in _ROOMS:
        return any(form in {"your", "my", "our"} for form in forms[:number])
    return forms[number - 1] in _LIVES or any(
        _is_role(claim, at) for at in range(max(0, number - 4), number)
    )


def _are_initials(run: Sequence[str], claim: Statement) -> bool:
    """Whether a name may be another on the card, cut down to its first letters."""
    names = [run, claim.card.employer, *(school for _, school in claim.card.schools)]
    initials = {"".join(form[0] for form in name) for name in names if len(name) > 1}
    return not initials.isdisjoint({*run, *claim.card.forms})
