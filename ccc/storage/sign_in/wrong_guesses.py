"""Keys and codes that were wrong lately, for all servers of the database to count together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select

from ccc.guesses import LATELY, Secret, WrongGuess
from ccc.storage.database.repository import Repository
from ccc.storage.database.statements import read_as, still_lasts
from ccc.storage.schema.tables import wrong_guess


class WrongGuesses(Repository):
    """What was guessed wrong in the last minute."""

    def lately(self, what: Secret, now: datetime) -> tuple[WrongGuess, ...]:
        """Those of this kind that still count, in no order."""
        found = select(wrong_guess).where(_counts(now), wrong_guess.c.what == what)
        return tuple(read_as(WrongGuess, row, what=what) for row in self._all(found))

    def add(self, guess: WrongGuess) -> None:
        """Count one more, and forget those that do not count any more."""
        with self._database.writing(in_haste=True) as connection:
            connection.execute(delete(wrong_guess).where(~_counts(guess.at)))
            connection.execute(insert(wrong_guess).values(vars(guess)))

    def forget_old(self, now: datetime) -> None:
        """Delete those that do not count any more."""
        with self._database.writing(in_haste=True) as connection:
            connection.execute(delete(wrong_guess).where(~_counts(now)))


def _counts(now: datetime) -> ColumnElement[bool]:
    return still_lasts(wrong_guess.c.at, now, LATELY)
