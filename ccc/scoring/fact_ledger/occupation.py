"""A trade, a rank or a department in a clause that the card has otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from ccc.scoring.fact_ledger.card_facts import ONCE, CardFacts, Statement, other_card
from ccc.scoring.lexicon.trades import (
    LEARNED,
    LEARNERS,
    RANKS,
    department,
    families,
    is_exclusive,
    trade_in,
)
from ccc.scoring.lexicon.vocabulary import STOP, word_set
from ccc.scoring.text.stem import alike, stem


def other_trade(claim: Statement) -> str | None:
    """Said to be of one trade, where the card names another and nothing goes with the first."""
    trade = _claimed_trade(claim)
    if trade is None or not claim.card.headline:
        return None
    root = stem(trade)
    for no in claim.card.negations:
        if no.verb == root and not no.others:
            return no.text
    fits = any(alike(root, other) for other in claim.card.stems) or (
        families(trade) & claim.card.families
    )
    learns = trade in LEARNED and any(word.form in LEARNERS for word in claim.card.facts[0].words)
    if fits or not (claim.card.trades or learns) or not is_exclusive(trade):
        return None
    return claim.card.headline


def _claimed_trade(claim: Statement) -> str | None:
    """The trade after "I am a", "as a", "fellow", or before "like you"."""
    forms = claim.forms
    if claim.denies:
        return None
    for number, form in enumerate(forms):
        trade = trade_in(form)
        if trade is None:
            continue
        after = forms[number + 1] if number + 1 < len(forms) else ""
        if after in _NOT_A_ROLE or (after and after not in STOP and after not in _GOES_ON):
            continue
        if after == "for" and "as" not in forms[:number]:
            continue
        if ONCE.intersection(forms[max(0, number - 6) : number + 1]):
            continue
        if is_named(claim, number) or (form == trade and _is_title(forms[:number], after)):
            return trade
    return None


_GOES_ON = word_set("like based living working")
_NOT_A_ROLE = word_set("than to when if do does did are would can could will")
"""After a trade: a better cook than me, a dentist to my llamas, as bakers do."""


def _is_title(before: Sequence[str], after: str) -> bool:
    """Whether a clause opens with a trade in the singular: "night nurse here", "baker like you"."""
    plain = len(before) <= 3 and not any(form in STOP - _ARTICLES for form in before)
    return plain and after in {"like", "too", "myself", "here"}


_ARTICLES = word_set("a an the")
_MODIFIERS = 3


def is_named(claim: Statement, number: int) -> bool:
    """Whether the words before a trade make it what the person is, such as "I am a night"."""
    forms, at = claim.forms, number - 1
    while at >= 0 and number - at <= _MODIFIERS and _may_modify(forms[at]):
        at -= 1
    if at < 0:
        return False
    opener = forms[at]
    definite = opener == "the"
    if opener in _ARTICLES:
        at = _back_over(forms, at - 1, _STILL)
        opener = forms[at] if at >= 0 else ""
    elif opener in _SEVERAL:
        at = _back_over(forms, at - 1, _SEVERAL)
        opener = forms[at] if at >= 0 else ""
    if opener == "as":
        return not claim.told or (at > 0 and forms[at - 1] in _WORK)
    if claim.told or definite:
        return False
    if opener in {"am", "are"}:
        at = _back_over(forms, at - 1, _STILL)
        return at >= 0 and forms[at] in {"i", "we", "you"}
    return opener in {"i'm", "we're", "you're", "fellow"} or (opener == "we" and at == number - 1)


def _may_modify(form: str) -> bool:
    return form not in STOP and form != "fellow" and not form.endswith("ing")


def _back_over(forms: Sequence[str], at: int, skipped: frozenset[str]) -> int:
    while at >= 0 and forms[at] in skipped:
        at -= 1
    return at


_SEVERAL = word_set("both two all still also")
_STILL = word_set("still now also both just only too myself")
_WORK = word_set("work role job career life years experience time")


def other_department(claim: Statement) -> str | None:
    """Said to lead one department, where the headline has the rank and another department."""
    forms, theirs = claim.forms, claim.card.departments
    if not theirs or "as" not in forms:
        return None
    for number, form in enumerate(forms[:-2]):
        if form in RANKS and forms[number + 1] in {"of", "for"} and "as" in forms[:number]:
            after = forms[number + 2 : number + 5]
            said = {d for name in after if (d := department(name)) is not None}
            if said and not said & theirs and forms[number + 2] not in claim.card.forms:
                return claim.card.facts[0].text
    return None


def copied_trade(claim: Statement) -> str | None:
    """Said to be both, say, "fellow sleep researchers", where only the other headline has it."""
    other = other_card(claim) if claim.shared else None
    if other is None or not _has_trade(claim.card):
        return None
    for number, word in enumerate(claim.words[1:], start=1):
        kind, trade = claim.words[number - 1], trade_in(word.form)
        if trade is None or kind.rarity == 0 or claim.denies:
            continue
        theirs = any(alike(kind.stem, w.stem) for w in other.facts[0].words)
        here = any(alike(root, w) for root in (kind.stem, stem(trade)) for w in claim.card.stems)
        same = families(trade) & claim.card.families or families(kind.form) & claim.card.families
        if theirs and not here and not same and is_named(claim, number - 1):
            return claim.card.headline
    return None


def _has_trade(card: CardFacts) -> bool:
    return any(trade_in(word.form) for word in card.facts[0].words)
