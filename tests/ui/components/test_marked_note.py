"""A marked note shows exactly what was written, whatever was written."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.scoring import Evidence
from ccc.ui.components.marked_note import MARKS, Mark, marked_note, stretches


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
    at = 0
    for stretch in cut:
        assert not stretch.marks or stretch.text == stretch.text.strip() != ""
        for place, letter in enumerate(stretch.text, start=at):
            over = {
                Mark(one.criterion, one.kind == "costs")
                for one in evidence
                if one.start <= place < one.end
            }
            assert not letter.strip() or set(stretch.marks) == over
        at += len(stretch.text)
    assert all(one.marks != other.marks for one, other in pairwise(cut))


def test_the_letters_hang_on_the_word_they_are_about() -> None:
    evidence = [Evidence("context", 0, 9, "w"), Evidence("reason", 4, 9, "w")]
    cut = stretches("Our loaf sank", evidence)
    assert [(one.text, one.marks) for one in cut] == [
        ("Our", (Mark("context"),)),
        (" ", ()),
        ("loaf", (Mark("reason"), Mark("context"))),
        (" sank", ()),
    ]


@given(given_=notes_with_evidence())
def test_the_marked_html_without_our_tags_and_letters_is_the_note(
    content: Content, given_: tuple[str, list[Evidence]]
) -> None:
    note, evidence = given_
    html = marked_note(note, evidence, content.rubric).partition("</p>")[0]
    html = re.sub(r"<sup.*?</sup>", "", html)
    assert unescape(re.sub(r"</?(?:p|mark)[^>]*>", "", html)) == note


def test_markup_in_a_note_is_escaped(content: Content) -> None:
    html = marked_note("<img src=x onerror=alert(1)>", [], content.rubric)
    assert "<img" not in html
    assert "&lt;img" in html


def test_every_mark_carries_the_letters_of_its_criteria_and_they_are_explained(
    content: Content,
) -> None:
    evidence = [Evidence("context", 0, 3, "w"), Evidence("personal", 0, 3, "w")]
    html = marked_note("abc def", evidence, content.rubric)
    assert ">CP</sup>" in html
    for criterion in ("context", "personal"):
        assert content.rubric.criterion(criterion).name.lower() in html


def test_what_costs_is_told_by_its_line_its_letter_and_its_name(content: Content) -> None:
    evidence = [
        Evidence("context", 0, 3, "w"),
        Evidence("value", 0, 3, "w", "costs"),
        Evidence("value", 4, 7, "w"),
    ]
    html = marked_note("abc def", evidence, content.rubric)
    first, second = html.split("</mark>")[:2]
    assert "repeat-x" in first
    assert "repeat-x" not in second
    assert ">C V−</sup>" in html
    assert ">V</sup>" in html
    value = content.rubric.criterion("value").name.lower()
    assert f"V</b> {value}<" in html
    assert f"V−</b> costs: {value}<" in html


def test_every_kind_of_mark_is_called_something_else(content: Content) -> None:
    assert len({mark.letters for mark in MARKS}) == len(MARKS)
    assert len({mark.named(content.rubric) for mark in MARKS}) == len(MARKS)
