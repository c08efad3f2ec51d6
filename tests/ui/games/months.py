"""Rounds of five notes a month, begun and played, and the latest as it is stored."""

from __future__ import annotations

from collections.abc import Sequence

from streamlit.testing.v1 import AppTest

from ccc.content.games import Month
from ccc.content.ids import Move
from ccc.games.month import month_points
from ccc.games.rounds import NewRound, Round
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.games.months import MAY, NOTES


def begun(participant: Participant, moves: Sequence[Move | None] = (), about: str = "may") -> Round:
    """A round in which these moves were chosen, for the first people of the month."""
    given = {str(number): move for number, move in enumerate(moves) if move is not None}
    new = NewRound(participant.id, "month", about, answers=given)
    return resources.store().games.begin(new, now())


def played(participant: Participant, moves: Sequence[Move], month: Month = MAY) -> Round:
    """A round that was closed with these moves."""
    one = begun(participant, moves, month.id)
    return resources.store().games.end(one, month_points(month, moves, NOTES), now())


def kept(participant: Participant) -> Round:
    """The latest round as it is stored."""
    return resources.store().games.of(participant.id)[-1]


def choose(app: AppTest, number: int, move: Move) -> AppTest:
    return app.radio[number].set_value(move).run()
