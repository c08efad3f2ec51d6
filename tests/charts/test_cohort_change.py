"""Slopes from the first three first drafts to the last three: what is grey, and what has a name."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.charts.cohort_change import FIRST, LAST, MOST_NAMES, apart, cohort_change_spec
from ccc.charts.style import GREY, PICK
from ccc.coaching.cohort_view import CohortRow
from ccc.reports.chart_image import chart_svg
from tests.charts.conftest import rows_of
from tests.cohorts import cohort_row

ONE_OF_EACH = [
    cohort_row(1, "Ann", verdict="better", first=20, last=90),
    cohort_row(2, "Bo", verdict="no_change", first=50, last=55),
    cohort_row(3, "Cy", verdict="lower", first=95, last=30),
    cohort_row(4, "Di"),
]


def drawn(people: list[CohortRow]) -> dict[str, Any]:
    spec = cohort_change_spec(people)
    assert spec is not None
    return spec


def named(spec: dict[str, Any]) -> list[str]:
    """The names beside the plot, from the lowest to the highest."""
    axis = spec["layer"][1]["encoding"]["y"]["axis"]
    assert axis["orient"] == "right"
    says = json.loads(axis["labelExpr"].partition("[format")[0])
    return [says[f"{height:.1f}"] for height in axis["values"]]


def test_a_line_leads_from_the_mean_of_the_first_three_to_that_of_the_last_three() -> None:
    ends = rows_of(drawn(ONE_OF_EACH))
    lines = {
        person: {end["when"]: end["points"] for end in ends if end["person"] == person}
        for person in (1, 2, 3, 4)
    }
    assert lines == {
        1: {FIRST: 20, LAST: 90},
        2: {FIRST: 50, LAST: 55},
        3: {FIRST: 95, LAST: 30},
        4: {},
    }


def test_what_lies_within_noise_is_grey_and_what_does_not_differs_in_dash_and_shape_too() -> None:
    spec = drawn(ONE_OF_EACH)
    kinds = {end["person"]: end["kind"] for end in rows_of(spec)}
    assert kinds == {1: "better", 2: "no clear change", 3: "lower"}
    lines, dots = spec["layer"]
    scale = lines["encoding"]["stroke"]["scale"]
    colours = dict(zip(scale["domain"], scale["range"], strict=True))
    assert [kind for kind, colour in colours.items() if colour == GREY] == ["no clear change"]
    assert len(set(colours.values())) == 3
    assert len(set(dots["encoding"]["shape"]["scale"]["range"])) == 3
    dashes = lines["encoding"]["strokeDash"]["scale"]["range"]
    assert dashes[1] != dashes[2]


def test_each_has_a_name_beside_the_end_or_those_who_changed_where_not_all_fit() -> None:
    still = [
        cohort_row(one, f"No. {one}", verdict="no_change", first=50, last=55.0)
        for one in range(10, 10 + MOST_NAMES)
    ]
    assert named(drawn(ONE_OF_EACH)) == ["Cy", "Bo", "Ann"]
    assert named(drawn([*ONE_OF_EACH, *still])) == ["Cy", "Ann"]


def test_more_names_than_fit_are_not_written() -> None:
    def so_many(number: int) -> list[CohortRow]:
        return [cohort_row(one, verdict="better", first=10, last=80.0) for one in range(number)]

    assert len(named(drawn(so_many(MOST_NAMES)))) == MOST_NAMES
    assert named(drawn(so_many(MOST_NAMES + 1))) == []


def test_where_it_is_too_early_for_everybody_there_is_no_chart() -> None:
    assert cohort_change_spec(ONE_OF_EACH[3:]) is None
    assert cohort_change_spec([]) is None


def test_each_end_leads_to_its_person() -> None:
    spec = drawn(ONE_OF_EACH)
    (picked,) = spec["params"]
    assert (picked["name"], picked["select"]["fields"]) == (PICK, ["person"])


@given(st.lists(st.floats(0, 100), max_size=MOST_NAMES))
def test_names_stand_in_order_apart_and_within_the_plot(heights: list[float]) -> None:
    moved = apart(sorted(heights))
    assert all(later - earlier >= 4 - 1e-9 for earlier, later in pairwise(moved))
    assert all(-1e-9 <= height <= 100 for height in moved)


@pytest.mark.parametrize("heights", [[], [50.0], [10.0, 60.0, 99.0]])
def test_names_that_are_far_enough_apart_stay_where_they_are(heights: list[float]) -> None:
    assert apart(heights) == heights


def test_a_name_of_any_characters_is_words_in_the_saved_picture() -> None:
    nasty = "</text><script>\"'\\ 'x'] + alert(1)"
    svg = chart_svg(drawn([cohort_row(1, nasty, verdict="better", first=10, last=80)]))
    assert "<script>" not in svg
    assert "&lt;/text&gt;&lt;script&gt;" in svg
