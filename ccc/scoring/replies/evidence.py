"""What the checks find in a reply, and the words that answer a question or make a fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccc.content.ids import ReplyCheckId, ReplyFaultId


@dataclass(frozen=True)
class ReplyEvidence:
    """Words that answer a question or make a fault: `reply[start:end]`, half open, not empty."""

    about: ReplyCheckId | ReplyFaultId
    start: int
    end: int
    why: str


@dataclass(frozen=True)
class ReplyByRules:
    """What the checks alone make of a reply.

    `faults` tells of each fault how surely it is there: 2 by words, 1 by what is not said.
    """

    levels: Mapping[ReplyCheckId, int]
    faults: Mapping[ReplyFaultId, int]
    evidence: tuple[ReplyEvidence, ...]
