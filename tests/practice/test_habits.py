"""What somebody is strong or weak in, by their latest first drafts."""

from __future__ import annotations

import pytest

from ccc.content.ids import CRITERIA, CriterionId
from ccc.content.load import Content
from ccc.practice.habits import habits, weakest_criterion
from tests.attempts import attempt, drafts, three_drafts


def levels(**changed: int) -> dict[CriterionId, int]:
    return {criterion: changed.get(criterion, 1) for criterion in CRITERIA}


def test_the_strongest_and_the_next_habit_have_the_highest_and_the_lowest_mean_level() -> None:
    written = [
        attempt(f"p{number}", 1, 50, levels=levels(value=3, personal=0)) for number in range(3)
    ]
    found = habits(written)
    assert found is not None
    assert (found.strongest, found.following, found.drafts) == ("value", "personal", 3)


def test_ties_between_habits_go_by_the_order_of_the_rubric() -> None:
    written = [
        attempt(f"p{number}", 1, 50, levels=levels(reason=2, context=2, value=0, personal=0))
        for number in range(3)
    ]
    found = habits(written)
    assert found is not None
    assert (found.strongest, found.following) == ("reason", "value")


def test_five_equal_criteria_are_even_and_not_a_habit() -> None:
    found = habits(drafts([50, 50, 50]))
    assert found is not None
    assert found.even


def test_two_first_drafts_are_no_habit_and_revisions_never_are() -> None:
    assert habits([*drafts([50, 50]), attempt("person-0", 2, 90)]) is None


def test_a_habit_is_looked_for_in_the_latest_six_first_drafts() -> None:
    early = [attempt(f"early{n}", 1, 50, levels=levels(reason=3)) for n in range(9)]
    late = [attempt(f"late{n}", 1, 50, levels=levels(value=3)) for n in range(6)]
    found = habits([*early, *late])
    assert found is not None
    assert (found.strongest, found.drafts) == ("value", 6)


@pytest.mark.parametrize(
    ("levels", "weakest"),
    [
        ({"personal": 1}, "personal"),
        ({"context": 1, "personal": 1}, "context"),
        ({}, "reason"),
        (dict.fromkeys(CRITERIA, 3), None),
    ],
)
def test_the_weakest_criterion_is_the_lowest_that_is_not_strong_yet(
    content: Content, levels: dict[str, int], weakest: CriterionId | None
) -> None:
    assert weakest_criterion(three_drafts(content, **levels)) == weakest
