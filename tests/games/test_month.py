"""Five notes a month: what the choices are worth, and which are best."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.games import Candidate, Consequence, Month
from ccc.content.ids import MOVES, Move
from ccc.content.load import Content
from ccc.games.month import best_moves, month_points, moves_of, worth
from tests.games.months import BEST, MAY, NOTES, POSSIBLE


def test_two_ways_to_spend_the_notes_equally_well_are_both_right() -> None:
    other: tuple[Move, ...] = ("follow", *BEST[:5], *BEST[6:])
    assert best_moves(MAY, NOTES, other) == other
    assert worth(MAY, other) == POSSIBLE


@pytest.mark.parametrize("move", MOVES)
def test_what_is_best_beside_any_moves_is_worth_what_is_best(move: Move) -> None:
    best = best_moves(MAY, NOTES, (move,) * 20)
    assert worth(MAY, best) == worth(MAY, best_moves(MAY, NOTES))
    assert best.count("note") <= NOTES


def candidate(name: str, worths: Sequence[int]) -> Candidate:
    after = {
        move: Consequence(worth=worth, then="So it went.")
        for move, worth in zip(MOVES, worths, strict=True)
    }
    return Candidate(name=name, headline="Somebody", known="Something.", **after)


@st.composite
def months(draw: st.DrawFn) -> Month:
    """A month of twenty, for all but six of whom nothing is worth anything."""
    some = st.lists(st.integers(0, 3), min_size=4, max_size=4)
    worths = [draw(some) for _ in range(6)] + [[0, 0, 0, 0]] * 14
    # A blank is never worth most: that would be a fault of content.
    people = [
        candidate(f"P{n}", [note, min(blank, max(note, follow, wait)), follow, wait])
        for n, (note, blank, follow, wait) in enumerate(worths)
    ]
    return Month.model_construct(id="m", title="M", you=None, people=tuple(people))


@given(months(), st.integers(1, 5))
def test_no_other_way_to_spend_the_notes_is_worth_more_than_the_best(
    month: Month, notes: int
) -> None:
    best = best_moves(month, notes)
    assert best.count("note") <= notes
    without = [max(p.blank.worth, p.follow.worth, p.wait.worth) for p in month.people]
    noted = combinations(range(6), min(notes, 6))
    ways = [
        sum(month.people[n].note.worth if n in chosen else without[n] for n in range(20))
        for spent in noted
        for size in range(len(spent) + 1)
        for chosen in combinations(spent, size)
    ]
    assert worth(month, best) == max(ways)


def test_a_month_comes_to_what_its_moves_are_worth(content: Content) -> None:
    for month in content.months:
        best = best_moves(month, 5)
        points = month_points(month, best, 5)
        assert points.gained == points.possible
        assert month_points(month, ["wait"] * 20, 5).gained < points.possible / 2
        assert best.count("note") == 5


def test_moves_are_kept_by_number_and_what_is_no_move_is_none(content: Content) -> None:
    moves = moves_of(content.months[0], {"0": "note", "3": "wait", "5": "shout"})
    assert moves[:6] == ("note", None, None, "wait", None, None)
