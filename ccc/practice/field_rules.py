"""What text fields take, how much, and which text wins of two written in two windows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from unicodedata import category

LONGEST_NOTE = 2000
"""Characters of a note that are kept. A request that is sent has 140: the rest is room to think."""

LONGEST_BAD_NOTE, LONGEST_BAD_NOTE_WHY = 400, 200
"""Characters of a note that is to get a better score than it should, and of why it is bad."""

LONGEST_REPLY = 2000
"""Far more than anybody would read; the article sets no limit."""

LONGEST_LEVEL_REASON, LONGEST_COMMENT, LONGEST_MARK_ANSWER = 300, 1000, 500
"""Characters of a coach's reason for a level and comment on a note; of its writer's answer."""

LONGEST_ASIDE_REASON = 200
"""Characters of why a suggestion is put aside."""

LONGEST_OBJECTION, LONGEST_DISPUTED = 300, 400
"""Characters of why the scorer is wrong, and of the words that it is about."""

MOST_REPORTED = 10_000
"""Characters (UTF-16 units) of a text that a field reports; `note.js` says so of a longer one."""


def visible(text: str) -> str:
    """A name without the blanks around it; nothing where there is nothing in it to see."""
    seen = any(category(char)[0] in "LNPS" for char in text)
    return text.strip() if seen else ""


def too_long(text: str, most: int) -> str | None:
    """A sentence to who wrote more than `most` characters, or None where it fits."""
    used = len(text.strip())
    if used <= most:
        return None
    return (
        f"This has {used:,} characters and {most:,} can be kept: take out {used - most:,}. "
        "It stays in the field, but it is not saved yet."
    )


def name_complaint(name: str, most: int, nameless: str) -> str | None:
    """What is wrong with a name: nothing to see (told by `nameless`), or too long; else None."""
    return too_long(name, most) if visible(name) else nameless


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
