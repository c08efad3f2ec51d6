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
from tests.charts.conftest import Specs, rows_of


def test_every_row_of_the_levels_can_be_picked_from(drawn: Specs) -> None:
    spec = drawn["levels"]
    (picked,) = spec["params"]
    assert picked["views"] == [row["name"] for row in spec["vconcat"]] == list(CRITERIA)


def test_each_criterion_has_a_row_with_the_names_of_its_levels(
    content: Content, drawn: Specs
) -> None:
    rows = drawn["levels"]["vconcat"]
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

    said = [row for row in rows_of(spec) if row["kind"] == "what a coach said"]
    value = content.rubric.criterion("value").levels[1].name
    assert [(row["order"], row["value"], row["value_name"], row["by"]) for row in said] == [
        (3, 1, value, "Maya")
    ]
    assert said[0]["reason"] == 3
    assert said[0]["context"] is None
    for row in spec["vconcat"]:
        looks = row["encoding"]["shape"]["scale"]
        assert dict(zip(looks["domain"], looks["range"], strict=True))["what a coach said"] == (
            "diamond"
        )


def test_where_no_coach_said_anything_nothing_is_told_of_coaches(
    content: Content, attempts: list[Attempt]
) -> None:
    elsewhere = a_mark(replace(attempts[0], id=4711), value=1)

    specs = [level_spec(attempts, {}, content.rubric, marks) for marks in ([], [elsewhere])]

    assert "a coach" not in str(specs[0])
    assert specs[0] == specs[1]
