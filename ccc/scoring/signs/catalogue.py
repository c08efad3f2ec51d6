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
    # Words of the cards: rare ones of a fact, of a need, of what they said or showed, of a job.
    "their-fact": "reason personal",
    "their-life": "personal",
    "their-need": "reason value",
    "their-source": "reason context personal",
    "my-fact": "context value",
    "my-headline": "context",
    "situation": "context personal",
    # The note's own words: your name, rare words, a question mark, fewer than eight words, words
    # that speak to the reader.
    "signed": "context",
    "specific": "reason context value personal",
    "specific-no-card": "context common_ground personal",
    "figure": "context value personal",
    "thing": "value",
    "question": "reason",
    "short": "reason context personal",
    "to-them": "reason personal",
    "no-recipient": _EVERY,
    # An offer beside a fact of theirs, or beside rare words where there is no card of yours.
    "offer+their-fact": "reason value",
    "offer+my-fact": "value",
    "offer+anyone": "value personal",
    "offer+specific": "reason value",
    # Something shared beside your own card, or beside their life rather than their needs.
    "shared+mine": "common_ground",
    "shared+life": "common_ground",
    # Flags.
    "pitch": _EVERY,
    "unreadable": _EVERY,
    "placeholder": _EVERY,
    "wrong_person": _EVERY,
}
"""The signs that code computes, and the criteria that each may speak to: signing a note, say, is no
gift to its reader. Every check for a criterion is a sign too."""

NAMED_CHECKS = word_set("""
    context-referral context-said reason-answers-need value-anyone value-string value-taking
""")
"""The checks that code asks for by name, so that no content can be without them."""

Direction = Literal["up", "down", "either", "none"]

_DOWN = word_set("pitch unreadable placeholder wrong_person short offer+anyone")

_EITHER = word_set("no-recipient")

_ALSO = {("context-referral", "common_ground")}

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
