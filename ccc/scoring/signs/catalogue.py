"""Every sign that code computes, and which way a sign may count when weights are fitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from ccc.content.ids import CRITERIA, CriterionId
from ccc.scoring.lexicon.vocabulary import word_set

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric

_EVERY = " ".join(CRITERIA)

SIGNS: Mapping[str, str] = {
    "their-fact": "reason personal",  # rare words of one fact on their card
    "their-facts": "personal",  # how many facts on their card are touched
    "their-need": "reason value",  # words of something they need or asked for
    "their-source": "reason context personal",  # words of something they said, wrote or showed
    "their-headline": "personal",  # words of their headline: a job, a company
    "my-fact": "context value",  # rare words of one fact on your own card
    "my-facts": "context value",  # how many facts on your own card are touched
    "my-headline": "context",  # words of your own headline
    "shared-thing": "common_ground",  # rare words that stand on both cards
    # the same, where it is about their life rather than their needs
    "shared-background": "common_ground",
    "no-recipient": _EVERY,  # there are no facts to hold the note against
    "no-sender": _EVERY,  # there are no facts about the writer
    "name": "context personal",  # their name
    "signed": "context",  # your name
    "specific": "reason context value personal",  # how much of the note is rare words or figures
    "figure": "context value personal",  # figures
    "situation": "context personal",  # words of the situation
    "job": "context common_ground",  # a kind of work
    "thing": "value",  # a thing that can be handed over
    "my-thing": "value",  # a thing that can be handed over, and it is yours
    "question": "reason",  # a question mark
    # fewer than eight words that have to do with the two people
    "short": "reason context personal",
    "you-and-i": "common_ground",  # you and I in one sentence
    "your-rare": "reason context personal",  # something of theirs, named by a rare word
    "pitch": _EVERY,  # it sells
    "unreadable": _EVERY,  # no sentences
    "default_text": "reason personal",  # the stock sentence
    "placeholder": _EVERY,  # an unfilled slot
    "wrong_person": _EVERY,  # it speaks to somebody else
    "offer+need": "reason value",  # an offer, and beside it something they need
    "offer+my-fact": "value",  # an offer, and a fact or figure of yours
    "offer+their-fact": "reason value",  # an offer, and a fact of theirs
    "to-them": "reason personal",  # it speaks to them: you, your or their name
    "offer+to-them": "value",  # an offer, in a note that speaks to them
    "offer+anyone": "value personal",  # an offer made to anybody
    "offer+specific": "reason value",  # an offer, among rare words, where there is no card
    "tie+specific": "common_ground",  # a link said, beside rare words
    "tie+role": "common_ground",  # a link said, beside a kind of work
    # rare words of their life, rather than of their needs or their work in public
    "their-life": "personal",
    "shared+mine": "common_ground",  # your own card, in a note that says or names something shared
    "shared+life": "common_ground",  # their life, in a note that says or names something shared
    "source+role": "context",  # how you know them, and what you do
    "specific-no-card": "context common_ground personal",  # rare words where there is no card
    "you+specific": "reason context personal",  # speaking to them, with rare words
}
"""The signs that code computes, and the criteria that each may speak to: signing a note, say, is no
gift to its reader. Every check for a criterion is a sign too."""

NAMED_CHECKS = word_set("""
    context-referral context-referral-name context-role context-said context-signed-role
    context-when
    personal-you
    reason-answers-need
    shared-generic shared-together
    value-advice value-anyone value-do value-free value-offer value-taking value-tip
""")
"""The checks that code asks for by name, so that no content can be without them."""

Direction = Literal["up", "down", "either", "none"]

_DOWN = word_set("pitch unreadable default_text placeholder wrong_person short offer+anyone")

_EITHER = word_set("no-recipient no-sender")

_ALSO = {("context-referral", "common_ground"), ("context-referral-name", "common_ground")}

_NO_COST = {("value-taking", "common_ground")}
"""What two people share is not undone by asking for something."""


def direction(sign: str, criterion: CriterionId, rubric: Rubric) -> Direction:
    """Which way a sign may count for a criterion.

    A check counts up for its own criterion; one of level 1 either way, as it helps a blank note and
    costs a strong one; one of level 0 or 1 may cost any other criterion.
    """
    check = next((check for check in rubric.checks if check.id == sign and check.criterion), None)
    if check is None:
        if criterion not in SIGNS[sign].split():
            return "none"
        return "down" if sign in _DOWN else "either" if sign in _EITHER else "up"
    if (sign, criterion) in _NO_COST:
        return "none"
    if check.criterion != criterion:
        return "up" if (sign, criterion) in _ALSO else "down" if (check.level or 0) < 2 else "none"
    return ("down", "either", "up", "up")[check.level or 0]
