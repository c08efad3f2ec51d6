"""Five notes a month: what the choices are worth, and which are best."""

from __future__ import annotations

import pytest

from ccc.content.ids import MOVES, Move
from ccc.games.month import best_moves, worth
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
