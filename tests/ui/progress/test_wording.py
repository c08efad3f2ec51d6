"""What is said of somebody's progress, in words."""

from __future__ import annotations

import pytest

from ccc.ui import resources
from ccc.ui.progress.wording import level_on_average


@pytest.mark.parametrize(
    ("mean", "words"),
    [
        (0.0, "missing every time (0.0 of 3)"),
        (0.2, "missing nearly every time (0.2 of 3)"),
        (1.2, "vague on average (1.2 of 3)"),
        (1.5, "between vague and clear on average (1.5 of 3)"),
        (2.9, "strong on average (2.9 of 3)"),
        (3.0, "strong every time (3.0 of 3)"),
    ],
)
def test_a_mean_level_is_told_by_the_names_around_it(mean: float, words: str) -> None:
    assert level_on_average(resources.content().rubric, "value", mean) == words
