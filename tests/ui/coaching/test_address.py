"""The address of the coach's page: whatever is typed there is a guess, and nothing else."""

from __future__ import annotations

import pytest

from ccc.practice.attempts import Participant
from tests.ui.conftest import OpenPage, texts


@pytest.mark.parametrize("typed", ["", "x", "-1", "9" * 40, "1.5", "²"])
def test_what_is_no_number_is_the_desk_of_everybody(
    open_page: OpenPage, ann: Participant, typed: str
) -> None:
    app = open_page("coach.py", owner_reads=[ann], cohort=typed)
    assert not app.exception
    assert list(app.dataframe[0].value["Name"]) == ["\u2068Ann\u2069"]


def test_a_cohort_that_is_a_guess_is_told_as_one_of_nobody(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("coach.py", owner_reads=[ann], cohort="4711")
    assert not app.exception
    assert "Nobody of this workshop lets you read" in texts(app)
    assert not app.dataframe
