"""Somebody in a cohort, for what is said of them."""

from __future__ import annotations

from ccc.coaching.cohort import Member
from ccc.coaching.summary import PersonSummary
from tests.conftest import NOON


def member(summary: PersonSummary | None = None, nickname: str = "Ann") -> Member:
    return Member(7, nickname, NOON, has_namesake=False, summary=summary)
