"""Whether a card says otherwise: the same matter, with another value. Quiet rather than wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ccc.scoring.annotation import Look
from ccc.scoring.cards import Profile
from ccc.scoring.fact_ledger.card_facts import (
    GENERIC,
    NOT,
    ONCE,
    STUDY,
    Known,
    Statement,
    capitals,
    known,
)
from ccc.scoring.fact_ledger.figures import never_done, other_day, other_figure
from ccc.scoring.lexicon.trades import (
    CITIES,
    LEARNED,
    LEARNERS,
    RANKS,
    department,
    families,
    is_exclusive,
    trade_in,
)
from ccc.scoring.lexicon.vocabulary import STOP, word_set
from ccc.scoring.text.note import Word
from ccc.scoring.text.stem import alike, stem


def contradiction(
    seen: Look, profile: Profile, words: Sequence[Word], *, told: bool, shared: bool
) -> str | None:
    """What this card says against a clause about its person, as it stands there, or None.

    `told`: the writer tells of having read or heard it; `shared`: it is said of both people.
    """
    if not words or _SLOT.search(seen.note.between(words[0].start, words[-1].end + 1)):
        return None
    forms = [word.form for word in words]
    denies = not NOT.isdisjoint(forms)
    claim = Statement(seen, known(profile), words, forms, denies, told, shared)
    for check in _OF_MATTERS if _is_of_a_third(claim) else _OF_ALL:
        found = check(claim)
        if found is not None:
            return found
    return None


def _is_of_a_third(claim: Statement) -> bool:
    """Whether the clause tells of somebody else: "my sister is", "two doctors told me"."""
    for form in claim.forms:
        if form in _THIRD:
            return True
        if form in _FIRST or form in {"as", "fellow"}:
            return False
        trade = trade_in(form)
        if trade is not None:
            return trade != form and claim.forms[0] not in {"as", "we", "you"}
    return False


_FIRST = word_set("i i'm i've we we're we've you you're you've")
_THIRD = word_set("""
    aunt boss brother children colleague colleagues cousin crew dad daughter daughters father friend
    friends grandfather grandmother grandma grandpa granddaughter grandson husband mother mum
    neighbour neighbor nephew niece partner people sister son sons students uncle wife
""")
_SLOT = re.compile(r"[\[\]{}<>]")
# --- a trade, a rank --------------------------------------------------------------------------


def _other_trade(claim: Statement) -> str | None:
    """Said to be of one trade, where the card names another and nothing goes with the first."""
    trade = _claimed_trade(claim)
    if trade is None or not claim.card.headline:
        return None
    root = stem(trade)
    for no in claim.card.negations:
        if no.verb == root and not no.others:
            return no.text
    fits = any(alike(root, one) for one in claim.card.stems) or (
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
        if _is_named(claim, number) or (form == trade and _is_title(forms[:number], after)):
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


def _is_named(claim: Statement, number: int) -> bool:
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


def _other_department(claim: Statement) -> str | None:
    """Said to lead one department, where the headline has the rank and another department."""
    forms, theirs = claim.forms, claim.card.departments
    if not theirs or "as" not in forms:
        return None
    for number, form in enumerate(forms[:-2]):
        if form in RANKS and forms[number + 1] in {"of", "for"} and "as" in forms[:number]:
            after = forms[number + 2 : number + 5]
            said = {d for one in after if (d := department(one)) is not None}
            if said and not said & theirs and forms[number + 2] not in claim.card.forms:
                return claim.card.facts[0].text
    return None


def _copied_trade(claim: Statement) -> str | None:
    """Said to be both, say, "fellow sleep researchers", where only the other headline has it."""
    other = _other_card(claim) if claim.shared else None
    if other is None or not _has_trade(claim.card):
        return None
    for number, word in enumerate(claim.words[1:], start=1):
        kind, trade = claim.words[number - 1], trade_in(word.form)
        if trade is None or kind.rarity == 0 or claim.denies:
            continue
        theirs = any(alike(kind.stem, w.stem) for w in other.facts[0].words)
        here = any(alike(one, w) for one in (kind.stem, stem(trade)) for w in claim.card.stems)
        same = families(trade) & claim.card.families or families(kind.form) & claim.card.families
        if theirs and not here and not same and _is_named(claim, number - 1):
            return claim.card.headline
    return None


def _has_trade(card: Known) -> bool:
    return any(trade_in(word.form) for word in card.facts[0].words)


def _other_card(claim: Statement) -> Known | None:
    """The other person's card."""
    for profile in (claim.seen.mine, claim.seen.theirs):
        if profile is not None and known(profile) is not claim.card:
            return known(profile)
    return None


# --- a town, an employer, a school ------------------------------------------------------------


def _other_town(claim: Statement) -> str | None:
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
    other = _other_card(claim)
    return other.cities if other else frozenset()


def _has_place(card: Known) -> bool:
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
    if any(one in {"i", "you", "we"} for one in before[place:]):
        return False
    trades = [n for n in range(max(0, place - 5), place) if trade_in(before[n])]
    named = any(_is_named(claim, start + n) or start + n == 0 for n in trades)
    works = before[max(0, place - 4) : place]
    at = "at" in works and any(one in {"work", "works", "working"} for one in works)
    return named or at or before[place - 1] in _RESIDES


_PASSING = word_set("""
    week weekend month today now moment summer winter spring autumn often sometimes next mondays
    tuesdays wednesdays thursdays fridays saturdays sundays visit visiting trip holiday
""")


def _other_employer(claim: Statement) -> str | None:
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
    return form in _WORKS or (trade_in(form) is not None and _is_named(claim, number))


_WORKS = word_set("work works working job role position career employed")


def _goes_with(run: Sequence[str], card: Known) -> bool:
    """Whether a name is, or may be, on the card: a word of it, or the first letters of a name."""
    if any(form in card.forms or form in CITIES or form in _PLACES for form in run):
        return True
    names = [run, card.employer, *(school for _, school in card.schools)]
    initials = {"".join(form[0] for form in name) for name in names if len(name) > 1}
    short = {form for form in (*run, *card.forms) if len(form) <= 5}
    return bool(initials & short)


_PLACES = word_set("north south east west lake river port saint st mount university the")


def _copied_work(claim: Statement) -> str | None:
    """Said that both work for one thing, where only the other headline has it."""
    other, forms = _other_card(claim) if claim.shared else None, claim.forms
    if other is None or not claim.card.headline or claim.denies:
        return None
    for number, form in enumerate(forms[:-1]):
        if form not in {"work", "working"} or forms[number + 1] not in {"for", "in", "at", "on"}:
            continue
        thing = next((w for w in claim.words[number + 2 : number + 4] if w.form not in STOP), None)
        if thing is None or thing.capital or thing.form in _FIELDS:
            continue
        theirs = any(alike(thing.stem, w.stem) for w in other.facts[0].words)
        here = any(alike(thing.stem, one) for one in claim.card.stems)
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


def _other_school(claim: Statement) -> str | None:
    """Said to have studied at one school, where the card names another one."""
    forms = claim.forms
    if not claim.card.schools or not STUDY.intersection(forms) or claim.denies:
        return None
    for number, form in enumerate(forms):
        if form in {"at", "from"} and (STUDY - _PRESENT).intersection(
            forms[max(0, number - 4) : number]
        ):
            run = capitals(claim.words, number + 1)
            names = [one for one in run if one not in GENERIC]
            on_card = any(one in claim.card.forms for one in names)
            if names and not on_card and not any(_are_initials(n, claim.card) for n in names):
                return claim.card.schools[0][0]
    return None


_PRESENT = word_set("study studying degree")


def _are_initials(short: str, card: Known) -> bool:
    return any(short == "".join(form[0] for form in school) for _, school in card.schools)


_OF_PERSONS: tuple[Callable[[Statement], str | None], ...] = (
    _other_trade,
    _copied_trade,
    _copied_work,
    _other_department,
    _other_town,
    _other_employer,
    _other_school,
)
_OF_MATTERS: tuple[Callable[[Statement], str | None], ...] = (other_figure, other_day, never_done)
_OF_ALL = (*_OF_PERSONS, *_OF_MATTERS)
