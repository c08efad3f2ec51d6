"""The ids of what a reply to a blank request is judged on; scoring loads them without pydantic."""

from __future__ import annotations

from typing import Literal, get_args

ReplyCheckId = Literal["thanks", "how", "why", "focus", "open", "signed"]
"""The six things a good reply does."""

REPLY_CHECKS: tuple[ReplyCheckId, ...] = get_args(ReplyCheckId)
"""In the order in which the article's own reply does them."""

ReplyFaultId = Literal["sarcasm", "accepts_without_asking", "lecture", "pitch", "rude"]
"""What spoils a reply."""

REPLY_FAULTS: tuple[ReplyFaultId, ...] = get_args(ReplyFaultId)
"""In the order of the written rubric."""
