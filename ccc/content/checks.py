"""Transparent checks: words to look for, what they support, why, from where, and their own proof.

A check is data. The few kinds here are matched by `ccc.scoring.checks`; a file's stem is the id.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from ccc.content.base import Line, Model, Text
from ccc.content.ids import CriterionId, FlagId, Role

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
"""Words in a row, lower case. `a|b` one of these, `word*` any ending, `word?` may be missing,
`~` up to three words of the same sentence, `@list` any word of the named list."""

Expression = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""A regular expression."""

_DEEPEST = 20
"""Groups in groups of an expression."""

_NO_GROUPS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)

_CHOICE = r"(?:@[a-z_]+|[^\s~@*?|]+\*?)"
_STEP = re.compile(rf"(?:~|{_CHOICE}(?:\|{_CHOICE})*\??)\Z")


class _Check(Model):
    """What every check has: what it is about, why it counts, and sentences that prove it."""

    id: str
    criterion: CriterionId | None = Field(
        default=None, description="The criterion these words speak to; or else give a flag."
    )
    flag: FlagId | None = Field(default=None, description="The flag these words raise.")
    level: int | None = Field(
        default=None,
        ge=0,
        le=3,
        description="The level such words suggest on their own; 0 for words that cost.",
    )
    roles: tuple[Role, ...] = Field(
        default=(), description="What such words do in a note that other signs of it depend on."
    )
    needs: int = Field(
        default=1, ge=1, le=5, description="How many hits it takes to raise the flag."
    )
    supports: Line = Field(description="What it tells a reader of the rubric, in a few words.")
    why: Line = Field(description="The sentence the writer sees beside the marked words.")
    source: Text = Field(description="Where in the rubric or the article this comes from.")
    finds: tuple[str, ...] = Field(min_length=2, description="Sentences it must find.")
    passes: tuple[str, ...] = Field(min_length=2, description="Sentences it must leave alone.")

    @model_validator(mode="after")
    def _one_purpose(self) -> Self:
        if (self.criterion is None) == (self.flag is None):
            raise ValueError("a check is for a criterion or a flag; give one of the two")
        if (self.criterion is None) == (self.level is not None):
            raise ValueError("level goes with a criterion only; add it, or remove it from a flag")
        if self.roles and self.criterion is None:
            raise ValueError("roles go with a criterion only; remove them from a flag")
        return self


class Phrases(_Check):
    """Finds any of the phrases, except where a phrase of `unless` is in the same sentence."""

    kind: Literal["phrases"]
    phrases: tuple[Phrase, ...] = Field(min_length=1)
    unless: tuple[Phrase, ...] = ()

    @field_validator("phrases", "unless")
    @classmethod
    def _can_be_read(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in phrases:
            for step in phrase.split():
                if not _STEP.match(step) or step != step.lower():
                    raise ValueError(
                        f"{step!r} in {phrase!r} cannot be read; use lower-case words, "
                        "a|b, word*, word?, ~ or @list"
                    )
            if phrase.split()[0] == "~" or phrase.split()[-1] == "~":
                raise ValueError(f"{phrase!r} begins or ends with ~; put a word there")
        return phrases


class Pattern(_Check):
    """Finds a regular expression in the characters as they are written."""

    kind: Literal["pattern"]
    pattern: Expression
    ignore_case: bool = True

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        if _depth(pattern) > _DEEPEST:
            raise ValueError(f"has groups in groups, more than {_DEEPEST}; write it more simply")
        try:
            re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(
                f"is not a regular expression ({error}); try it in Python's re first"
            ) from error
        return pattern


def _depth(pattern: str) -> int:
    """How many groups stand in each other at the most."""
    depths = accumulate({"(": 1, ")": -1}.get(char, 0) for char in _NO_GROUPS.sub("", pattern))
    return max(depths, default=0)


Check = Annotated[Phrases | Pattern, Field(discriminator="kind")]
"""One file of `content/checks/`."""
