"""What is said of somebody's progress, in words."""

from __future__ import annotations

import pytest

from ccc.ui import resources
from ccc.ui.progress.wording import level_on_average


@pytest.mark.parametrize(
    ("mean", "words"),
    [
        (0.0, "missing, 0.0 of 3 on average"),
        (0.2, "mostly missing, 0.2 of 3 on average"),
        (1.2, "close to vague, 1.2 of 3 on average"),
        (1.5, "between vague and clear, 1.5 of 3 on average"),
        (2.9, "close to strong, 2.9 of 3 on average"),
        (3.0, "strong, 3.0 of 3 on average"),
    ],
)
def test_a_mean_level_is_told_by_the_names_around_it(mean: float, words: str) -> None:
    assert level_on_average(resources.content().rubric, "value", mean) == words
