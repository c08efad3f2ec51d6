"""What a room answers to a question on the screen: hands are counted first, bars come later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ccc.content.lessons import QuickCheck

SIDES = ("left", "right")
"""What may be said in a duel of two notes."""


@dataclass(frozen=True)
class Choice:
    """One of the answers: what is said for it, by how many, and whether it is the right one."""

    said: str
    votes: int
    right: bool = False


@dataclass(frozen=True)
class Poll:
    """The answers to one question, in the order in which they are offered."""

    choices: tuple[Choice, ...]

    @property
    def hands(self) -> int:
        """How many have answered: all that is shown before the bars."""
        return sum(choice.votes for choice in self.choices)


def check_poll(check: QuickCheck, answers: Iterable[str]) -> Poll:
    """The answers to a quick check, a letter each; others are not counted."""
    counted = Counter(answers)
    return Poll(tuple(Choice(said, counted[said], option.right) for said, option in check.lettered))


def duel_poll(answers: Iterable[str]) -> Poll:
    """The votes for the left and the right note; there is no right answer."""
    counted = Counter(answers)
    return Poll(tuple(Choice(side, counted[side]) for side in SIDES))


def hands_words(poll: Poll, here: int) -> str:
    """How many of those who are here have answered; nothing of what they said."""
    if not poll.hands:
        return "Nobody has answered yet."
    return f"{poll.hands} of {max(poll.hands, here)} {_have(poll.hands)} answered."


def _have(people: int) -> str:
    return "has" if people == 1 else "have"


def check_words(poll: Poll) -> str:
    """How many chose the right answer, and which it is."""
    right = next(choice for choice in poll.choices if choice.right)
    if not poll.hands:
        return f"{right.said} is the right answer."
    people = "Nobody" if not right.votes else f"{right.votes} of {poll.hands}"
    return f"{people} chose {right.said}, the right answer."


def duel_words(poll: Poll) -> str:
    """Whom how many would let sit down."""
    left, right = (choice.votes for choice in poll.choices)
    if not poll.hands:
        return "Nobody has voted yet."
    if left == right:
        return f"The room is split: {left} for each."
    return f"{left} would let the left one sit down, {right} the right one."
