"""The five levels as the note's field draws them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.practice.change import Change
from ccc.scoring import Assessment, Evidence
from ccc.scoring.scenarios import score_scenario
from ccc.ui.components.level_rows import level_in_short, level_rows, units
from tests.encoder import UNSURE, with_chances

NOTE = "😀 We met at the fair. Buy my calendar."


@pytest.fixture(scope="module")
def judged(content: Content) -> Assessment:
    found = score_scenario(NOTE, content.scenarios[0], content.rubric)
    evidence = (
        Evidence("context", NOTE.index("Buy"), NOTE.index(" my"), "It sells.", "costs"),
        Evidence("context", NOTE.index("We"), NOTE.index(" at"), "Where you met."),
    )
    levels = {**dict.fromkeys(CRITERIA, 2), "context": 1, "value": 0}
    return replace(found, chances=None, levels=levels, evidence=evidence)


def test_there_is_a_row_for_each_criterion_in_the_rubrics_order(
    content: Content, judged: Assessment
) -> None:
    rows = level_rows(NOTE, judged, content.rubric)
    assert [row.criterion for row in rows] == list(CRITERIA)
    assert [row.said for row in rows] == [judged.named(one) for one in content.rubric.criteria]


def test_what_counts_comes_before_what_costs_each_quoted_with_its_why(
    content: Content, judged: Assessment
) -> None:
    rows = {row.criterion: row for row in level_rows(NOTE, judged, content.rubric)}
    assert [(one.quoted, one.why) for one in rows["context"].words] == [
        ("Counts: “We met”", "– Where you met."),
        ("Costs: “Buy”", "– It sells."),
    ]


def test_words_stand_where_the_browser_counts_them(content: Content, judged: Assessment) -> None:
    rows = {row.criterion: row for row in level_rows(NOTE, judged, content.rubric)}
    assert rows["context"].words[0].start == NOTE.index("We") + 1
    assert units("half \ud83d", 6) == 6


def test_a_level_that_moved_has_an_arrow(content: Content, judged: Assessment) -> None:
    moved = (Change("value", rose=False, words=()), Change("context", rose=True, words=()))
    rows = {row.criterion: row for row in level_rows(NOTE, judged, content.rubric, moved)}
    assert (rows["value"].change, rows["context"].change, rows["reason"].change) == ("▼", "▲", "")


def test_a_level_between_two_is_told_by_both_in_short(content: Content, judged: Assessment) -> None:
    unsure = with_chances(judged, value=UNSURE)
    value = content.rubric.criterion("value")
    assert level_in_short(unsure, value) == "vague to clear"
    rows = {row.criterion: row for row in level_rows(NOTE, unsure, content.rubric)}
    assert rows["value"].means == (
        f"Vague: {value.levels[1].descriptor}",
        f"Clear: {value.levels[2].descriptor}",
    )


def test_a_field_without_words_names_no_level(content: Content, judged: Assessment) -> None:
    rows = level_rows(" \n", judged, content.rubric)
    assert {(row.picture, row.said) for row in rows} == {("", "")}


def test_a_note_that_is_not_scored_has_no_rows(content: Content, judged: Assessment) -> None:
    unscored = replace(judged, levels=None)
    assert level_rows(NOTE, unscored, content.rubric) == ()


def test_a_level_without_dots_says_why(content: Content, judged: Assessment) -> None:
    for row in level_rows(NOTE, judged, content.rubric):
        dots = content.rubric.shows_number(row.criterion)
        assert bool(row.picture) == dots
        assert any("we show no dots" in line for line in row.means) != dots
