"""Five notes a month: what the moves of a month are worth, and the best that could be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ccc.content.games import Month
from ccc.content.ids import MOVES, Move
from ccc.games.rounds import Points

_QUIET: tuple[Move, ...] = ("wait", "follow", "blank")


def moves_of(month: Month, answers: Mapping[str, str]) -> tuple[Move | None, ...]:
    """Each person's move so far, in order; answers are kept by the person's number."""
    given = (answers.get(str(number)) for number in range(len(month.people)))
    return tuple(next((move for move in MOVES if move == answer), None) for answer in given)


def worth(month: Month, moves: Sequence[Move]) -> int:
    """What a month's moves came to."""
    people = zip(month.people, moves, strict=True)
    return sum(person.after(move).worth for person, move in people)


def best_moves(month: Month, notes: int, made: Sequence[Move] = ()) -> tuple[Move, ...]:
    """The moves worth most with at most so many notes; of moves worth alike, those that were made.

    Without any `made`, of moves worth alike the quieter.
    """
    given = made or [_QUIET[0]] * len(month.people)
    quiet = [
        max((_without_note(move), *_QUIET), key=lambda each: person.after(each).worth)
        for person, move in zip(month.people, given, strict=True)
    ]
    gains = [
        person.note.worth - person.after(move).worth
        for person, move in zip(month.people, quiet, strict=True)
    ]
    order = sorted(range(len(gains)), key=lambda number: (-gains[number], given[number] != "note"))
    noted = {number for number in order[:notes] if gains[number] > 0}
    return tuple("note" if number in noted else move for number, move in enumerate(quiet))


def _without_note(move: Move) -> Move:
    return _QUIET[0] if move == "note" else move


def month_points(month: Month, moves: Sequence[Move], notes: int) -> Points:
    """What a month came to, out of the most that so many notes can reach."""
    return Points(worth(month, moves), worth(month, best_moves(month, notes)))
