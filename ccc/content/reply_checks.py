"""What a coach edits about replies to a blank request: checks as data, as for notes.

A file of `content/reply_checks/` is one check; its stem is its id. It speaks to one of six
questions, with the level (1 partly, 2 clearly) such words reach on their own, or it names a fault.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator
from pydantic.json_schema import SkipJsonSchema

from ccc.content.base import Model, each_once, hash_of
from ccc.content.checks import Pattern, Phrases, _Check
from ccc.content.encoder import EncoderFiles
from ccc.content.ids import REPLY_CHECKS, ReplyCheckId, ReplyFaultId


class _ForReply(_Check):
    """A check on a reply: what it is about stands in `about`; `criterion` and `flag` stay out."""

    about: ReplyCheckId | ReplyFaultId = Field(
        description="The question these words answer, or the fault that they are."
    )
    elsewhere: bool = Field(
        default=False, description="Counts only where no other question is asked at that place."
    )
    kind_words_excuse: bool = Field(
        default=False, description="A fault that no longer holds where the reply gives thanks."
    )
    unless_asked: bool = Field(
        default=False, description="A fault that no longer holds where the reply asks something."
    )

    @model_validator(mode="after")
    def _one_purpose(self) -> Self:
        if self.criterion is not None or self.flag is not None or self.roles:
            raise ValueError("criterion, flag and roles are for notes; a reply's check has about")
        if (self.about in REPLY_CHECKS) != (self.level in (1, 2)):
            raise ValueError("level is 1 or 2 for a question and left out for a fault; correct it")
        return self


class ReplyPhrases(_ForReply, Phrases):
    """Finds any of the phrases, except where a phrase of `unless` is in the same sentence."""


class ReplyPattern(_ForReply, Pattern):
    """Finds a regular expression in the characters as they are written."""


ReplyCheck = Annotated[ReplyPhrases | ReplyPattern, Field(discriminator="kind")]
"""One file of `content/reply_checks/`."""


class ReplyRules(Model):
    """All checks on replies; as a value it is known by its hash."""

    checks: tuple[ReplyCheck, ...] = Field(description="From content/reply_checks/*.yaml.")
    encoder: SkipJsonSchema[EncoderFiles | None] = Field(
        default=None, exclude=True, description="From content/encoder/, where there is one."
    )

    @field_validator("checks")
    @classmethod
    def _in_order(cls, checks: tuple[ReplyCheck, ...]) -> tuple[ReplyCheck, ...]:
        each_once("check", (check.id for check in checks))
        return tuple(sorted(checks, key=lambda check: check.id))

    @cached_property
    def hash(self) -> str:
        """The same for the same checks and encoder alone."""
        return hash_of(self, self.encoder.version if self.encoder else "")

    def __hash__(self) -> int:
        """Hash by content, worked out once."""
        return hash(self.hash)
