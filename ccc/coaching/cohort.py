"""Cohorts: the people of one workshop who let its coach read, or everybody who does."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from ccc.coaching.summary import PersonSummary

EVERYBODY = 0
"""The id of the cohort of all whom a coach may read, also outside workshops."""

PAGE = 40
"""So many people stand on a page of the list."""


@dataclass(frozen=True)
class Cohort:
    """A workshop with people who let its coach read, and how many they are."""

    id: int
    title: str
    people: int


@dataclass(frozen=True)
class Member:
    """Somebody in a cohort. `came` is when they joined it, or came to the server.

    `has_namesake` is whether another of the cohort has the same nickname. `summary` is None where
    nothing was summed up yet, as before the first note.
    """

    id: int
    nickname: str
    came: datetime
    has_namesake: bool
    summary: PersonSummary | None


SortedBy = Literal[
    "last_note", "nickname", "notes", "new_people", "last_three", "change", "weakest"
]
"""What the list is sorted by; whoever has no such figure comes last."""

SORTED_BY: tuple[SortedBy, ...] = get_args(SortedBy)


@dataclass(frozen=True)
class Wanted:
    """A page of the list: of which cohort, who is searched for, in which order; pages from 1.

    `search` is part of a nickname or a whole number, of a number alone unless `by_name`.
    """

    cohort: int = EVERYBODY
    search: str = ""
    by_name: bool = True
    sorted_by: SortedBy = "last_note"
    descending: bool = True
    page: int = 1

    @property
    def number(self) -> int | None:
        """The participant's number that is searched for; None where the search is for no number."""
        digits = self.search.strip().lower().removeprefix("no.").strip()
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


@dataclass(frozen=True)
class DeskNow:
    """What tells who needs a talk besides their rows: the moment, and ids of participants.

    Answers of those who are `unanswered` wait, and the lines of those who are `away` are put away.
    """

    now: datetime
    unanswered: Collection[int] = ()
    away: Collection[int] = ()


MORE_COUNTED = 100
"""Of those who may need a coach, so many more are counted than are told of."""


@dataclass(frozen=True)
class Needing:
    """The first of those with a reason to talk, and how many there are.

    Where there are more than MORE_COUNTED others, `found` is one more than those.
    """

    members: Sequence[Member]
    found: int


@dataclass(frozen=True)
class MemberPage:
    """The members on a page, which page it is, and how many the search found in all."""

    members: Sequence[Member]
    page: int
    found: int

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.found // PAGE))
