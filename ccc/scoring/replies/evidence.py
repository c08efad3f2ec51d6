"""The words of a reply that answer a question or make a fault."""

from __future__ import annotations

from dataclasses import dataclass

from ccc.content.ids import ReplyCheckId, ReplyFaultId


@dataclass(frozen=True)
class ReplyEvidence:
    """Words that answer a question or make a fault: `reply[start:end]`, half open, not empty."""

    about: ReplyCheckId | ReplyFaultId
    start: int
    end: int
    why: str
