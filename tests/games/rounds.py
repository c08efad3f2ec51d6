"""Rounds as they come out of the database, all of one participant."""

from __future__ import annotations

from collections.abc import Sequence

from ccc.games.rounds import Round
from tests.conftest import NOON

ANN = 7


def played(game: str, plan: Sequence[str] = (), about: str = "x", points: object = None) -> Round:
    ended = NOON if points else None
    return Round(ANN, game, about, tuple(plan), {}, points, 1, NOON, ended)
