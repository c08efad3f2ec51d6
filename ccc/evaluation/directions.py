"""Which way each sign of a note may count for each criterion when weights are fitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from ccc.content.ids import CRITERIA, CriterionId

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric


Direction = Literal["up", "down", "either", "none"]


_DOWN = frozenset(
    {
        "pitch",
        "unreadable",
        "default_text",
        "placeholder",
        "wrong_person",
        "short",
        "tie+only-theirs",
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
        "proper": "context common_ground personal",
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
        "contradicted": "",
        "off-card": "",
        "greeting-only": "",
        "thin-card": "",
        "offer+to-them": "value",
        "offer+thing": "value",
        "offer+anyone": "value personal",
        "offer+specific": "reason value",
        "tie+specific": "common_ground",
        "tie+role": "common_ground",
        "tie+only-theirs": "common_ground",
        "shared+mine": "common_ground",
        "shared+life": "common_ground",
        "their-life": "personal",
        "source+role": "context",
        "source+their-fact": "context personal",
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
