"""A blank request: what an answer to it comes to."""

from __future__ import annotations

from ccc.games.rounds import Points
from ccc.scoring.replies.reply import ReplyAssessment

COST_OF_A_FAULT = 2
"""Points that each fault of a reply costs of those that its checks can earn."""


def reply_points(judged: ReplyAssessment) -> Points:
    """A reply's points: what its checks earn, less what its faults cost."""
    gained = judged.points - COST_OF_A_FAULT * len(judged.faults)
    return Points(max(0, gained), 2 * len(judged.checks))
