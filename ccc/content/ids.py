"""The ids that content and code share; apart from the models, so that scoring needs no pydantic."""

from __future__ import annotations

import re
from typing import Literal, get_args

CriterionId = Literal["reason", "context", "common_ground", "value", "personal"]
"""The criteria of the rubric, by id; `content/rubric.yaml` names and describes them."""

CRITERIA: tuple[CriterionId, ...] = get_args(CriterionId)
"""The criteria in the order of the article's argument; every table and chart keeps it."""

FlagId = Literal[
    "blank",
    "default_text",
    "unreadable",
    "placeholder",
    "wrong_person",
    "pitch",
    "too_long",
    "other_language",
]
"""Facts about a note that cap its score; `content/rubric.yaml` holds the caps and the wording."""

FLAGS: tuple[FlagId, ...] = get_args(FlagId)
"""Every flag, in the order of the written rubric."""

READ_FLAGS: tuple[FlagId, ...] = ("pitch", "wrong_person", "unreadable")
"""The flags that the encoder has a head for, in the order of its heads."""

OWN = "own:"
"""What the scenario id of a participant's own person begins with; no file's id may be so."""

_OWN_ID = re.compile(rf"{OWN}([1-9][0-9]{{0,8}})\Z")


def own_id(scenario_id: str) -> int | None:
    """The number of the own person behind a scenario id, or None for a shipped scenario."""
    found = _OWN_ID.match(scenario_id)
    return int(found.group(1)) if found else None


Role = Literal["met", "tie", "offer", "charge"]
"""What words do in a note, where it takes more than their criterion to judge the rest of it.

They say where you met or what of theirs you saw, what you share, what you hold out to them, and
what they would pay.
"""


ReplyCheckId = Literal["thanks", "how", "why", "focus", "open", "signed"]
"""What a good reply does, each a check."""


REPLY_CHECKS: tuple[ReplyCheckId, ...] = get_args(ReplyCheckId)
"""In the order in which the article's own reply does them."""


ReplyFaultId = Literal["sarcasm", "accepts_without_asking", "lecture", "pitch", "rude"]
"""What spoils a reply."""


REPLY_FAULTS: tuple[ReplyFaultId, ...] = get_args(ReplyFaultId)
"""In the order of the written rubric."""


GameId = Literal["decide", "reply", "seat", "month", "beat"]
"""Connect or follow, a blank request, the recipient's seat, five notes a month, beat the score."""


GAMES: tuple[GameId, ...] = get_args(GameId)
"""In the order in which they are offered."""


DeskReasonId = Literal[
    "waits",
    "fell_back",
    "stopped",
    "never_began",
    "same_words",
    "polishes",
    "thinks_too_well",
    "thinks_too_little",
    "disagrees",
    "stands_still",
    "got_better",
]
"""Why a coach may want to talk with somebody, by what their notes and guesses show."""


DESK_REASONS: tuple[DeskReasonId, ...] = get_args(DeskReasonId)
"""In the order in which a coach is told of them."""


Choice = Literal["connect", "follow"]
"""What can be done about somebody: ask to be connected, or only read what they write."""


InboxAnswer = Literal["accept", "ignore", "report"]
"""What a recipient can do with an invitation."""


INBOX_ANSWERS: tuple[InboxAnswer, ...] = get_args(InboxAnswer)
"""From the kindest to the sharpest."""


Move = Literal["note", "blank", "follow", "wait"]
"""What can be done about somebody in a month in which notes are few."""


MOVES: tuple[Move, ...] = get_args(Move)
"""In the order in which they are offered."""
