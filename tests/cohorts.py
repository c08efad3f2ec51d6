"""People of a cohort, as their summaries tell of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccc.coaching.cohort_view import CohortRow
from ccc.coaching.summary import PersonSummary
from ccc.content.ids import CRITERIA, CriterionId
from ccc.practice.improvement import VerdictKind


def summary(
    verdict: VerdictKind = "too_early",
    first: float | None = None,
    last: float | None = None,
    levels: Mapping[CriterionId, float] | float | None = None,
    changed: Mapping[CriterionId, float] | None = None,
    **others: Any,
) -> PersonSummary:
    """A summary; `levels` of one number are those of every criterion."""
    means = dict.fromkeys(CRITERIA, levels) if isinstance(levels, float | int) else levels or {}
    told = {
        "notes": 0,
        "new_people": 0,
        "compared": 0,
        "since": None,
        "lean": None,
        "most_tries": 0,
        "repeated": 0,
        "put_aside": None,
        "last_at": None,
        "rules": "1",
        "verdict": verdict,
        "first_mean": first,
        "last_mean": last,
        "means": means,
        "changed": changed or {},
    }
    return PersonSummary(**told | others)


def cohort_row(
    number: int, name: str = "", by_week: tuple[int, ...] = (), **told: Any
) -> CohortRow:
    return CohortRow(number, name or f"Person {number}", summary(**told), by_week)
