"""Whether a card says otherwise: the same matter, with another value. Quiet rather than wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ccc.scoring.annotation import Annotation
from ccc.scoring.cards import Profile
from ccc.scoring.fact_ledger.card_facts import NOT, Statement, card_facts
from ccc.scoring.fact_ledger.figures import never_done, other_day, other_figure
from ccc.scoring.fact_ledger.occupation import copied_trade, other_department, other_trade
from ccc.scoring.fact_ledger.places import copied_work, other_employer, other_school, other_town
from ccc.scoring.lexicon.trades import trade_in
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.text.note import Word


def contradiction(
    annotation: Annotation, profile: Profile, words: Sequence[Word], *, told: bool, shared: bool
) -> str | None:
    """What this card says against a clause about its person, as it stands there, or None.

    `told`: the writer tells of having read or heard it; `shared`: it is said of both people.
    """
    if not words or _SLOT.search(annotation.note.between(words[0].start, words[-1].end + 1)):
        return None
    forms = [word.form for word in words]
    denies = not NOT.isdisjoint(forms)
    claim = Statement(annotation, card_facts(profile), words, forms, denies, told, shared)
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


_OF_PERSONS: tuple[Callable[[Statement], str | None], ...] = (
    other_trade,
    copied_trade,
    copied_work,
    other_department,
    other_town,
    other_employer,
    other_school,
)
_OF_MATTERS: tuple[Callable[[Statement], str | None], ...] = (other_figure, other_day, never_done)
_OF_ALL = (*_OF_PERSONS, *_OF_MATTERS)
