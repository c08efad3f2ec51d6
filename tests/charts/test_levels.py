"""The chart of levels has a row for each criterion."""

from __future__ import annotations

from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from tests.charts.conftest import specs


def test_every_row_of_the_levels_can_be_picked_from(
    content: Content, attempts: list[Attempt]
) -> None:
    spec = specs(content, attempts)["levels"]
    (picked,) = spec["params"]
    assert picked["views"] == [row["name"] for row in spec["vconcat"]] == list(CRITERIA)


def test_each_criterion_has_a_row_with_the_names_of_its_levels(
    content: Content, attempts: list[Attempt]
) -> None:
    rows = specs(content, attempts)["levels"]["vconcat"]
    assert [row["title"]["text"] for row in rows] == [one.name for one in content.rubric.criteria]
    for row, criterion in zip(rows, content.rubric.criteria, strict=True):
        words = row["encoding"]["y"]["axis"]["labelExpr"]
        assert all(level.name in words for level in criterion.levels)
