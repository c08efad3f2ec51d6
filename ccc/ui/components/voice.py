"""Whom sentences are about: the participant, or somebody a coach looks at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Voice:
    """Whom the sentences are about."""

    you: str
    your: str
    yourself: str

    @property
    def subject(self) -> str:
        """The first word of a sentence about them."""
        return self.you.capitalize()

    @property
    def owned(self) -> str:
        """The first word of a sentence about something of theirs."""
        return self.your.capitalize()


YOU = Voice("you", "your", "yourself")


THEY = Voice("they", "their", "themselves")
