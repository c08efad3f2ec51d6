"""Which of two texts wins, where two windows or two devices write the same one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LONGEST_WAY = timedelta(minutes=1)
"""Words that were longer on their way had no network, and were typed without a look at others."""


class OutdatedError(Exception):
    """What was typed is older than what is kept, `newer`, and must not be written over it."""

    def __init__(self, newer: str) -> None:
        """Tell what is kept."""
        super().__init__("The words that are kept are newer.")
        self.newer = newer


@dataclass(frozen=True)
class Seen:
    """What a window had before its eyes while a text was typed, and when it was typed.

    `texts` are those that the window knew, or may suppose, to be kept. `at` is when the last key
    was pressed, by the server's clock; None where nobody knows.
    """

    texts: tuple[str, ...]
    at: datetime | None = None

    def knows(self, kept: str, text: str) -> bool:
        """Whether nothing is lost of what is kept if `text` is written over it."""
        return kept.strip() in {"", text.strip(), *(known.strip() for known in self.texts)}

    def typed_at(self, now: datetime) -> datetime:
        """When the text was typed; a clock that is ahead of ours counts as now."""
        return now if self.at is None else min(self.at, now)

    def check(self, kept: str, text: str, now: datetime, kept_at: datetime | None = None) -> None:
        """Raise OutdatedError where the window did not know what is kept, and that is newer.

        Where nobody knows since when it is kept, words that were long on their way give way.
        """
        since = now - LONGEST_WAY if kept_at is None else kept_at
        if not self.knows(kept, text) and self.typed_at(now) < since:
            raise OutdatedError(kept)
