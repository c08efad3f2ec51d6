"""The chart of a room shows everybody's points and nobody's name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccc.charts.room import room_alt, room_spec
from ccc.workshop.results import TURNS, RoomResults, room_results
from tests.charts.conftest import rows_of
from tests.workshop.test_results import FAR, TRIPLE, turn

points = st.lists(st.integers(0, 100), min_size=3, max_size=100)


def results(*turns: list[int]) -> RoomResults:
    return room_results({name: turn(*each) for name, each in zip(TURNS, turns, strict=False)})


def strip_of(height: float, turns: int) -> int:
    """Which strip a height is in, the first on top."""
    return turns - 1 - int(height)


@settings(max_examples=15)
@given(points, st.booleans())
def test_every_note_is_a_dot_within_its_own_strip(found: list[int], large: bool) -> None:
    room = results(found, found[::-1], [5] * len(found))
    dots = [row for row in rows_of(room_spec(room, large=large)) if "points" in row]
    for number, each in enumerate(room.turns):
        in_strip = [row["points"] for row in dots if strip_of(row["height"], 3) == number]
        assert sorted(in_strip) == list(each.points)


@settings(max_examples=15)
@given(points)
def test_no_two_dots_lie_on_each_other(found: list[int]) -> None:
    room = results(found)
    dots = [(row["points"], row["height"]) for row in rows_of(room_spec(room)) if "points" in row]
    assert len(set(dots)) == len(found)


def test_the_mean_of_each_turn_is_a_line_with_its_figure() -> None:
    spec = room_spec(room_results(TRIPLE))
    means = {strip_of(row["low"], 3): row["mean"] for row in rows_of(spec) if "mean" in row}
    assert means == {0: 20, 1: 70, 2: 60}
    right = spec["layer"][-1]["encoding"]["y"]["axis"]
    assert json.loads(right["labelExpr"].removesuffix("[datum.value]")) == {
        "2.5": "mean 20",
        "1.5": "mean 70",
        "0.5": "mean 60",
    }


@pytest.mark.parametrize("large", [False, True])
def test_no_dot_tells_whose_it_is(large: bool) -> None:
    spec = room_spec(room_results(TRIPLE), large=large)
    assert all(layer["mark"]["tooltip"] is None for layer in spec["layer"])
    assert all("tooltip" not in layer["encoding"] for layer in spec["layer"])
    assert "params" not in spec
    assert str(FAR)[:-3] not in json.dumps(spec)
    told = [row["points"] for row in rows_of(spec) if "points" in row]
    assert told == [50, 60, 70, 60, 70, 80, 10, 20, 30]


def test_a_shorter_workshop_has_fewer_strips_and_the_chart_is_lower() -> None:
    two, three = room_spec(results([1, 2, 3], [4, 5, 6])), room_spec(room_results(TRIPLE))
    assert two["height"] < three["height"]
    left = two["layer"][1]["encoding"]["y"]["axis"]["labelExpr"]
    assert "First note" in left
    assert "Somebody new" not in left


def test_a_large_chart_has_words_of_48_pixels_one_below_the_other() -> None:
    spec = room_spec(room_results(TRIPLE), large=True)
    assert spec["config"]["axis"]["labelFontSize"] == 48
    assert '["Somebody", "new"]' in spec["layer"][1]["encoding"]["y"]["axis"]["labelExpr"]


def test_the_chart_is_told_in_words() -> None:
    assert room_alt(room_results(TRIPLE)) == (
        "Points of 3 people, a dot each, in a strip for each note: first note from 10 to 30, "
        "mean 20; same person from 60 to 80, mean 70; somebody new from 50 to 70, mean 60"
    )
