"""The grids of a cohort say in words what they say in shades, and each cell leads to its person."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from ccc.charts.cohort_grid import LEVEL_GROUNDS, cohort_level_spec, cohort_week_spec
from ccc.charts.style import PICK
from ccc.content.load import Content
from ccc.reports.chart_image import chart_svg
from tests.charts.conftest import rows_of
from tests.cohorts import cohort_row

MONDAYS = tuple(datetime(2026, 2, 16, tzinfo=UTC) + timedelta(weeks=n) for n in range(3))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def column(cells: list[dict[str, Any]], person: int, name: str) -> dict[str, Any]:
    (cell,) = [one for one in cells if (one["person"], one["column"]) == (person, name)]
    return cell


def test_a_level_is_told_by_its_name_and_a_change_beyond_noise_by_an_arrow(
    content: Content,
) -> None:
    people = [
        cohort_row(7, levels={"reason": 2.5, "context": 1.4, "common_ground": 0, "value": 2,
                                 "personal": 3}, changed={"reason": 1.2, "value": -1.0}),
    ]  # fmt: skip
    cells = rows_of(cohort_level_spec(people, content.rubric))
    assert [(cell["column"], cell["says"]) for cell in cells] == [
        ("Reason", "strong ↑"),
        ("Context", "vague"),
        ("Common ground", "missing"),
        ("Value", "clear ↓"),
        ("Personal", "strong"),
    ]
    assert column(cells, 7, "Reason")["since"] == "higher"
    assert column(cells, 7, "Value")["since"] == "lower"
    assert column(cells, 7, "Personal")["since"] == "no clear change"


def test_whoever_wrote_too_little_has_no_level(content: Content) -> None:
    cells = rows_of(cohort_level_spec([cohort_row(1)], content.rubric))
    assert {cell["says"] for cell in cells} == {"too early"}
    assert {cell["ground"] for cell in cells}.isdisjoint(LEVEL_GROUNDS)


def test_each_level_is_darker_than_the_one_below_and_its_word_can_be_read(
    content: Content,
) -> None:
    people = [cohort_row(level, levels=float(level)) for level in range(4)]
    cells = rows_of(cohort_level_spec([*people, cohort_row(4)], content.rubric))
    shades = [luminance(column(cells, level, "Value")["ground"]) for level in range(4)]
    assert all(below > 1.3 * above for below, above in pairwise(shades))
    assert all(contrast(cell["ground"], cell["ink"]) >= 4.5 for cell in cells)


def test_two_of_one_name_have_a_row_each_in_the_order_given(content: Content) -> None:
    people = [cohort_row(9, "Maria"), cohort_row(2, "Maria")]
    for spec in (cohort_level_spec(people, content.rubric), weeks_of([(1, 0, 2), (0, 0, 1)])):
        assert [cell["row"] for cell in rows_of(spec)] == sorted(
            cell["row"] for cell in rows_of(spec)
        )
        assert {cell["row"] for cell in rows_of(spec)} == {0, 1}


def weeks_of(by_week: list[tuple[int, ...]]) -> dict[str, Any]:
    people = [cohort_row(number, by_week=notes) for number, notes in enumerate(by_week)]
    return cohort_week_spec(people, MONDAYS)


def test_a_week_says_how_many_notes_and_nothing_where_there_are_none() -> None:
    cells = rows_of(weeks_of([(1, 0, 12)]))
    assert [(cell["from"], cell["says"], cell["ground"]) for cell in cells] == [
        ("16 Feb", "1", LEVEL_GROUNDS[1]),
        ("23 Feb", "", "transparent"),
        ("2 Mar", "12", LEVEL_GROUNDS[3]),
    ]


def test_where_nobody_wrote_more_than_one_note_in_a_week_all_of_them_look_alike() -> None:
    cells = rows_of(weeks_of([(1, 0, 0), (0, 1, 1)]))
    assert {cell["ground"] for cell in cells if cell["notes"]} == {LEVEL_GROUNDS[1]}


@pytest.mark.parametrize("grid", ["levels", "weeks"])
def test_every_cell_leads_to_its_person(grid: str, content: Content) -> None:
    people = [cohort_row(number, by_week=(0, 0, 0)) for number in (7, 3)]
    spec = (
        cohort_level_spec(people, content.rubric)
        if grid == "levels"
        else cohort_week_spec(people, MONDAYS)
    )
    (picked,) = spec["params"]
    assert (picked["name"], picked["select"]["fields"]) == (PICK, ["person"])
    cells = rows_of(spec)
    columns = {cell["column"] for cell in cells}
    assert {(cell["person"], cell["column"]) for cell in cells} == {
        (person, name) for person in (7, 3) for name in columns
    }


def test_a_name_of_any_characters_is_words_in_the_saved_picture(content: Content) -> None:
    nasty = "</text><script>\"'\\ \u2028 'x'] + alert(1)"
    people = [cohort_row(1, nasty, levels=2.0, by_week=(1, 1, 1))]
    for spec in (cohort_level_spec(people, content.rubric), cohort_week_spec(people, MONDAYS)):
        svg = chart_svg(spec)
        assert "<script>" not in svg
        assert "&lt;/text&gt;&lt;script&gt;" in svg


def test_an_empty_page_of_people_draws_no_row(content: Content) -> None:
    assert rows_of(cohort_level_spec([], content.rubric)) == []
