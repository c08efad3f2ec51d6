"""What one participant's attempts say of their progress, worked out once for whoever shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccc.practice.attempts import Attempt, compared_drafts
from ccc.practice.habits import Habits, habits
from ccc.practice.improvement import (
    ChangeBand,
    Verdict,
    change_band,
    drafts_with_other_room,
    other_first_drafts,
    verdict,
)


@dataclass(frozen=True)
class ProgressReport:
    """Whether first drafts to new people changed, and what the writer is strong and weak in.

    `compared` are the first drafts that `verdict` and `band` rest on. `other_drafts` and
    `other_room` count those that were left out: to people who were not new, or at another limit.
    """

    verdict: Verdict
    band: ChangeBand | None
    habits: Habits | None
    compared: tuple[Attempt, ...]
    other_drafts: int
    other_room: int


def progress_report(attempts: Sequence[Attempt], standard_error: float) -> ProgressReport:
    """The report on one participant's attempts, scored or not, oldest first.

    `standard_error` is the scorer's own, in points of 100, for notes whose assessment tells none.
    """
    return ProgressReport(
        verdict(attempts, standard_error),
        change_band(attempts, standard_error),
        habits(attempts),
        compared_drafts(attempts),
        other_first_drafts(attempts),
        drafts_with_other_room(attempts),
    )
