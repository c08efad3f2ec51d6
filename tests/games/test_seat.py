"""The recipient's seat: the eight that lie there, the minute, and what the answers come to."""

from __future__ import annotations

from ccc.content.ids import CRITERIA
from ccc.games.seat import leaning


def test_the_criterion_that_told_accepted_from_passed_over_is_the_one_that_differs_most() -> None:
    low, high = dict.fromkeys(CRITERIA, 1), dict.fromkeys(CRITERIA, 1) | {"value": 3}
    assert leaning([high, high], [low, high]) == ("value", 3, 2)
    assert leaning([low], []) is None
