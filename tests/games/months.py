"""Two months made for tests, of which it is known what is best."""

from __future__ import annotations

from ccc.content.games import Candidate, Consequence, Month
from ccc.content.ids import MOVES, Move
from ccc.content.scenarios import Card

NOTES = 5

DEAR, LESSER, READ, LATER = (3, 0, 1, 0), (2, 0, 1, 0), (0, 0, 2, 0), (0, 0, 0, 2)
"""What a note, a blank request, following and waiting are worth with four kinds of people."""

KINDS = (DEAR,) * 6 + (LESSER,) * 2 + (READ,) * 7 + (LATER,) * 5
"""Six would gain most from a note, one more than there are notes."""

BEST: tuple[Move, ...] = ("note",) * 5 + ("follow",) * 10 + ("wait",) * 5
POSSIBLE = 5 * 3 + 3 * 1 + 7 * 2 + 5 * 2


def candidate(number: int, worths: tuple[int, ...]) -> Candidate:
    name = f"Person {number}"
    came = {
        move: Consequence(worth=each, then=f"{name} after {move}.")
        for move, each in zip(MOVES, worths, strict=True)
    }
    return Candidate.model_validate(
        {"name": name, "headline": f"Headline {number}", "known": f"Known {number}.", **came}
    )


def a_month(month_id: str) -> Month:
    you = Card(name="Rosa", headline="Baker", facts=("Bakes", "Walks", "Sings"))
    people = tuple(candidate(number, worths) for number, worths in enumerate(KINDS))
    return Month(id=month_id, title=f"The month of {month_id}", you=you, people=people)


MAY, JUNE = a_month("may"), a_month("june")
