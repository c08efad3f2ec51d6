"""What is kept of a workshop: everything for some days, and counts for good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self, TypeVar

from ccc.practice.numbers import in_digits

Kept = TypeVar("Kept")

DAYS = (30, 90, 365)
"""For how many days from its beginning a workshop may be kept."""


@dataclass(frozen=True)
class Counts:
    """What a workshop came to, without anybody: all that stays of it in the end.

    Of those who were not taken out: `people`, and how many of them said yes to a coach; by step
    the `notes` of its round, the `answers` of the room by what was said, and the `choices`
    between pairs of a phone's own.
    """

    people: int
    coach_may: int
    notes: Mapping[int, int]
    answers: Mapping[int, Mapping[str, int]]
    choices: Mapping[int, int]

    def to_json(self) -> dict[str, Any]:
        """The counts as plain JSON values."""
        return {
            "people": self.people,
            "coach_may": self.coach_may,
            "notes": _by_text(self.notes),
            "answers": {step: dict(said) for step, said in _by_text(self.answers).items()},
            "choices": _by_text(self.choices),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """The counts that `to_json` gave."""
        return cls(
            kept["people"],
            kept["coach_may"],
            _by_step(kept["notes"]),
            _by_step(kept["answers"]),
            _by_step(kept["choices"]),
        )


@dataclass(frozen=True)
class KeptUntil:
    """A workshop of which everything is still kept, and until when."""

    workshop_id: int
    title: str
    until: datetime


@dataclass(frozen=True)
class Forgotten:
    """A workshop of which only counts are kept any more, and since when."""

    workshop_id: int
    title: str
    counts: Counts
    at: datetime


def counts_words(found: Counts) -> str:
    """People, notes, and all that was answered, in one line."""
    answers = sum(sum(said.values()) for said in found.answers.values())
    answers += sum(found.choices.values())
    return (
        f"{in_digits(found.people, 'person', 'people')}, "
        f"{in_digits(sum(found.notes.values()), 'note', 'notes')}, "
        f"{in_digits(answers, 'answer', 'answers')}"
    )


def _by_text(found: Mapping[int, Kept]) -> dict[str, Kept]:
    return {str(step): kept for step, kept in sorted(found.items())}


def _by_step(found: Mapping[str, Kept]) -> dict[int, Kept]:
    return {int(step): kept for step, kept in found.items()}
