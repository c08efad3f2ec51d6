"""The chart of levels has a row for each criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from ccc.charts.levels import level_spec
from ccc.coaching.marks import Mark
from ccc.content.ids import CRITERIA, CriterionId
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


def a_mark(about: Attempt, **levels: int) -> Mark:
    return Mark(
        levels=cast("Mapping[CriterionId, int]", levels),
        id=1,
        attempt_id=about.id,
        person_id=about.person_id,
        host_id=1,
        host_name="Maya",
        blind=False,
        state="opened",
        at=about.at,
    )


def test_a_coachs_levels_stand_as_diamonds_in_the_rows_of_their_criteria(
    content: Content, attempts: list[Attempt]
) -> None:
    elsewhere = replace(attempts[0], id=4711)
    marks = [a_mark(attempts[2], value=1, reason=3), a_mark(elsewhere, context=3)]

    spec = level_spec(attempts, {}, content.rubric, marks)

    drawn = {row["title"]["text"]: row["layer"] for row in spec["vconcat"] if "layer" in row}
    reason, value = (content.rubric.criterion(one) for one in ("reason", "value"))
    assert list(drawn) == [reason.name, value.name]
    for _, diamonds in drawn.values():
        assert diamonds["mark"]["shape"] == "diamond"
    (told,) = spec["datasets"][drawn[value.name][1]["data"]["name"]]
    assert told == {
        "order": 3,
        "level": 1,
        "level_name": value.levels[1].name,
        "coach": "Maya",
    }


def test_points_with_diamonds_upon_them_can_still_be_picked(
    content: Content, attempts: list[Attempt]
) -> None:
    spec = level_spec(attempts, {}, content.rubric, [a_mark(attempts[2], value=1)])

    (picked,) = spec["params"]
    points = [row.get("layer", [row])[0]["name"] for row in spec["vconcat"]]
    assert picked["views"] == points
    assert len(set(points)) == len(CRITERIA)
