"""What a participant wrote since a coach looked, and whether it went up or down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ccc.practice.attempts import Attempt, compared_drafts
from ccc.practice.improvement import DRAFTS_COMPARED, Verdict, verdict
from ccc.practice.numbers import counted, in_points


@dataclass(frozen=True)
class News:
    """The number of notes since a look, and how first drafts changed since.

    `change` compares the last three first drafts with the last three at the time of the look; it
    is too early where there were fewer.
    """

    notes: int
    change: Verdict


def news_since(looked: datetime, attempts: Sequence[Attempt], standard_error: float) -> News:
    """The news since that moment in one participant's attempts, oldest first.

    `standard_error` is the scorer's own, in points, as for `progress_report`.
    """
    drafts = compared_drafts(attempts)
    then = [draft for draft in drafts if draft.at <= looked]
    both = (*then[-DRAFTS_COMPARED:], *drafts[-DRAFTS_COMPARED:])
    return News(
        notes=sum(attempt.at > looked for attempt in attempts),
        change=verdict(both, standard_error),
    )


def news_in_words(news: News) -> str:
    """The news behind a colon, without a full stop."""
    if not news.notes:
        return "no new note"
    notes, change = counted(news.notes, "note", "notes"), news.change
    if change.first_mean is None or change.last_mean is None:
        return f"{notes}; it is too early to say whether first drafts changed"
    points = in_points(abs(change.last_mean - change.first_mean))
    match change.kind:
        case "better":
            return f"{notes}, and the latest first drafts are up by {points}"
        case "lower":
            return f"{notes}, and the latest first drafts are down by {points}"
        case _:
            return f"{notes}, and no clear change in first drafts"
