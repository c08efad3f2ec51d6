"""The chart of votes can be read in black and white, and from the back row."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccc.charts.votes import votes_alt, votes_spec
from ccc.workshop.polls import Choice, Poll, duel_poll
from tests.charts.conftest import rows_of

CHECK = Poll((Choice("A", 2), Choice("B", 9, right=True), Choice("C", 0)))
DUEL = duel_poll(["left"] * 12 + ["right"] * 6)


@settings(max_examples=15)
@given(st.lists(st.integers(0, 100), min_size=2, max_size=5), st.integers(0, 4))
def test_every_answer_has_a_bar_as_long_as_its_votes(votes: list[int], right: int) -> None:
    poll = Poll(
        tuple(Choice("ABCDE"[each], number, each == right) for each, number in enumerate(votes))
    )
    rows = rows_of(votes_spec(poll))
    assert [row["votes"] for row in rows] == votes


def test_the_right_answer_is_full_and_said_to_be_correct_not_told_by_colour_alone() -> None:
    spec = votes_spec(CHECK)
    assert [(row["answer"], row["full"]) for row in rows_of(spec)] == [
        ("A: 2", False),
        ("B, correct: 9", True),
        ("C: 0", False),
    ]
    (bars,) = spec["layer"]
    assert bars["encoding"]["fill"]["scale"]["range"][1] == "transparent"
    assert bars["encoding"]["y"]["sort"] == ["A: 2", "B, correct: 9", "C: 0"]


def test_in_a_duel_both_bars_are_full() -> None:
    assert [(row["answer"], row["full"]) for row in rows_of(votes_spec(DUEL))] == [
        ("Left: 12", True),
        ("Right: 6", True),
    ]


@pytest.mark.parametrize("poll", [CHECK, DUEL])
def test_the_chart_has_words_of_48_pixels_in_the_colour_of_the_page(poll: Poll) -> None:
    axis = votes_spec(poll)["config"]["axis"]
    assert (axis["labelFontSize"], axis["labelColor"]) == (48, "currentColor")


def test_the_chart_is_told_in_words() -> None:
    assert votes_alt(CHECK) == "11 answers, a bar each: A: 2; B, correct: 9; C: 0"
    assert votes_alt(DUEL) == "18 answers, a bar each: Left: 12; Right: 6"
