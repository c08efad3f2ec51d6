"""Every sign that code computes, and which way a sign may count when weights are fitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from ccc.content.ids import CRITERIA, CriterionId

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric

SIGNS: Mapping[str, str] = {
    "their-fact": "rare words of one fact on their card",
    "their-facts": "how many facts on their card are touched",
    "their-need": "words of something they need or asked for",
    "their-source": "words of something they said, wrote or showed",
    "their-headline": "words of their headline: a job, a company",
    "my-fact": "rare words of one fact on your own card",
    "my-facts": "how many facts on your own card are touched",
    "my-headline": "words of your own headline",
    "shared-thing": "rare words that stand on both cards",
    "shared-background": "the same, where it is about their life rather than their needs",
    "no-recipient": "there are no facts to hold the note against",
    "no-sender": "there are no facts about the writer",
    "name": "their name",
    "signed": "your name",
    "specific": "how much of the note is rare words or figures",
    "figure": "figures",
    "situation": "words of the situation",
    "job": "a kind of work",
    "thing": "a thing that can be handed over",
    "my-thing": "a thing that can be handed over, and it is yours",
    "question": "a question mark",
    "short": "fewer than eight words that have to do with the two people",
    "you-and-i": "you and I in one sentence",
    "your-rare": "something of theirs, named by a rare word",
    "pitch": "it sells",
    "unreadable": "no sentences",
    "default_text": "the stock sentence",
    "placeholder": "an unfilled slot",
    "wrong_person": "it speaks to somebody else",
    "offer+need": "an offer, and beside it something they need",
    "offer+my-fact": "an offer, and a fact or figure of yours",
    "offer+their-fact": "an offer, and a fact of theirs",
    "to-them": "it speaks to them: you, your or their name",
    "offer+to-them": "an offer, in a note that speaks to them",
    "offer+anyone": "an offer made to anybody",
    "offer+specific": "an offer, among rare words, where there is no card",
    "tie+specific": "a link said, beside rare words",
    "tie+role": "a link said, beside a kind of work",
    "their-life": "rare words of their life, rather than of their needs or their work in public",
    "shared+mine": "your own card, in a note that says or names something shared",
    "shared+life": "their life, in a note that says or names something shared",
    "source+role": "how you know them, and what you do",
    "specific-no-card": "rare words where there is no card",
    "you+specific": "speaking to them, with rare words",
}
"""The signs that code computes, by name; every check for a criterion is a sign too."""

Direction = Literal["up", "down", "either", "none"]

_DOWN = frozenset(
    {
        "pitch",
        "unreadable",
        "default_text",
        "placeholder",
        "wrong_person",
        "short",
        "offer+anyone",
    }
)

_EITHER = frozenset({"no-recipient", "no-sender"})

_ONLY: Mapping[str, frozenset[str]] = {
    sign: frozenset(criteria.split())
    for sign, criteria in {
        "their-fact": "reason personal",
        "their-facts": "personal",
        "their-need": "reason value",
        "their-source": "reason context personal",
        "their-headline": "personal",
        "my-fact": "context value",
        "my-facts": "context value",
        "my-headline": "context",
        "shared-thing": "common_ground",
        "shared-background": "common_ground",
        "name": "context personal",
        "signed": "context",
        "specific": "reason context value personal",
        "specific-no-card": "context common_ground personal",
        "you+specific": "reason context personal",
        "your-rare": "reason context personal",
        "figure": "context value personal",
        "situation": "context personal",
        "job": "context common_ground",
        "thing": "value",
        "my-thing": "value",
        "question": "reason",
        "short": "reason context personal",
        "you-and-i": "common_ground",
        "default_text": "reason personal",
        "offer+need": "reason value",
        "offer+my-fact": "value",
        "offer+their-fact": "reason value",
        "to-them": "reason personal",
        "offer+to-them": "value",
        "offer+anyone": "value personal",
        "offer+specific": "reason value",
        "tie+specific": "common_ground",
        "tie+role": "common_ground",
        "shared+mine": "common_ground",
        "shared+life": "common_ground",
        "their-life": "personal",
        "source+role": "context",
    }.items()
}
"""Signs that may speak to some criteria only: signing a note, say, is no gift to its reader."""

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
        if criterion not in _ONLY.get(sign, CRITERIA):
            return "none"
        return "down" if sign in _DOWN else "either" if sign in _EITHER else "up"
    if (sign, criterion) in _NO_COST:
        return "none"
    if check.criterion != criterion:
        return "up" if (sign, criterion) in _ALSO else "down" if (check.level or 0) < 2 else "none"
    return ("down", "either", "up", "up")[check.level or 0]
