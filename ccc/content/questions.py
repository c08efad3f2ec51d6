"""Questions for a talk between a coach and a participant: `content/questions.yaml`.

Each has its place for what only the participant's own notes can tell, such as `{name}`. A talk is
about words and people, so none names a score.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from ccc.content.base import Model, Text, each_once
from ccc.content.ids import CRITERIA, DESK_REASONS, CriterionId, DeskReasonId

CRITERION_PLACES = ("name", "weak", "drafts")
"""Known of a weak criterion: who one such note went to, and how many of how many notes are so."""

REASON_PLACES: Mapping[DeskReasonId, tuple[str, ...]] = {
    **dict.fromkeys(DESK_REASONS, ("name",)),
    "never_began": (),
    "same_words": ("name", "people"),
    "polishes": ("name", "tries"),
    "disagrees": ("criterion", "times"),
}
"""What is known with each reason: mostly the name of the person to whom the note went."""

_SCORE = re.compile(r"\b(?:scor(?:e|es|ed|ing)|points|grades?|ratings?)\b|\d|%", re.IGNORECASE)


class ReasonQuestion(Model):
    """What to ask somebody about whom a coach is told for this reason."""

    about: DeskReasonId
    ask: Text = Field(description="One kind question, with places like {name} to be filled in.")

    @field_validator("ask")
    @classmethod
    def _can_be_asked(cls, ask: str, others: ValidationInfo) -> str:
        about = others.data.get("about")
        return ask if about is None else _asked(ask, REASON_PLACES[about])


class CriterionQuestion(Model):
    """What to ask somebody who is weakest in this criterion."""

    about: CriterionId
    ask: Text = Field(description="One kind question, with places like {name} to be filled in.")

    @field_validator("ask")
    @classmethod
    def _can_be_asked(cls, ask: str) -> str:
        return _asked(ask, CRITERION_PLACES)


class TalkQuestions(Model):
    """`content/questions.yaml`: a question for every reason and for every criterion."""

    reasons: tuple[ReasonQuestion, ...]
    criteria: tuple[CriterionQuestion, ...]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        each_once("reason", (question.about for question in self.reasons), DESK_REASONS)
        each_once("criterion", (question.about for question in self.criteria), CRITERIA)
        return self

    def on_reason(self, reason: DeskReasonId) -> str:
        """What to ask for that reason, with REASON_PLACES to be filled in by `str.format`."""
        return next(question.ask for question in self.reasons if question.about == reason)

    def on_criterion(self, criterion: CriterionId) -> str:
        """What to ask on that criterion, with CRITERION_PLACES to be filled in likewise."""
        return next(question.ask for question in self.criteria if question.about == criterion)


def _asked(ask: str, known: tuple[str, ...]) -> str:
    """The question, if it asks something, names no score and all its places can be filled in."""
    try:
        places = [tuple(place[1:]) for place in Formatter().parse(ask) if place[1] is not None]
    except ValueError:
        raise ValueError("has a brace without its other half; write both, as in {name}") from None
    remedy = f"write one of {', '.join(f'{{{name}}}' for name in known)}" if known else "remove it"
    for name, *extras in places:
        if name not in known or any(extras):
            raise ValueError(f"has a place {{{name}}} that nothing is known for; {remedy}")
    score = _SCORE.search(ask)
    if score:
        raise ValueError(f"names a score ({score.group()!r}); ask about the words or the person")
    if not ask.endswith("?"):
        raise ValueError("does not end as a question; end it with a question mark")
    return ask
