"""The guided questions of "Your canvas", which a coach edits in `content/canvas.yaml`."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from ccc.content.base import Line, Model, Text

HEADLINE = "who"
"""The question whose answer is the card's headline; every other answer becomes facts."""

LONGEST_HEADLINE = 120
"""Most characters of a headline, of oneself or of somebody of one's own."""

LONGEST_CANVAS_ANSWER = 600
"""Most characters of any other answer."""

_ID = re.compile(r"[a-z][a-z0-9_]*\Z")


def _named(question_id: str) -> str:
    if not _ID.match(question_id):
        raise ValueError(f"id {question_id!r} is not a plain word; write it like 'part_of'")
    return question_id


class Question(Model):
    """One question: what is asked, how to go about it, and an answer to learn from."""

    id: Annotated[
        str,
        AfterValidator(_named),
        Field(description="Answers are kept under it: never give an old one a new meaning."),
    ]
    ask: Line
    help: Text = Field(description="How to find a good answer, in two or three sentences.")
    example: Text = Field(description="A good answer, one fact a line.")
    placeholder: Line = Field(description="A few words in the empty field.")

    @property
    def longest(self) -> int:
        """Most characters an answer may have."""
        return LONGEST_HEADLINE if self.id == HEADLINE else LONGEST_CANVAS_ANSWER

    @model_validator(mode="after")
    def _example_could_be_kept(self) -> Self:
        if len(self.example) > self.longest:
            raise ValueError(
                f"example has {len(self.example)} characters, an answer at most {self.longest}; "
                "shorten it"
            )
        if self.id == HEADLINE and "\n" in self.example:
            raise ValueError("example has several lines, a headline has one; join them")
        return self


class CanvasQuestions(Model):
    """`content/canvas.yaml`: the questions in the order they are asked."""

    questions: tuple[Question, ...] = Field(min_length=1, max_length=12)

    @model_validator(mode="after")
    def _one_headline_and_no_id_twice(self) -> Self:
        ids = [question.id for question in self.questions]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"two questions have the id {twice[0]!r}; rename one")
        if HEADLINE not in ids:
            raise ValueError(
                f"no question has the id {HEADLINE!r}; add the one whose answer is the headline"
            )
        return self
