"""A marked note shows exactly what was written, whatever was written."""

from __future__ import annotations

import re
from html import unescape
from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA
from ccc.scoring import Evidence
from ccc.ui.components.marked_note import (
    UNDERLINES,
    Underline,
    lines_in_words,
    marked_note,
    stretches,
)


@st.composite
def notes_with_evidence(draw: st.DrawFn) -> tuple[str, list[Evidence]]:
    note = draw(st.text(min_size=1, max_size=80))
    spans = draw(
        st.lists(
            st.tuples(
                st.sampled_from(CRITERIA),
                st.integers(0, len(note) - 1),
                st.integers(1, len(note)),
                st.sampled_from(("earns", "costs")),
            ),
            max_size=6,
        )
    )
    return note, [Evidence(c, a, max(a + 1, b), "why", kind) for c, a, b, kind in spans]


@given(notes_with_evidence())
def test_the_stretches_joined_again_are_the_note(given_: tuple[str, list[Evidence]]) -> None:
    note, evidence = given_
    assert "".join(stretch.text for stretch in stretches(note, evidence)) == note


@given(notes_with_evidence())
def test_a_mark_begins_and_ends_with_a_word_and_every_word_keeps_its_marks(
    given_: tuple[str, list[Evidence]],
) -> None:
    note, evidence = given_
    cut = stretches(note, evidence)
    for line in UNDERLINES:
        for over, run in groupby(cut, key=lambda stretch: line in stretch.underlines):
            text = "".join(stretch.text for stretch in run)
            assert not over or text == text.strip() != ""
    at = 0
    for stretch in cut:
        for place, letter in enumerate(stretch.text, start=at):
            over = {
                Underline(one.criterion, one.kind == "costs")
                for one in evidence
                if one.start <= place < one.end
            }
            assert (
                set(stretch.underlines) == over
                if letter.strip()
                else set(stretch.underlines) <= over
            )
        at += len(stretch.text)
    assert all(one.underlines != other.underlines for one, other in pairwise(cut))


@given(notes_with_evidence())
def test_the_marked_html_without_our_tags_is_the_note(
    given_: tuple[str, list[Evidence]],
) -> None:
    note, evidence = given_
    html = marked_note(note, evidence)
    assert unescape(re.sub(r"</?(?:p|mark)[^>]*>", "", html)) == note


def test_markup_in_a_note_is_escaped() -> None:
    html = marked_note("<img src=x onerror=alert(1)>", [])
    assert "<img" not in html
    assert "&lt;img" in html


def test_words_that_count_for_several_criteria_have_one_underline() -> None:
    evidence = [Evidence("context", 0, 3, "w"), Evidence("personal", 0, 3, "w")]
    html = marked_note("abc def", evidence)
    assert html.count("underline") == 2  # the line and its offset
    assert "abc</mark> def" in html


def test_what_only_costs_has_a_wave_and_what_also_counts_has_not() -> None:
    evidence = [
        Evidence("context", 0, 3, "w"),
        Evidence("value", 0, 3, "w", "costs"),
        Evidence("value", 4, 7, "w", "costs"),
    ]
    first, second = marked_note("abc def", evidence).split("</mark>")[:2]
    assert "wavy" not in first
    assert "wavy" in second


def test_a_mark_is_not_broken_where_another_begins_inside_it() -> None:
    evidence = [Evidence("value", 0, 7, "all"), Evidence("reason", 0, 4, "the first word")]
    alone = [one for one in stretches("abc def", evidence) if Underline("value") in one.underlines]
    assert "".join(one.text for one in alone) == "abc def"


def test_a_line_and_a_wave_are_explained_where_they_are_drawn() -> None:
    counts, costs = Evidence("value", 0, 2, "an offer"), Evidence("reason", 3, 5, "no why", "costs")
    note = "ab cd"
    assert lines_in_words(note, [counts, costs]) == (
        "Underlined: what counts. A wavy line: what costs."
    )
    assert lines_in_words(note, [counts]) == "Underlined: what counts."
    assert lines_in_words(note, []) == ""
    over = Evidence("value", 3, 5, "an offer")
    assert "wavy" not in lines_in_words(note, [costs, over])
