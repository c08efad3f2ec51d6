"""What is said of the answered invitations, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ccc.content.ids import CriterionId, InboxAnswer
from ccc.content.rubric import Rubric
from ccc.content.scenarios import Card
from ccc.games.seat import Fairness, fairness, leaning
from ccc.practice.numbers import counted, score_in_words
from ccc.scoring import Assessment

LEAST_DIFFERENCE = 0.5
"""Two groups of notes whose mean levels are closer than this are called alike."""


class Words(NamedTuple):
    """An answer to an invitation as a button, as a deed, and the key that gives it."""

    label: str
    icon: str
    done: str
    key: str


WORDS: dict[InboxAnswer, Words] = {
    "accept": Words("Accept", ":material/check:", "accepted", "1"),
    "ignore": Words("Ignore", ":material/close:", "ignored", "2"),
    "report": Words("Report", ":material/flag:", "reported", "3"),
}
"""Digits, since Streamlit keeps the letter R for itself."""


@dataclass(frozen=True)
class Letter:
    """One of the invitations afterwards: its answer, and what we make of it."""

    sender: Card
    note: str
    answer: InboxAnswer | None
    best: InboxAnswer | None
    why: str
    score: int | None
    assessment: Assessment | None

    @property
    def own(self) -> bool:
        """Whether it is the participant's: nobody has authored what is best for that one."""
        return self.best is None

    @property
    def differs(self) -> bool:
        """Whether it was answered otherwise than we would."""
        return not self.own and self.answer not in (None, self.best)


def in_common(letters: Sequence[Letter], rubric: Rubric) -> str:
    """What the accepted notes have in common by the rubric, in one sentence."""
    most = leaning(_levels(letters, {"accept"}), _levels(letters, {"ignore", "report"}))
    if most is None:
        return "Accept some and not others, and here you see what the accepted ones have in common."
    if abs(most.accepted - most.passed) < LEAST_DIFFERENCE:
        return "The notes you accepted and the ones you did not are much alike in their levels."
    criterion = rubric.criterion(most.criterion)
    if rubric.shows_number(most.criterion):
        there, here = f"{most.accepted:.1f} of 3 on average", f"{most.passed:.1f}"
    else:
        there, here = (criterion.levels[round(mean)].name for mean in (most.accepted, most.passed))
    return (
        f"What you accepted differs most from what you passed over in "
        f"*{criterion.name.lower()}*: {there}, against {here}."
    )


def _levels(
    letters: Sequence[Letter], answers: set[InboxAnswer]
) -> list[Mapping[CriterionId, int]]:
    """The levels of those that were answered so, where the scorer could give any."""
    judged = [letter.assessment for letter in letters if letter.answer in answers]
    return [
        assessment.levels
        for assessment in judged
        if assessment is not None and assessment.levels is not None
    ]


def beside_the_others(letters: Sequence[Letter]) -> str:
    """How one's own note was treated beside the others, in plain words."""
    own = next((letter for letter in letters if letter.own), None)
    if own is None:
        return "None of the eight was yours. Write a note to them, and next time it lies here too."
    if own.answer is None:
        return "You did not get as far as your own note. It waited among the others, unread."
    others = [(letter.answer, letter.score or 0) for letter in letters if not letter.own]
    fair = fairness(own.answer, own.score, others)
    if fair is None:
        return (
            f"You {WORDS[own.answer].done} your own note. It has no score, so there is nothing "
            "to compare it by."
        )
    return _fairness_in_words(fair)


def _fairness_in_words(fair: Fairness) -> str:
    yours = f"You {WORDS[fair.own].done} your own note ({score_in_words(fair.own_score)})"
    if fair.own == "accept" and fair.passed_above:
        return (
            f"{yours} and passed over {_that_score(fair.passed_above)} more. You knew what you "
            "meant; of the others you had only the words."
        )
    if fair.own != "accept" and fair.accepted_below:
        return (
            f"{yours} and accepted {_that_score(fair.accepted_below)} less. You may be harder on "
            "yourself than on others."
        )
    none = "passed over none that scores more"
    if fair.own != "accept":
        none = "accepted none that scores less"
    return f"You treated your own like the others. {yours} and {none}."


def _that_score(count: int) -> str:
    return counted(count, "that scores", "that score")
