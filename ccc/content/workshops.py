"""Plans of workshops: what a room does, step by step, and what the facilitator says.

One YAML file is one plan; a file's stem is the id. As a workshop begins, its plan is copied into
the database. So what may change from one version to the next is checked where files are read, in
`ccc.content.references`, and not by the models here: a stored plan is read for as long as its kinds
of step are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from ccc.content.base import Line, Model, Text

MOST_MINUTES = 60
"""A step that takes longer is a slip of the pen."""

AGAIN = "again"
"""Written to the same person as in the first step that is written in."""

NEW = "new"
"""Written to somebody whom the writer has not met: another person on each phone."""

LessonPart = Literal["title", "story", "pairs", "check", "evidence"]
"""What of a lesson can be shown; a check is voted on by the room."""

_Minutes = Annotated[int, Field(ge=1, description="How long it takes, in whole minutes.")]
_Say = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    Field(description="For the facilitator alone: what to say and ask, in 1–4 short sentences."),
]


class _Step(Model):
    minutes: _Minutes
    say: _Say


class LessonStep(_Step):
    """Parts of a lesson on the screen."""

    kind: Literal["lesson"]
    lesson: str = Field(description="The id of a lesson.")
    show: tuple[LessonPart, ...] = Field(min_length=1, description="Its parts, as they follow.")
    pair: int | None = Field(
        default=None,
        ge=1,
        description="The one pair of notes to show, counted from 1; without it, all of them.",
    )


class WriteStep(_Step):
    """Everybody writes a note on their own phone."""

    kind: Literal["write"]
    to: str = Field(
        description=f"The id of a scenario; or {AGAIN}, the same person as the first time; or "
        f"{NEW}, for each phone its own next unseen person."
    )
    feedback: bool = Field(
        default=False,
        description="Whether levels and advice are seen while writing. Leave it off for notes that "
        "are compared.",
    )


class NotesStep(_Step):
    """Some notes of the latest writing on the screen, one at a time."""

    kind: Literal["notes"]


class DuelStep(_Step):
    """Two notes of the latest writing side by side, and the room chooses."""

    kind: Literal["duel"]
    pairs: int = Field(
        default=0, ge=0, le=5, description="How many more pairs each phone judges by itself."
    )


class ResultsStep(_Step):
    """Before and after, for the whole room."""

    kind: Literal["results"]


class CloseStep(_Step):
    """What everybody takes home; the workshop's number ends with it."""

    kind: Literal["close"]


Step = Annotated[
    LessonStep | WriteStep | NotesStep | DuelStep | ResultsStep | CloseStep,
    Field(discriminator="kind"),
]
"""One thing that the room does."""


class WorkshopPlan(Model):
    """What a room does in one workshop, step by step."""

    id: str
    title: Line
    aim: Text = Field(description="What this plan is for, in a sentence.")
    steps: tuple[Step, ...] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """How long it takes in all."""
        return sum(step.minutes for step in self.steps)

    def step(self, number: int) -> Step | None:
        """The step of that number, all of which count from 1; None where there is none."""
        return self.steps[number - 1] if 1 <= number <= len(self.steps) else None

    @property
    def writings(self) -> tuple[int, ...]:
        """The numbers of the steps in which the room writes."""
        return tuple(self._writing())

    def writing_before(self, number: int) -> int | None:
        """The latest step before that one in which the room wrote.

        Its notes are what `notes` and `duel` show. None where nobody has written yet.
        """
        return max((at for at in self.writings if at < number), default=None)

    @property
    def first_writing(self) -> int | None:
        """The first step in which the room writes; None without one."""
        return next(iter(self.writings), None)

    def written_to(self, number: int) -> str:
        """To whom the room writes in the step of that number: a scenario's id, or `new`.

        In a step that says `again` it is the person of the first writing, so `new` means there that
        each phone returns to its own. Raises ValueError for a step in which nobody writes.
        """
        writing = self._writing()
        if number not in writing:
            raise ValueError(f"nobody writes in step {number}")
        to = writing[number].to
        return next(iter(writing.values())).to if to == AGAIN else to

    def _writing(self) -> dict[int, WriteStep]:
        numbered = enumerate(self.steps, start=1)
        return {number: step for number, step in numbered if isinstance(step, WriteStep)}

    def to_json(self) -> dict[str, Any]:
        """The plan as plain JSON values, for a workshop's row."""
        return self.model_dump(mode="json")

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """A plan that was stored, by this version or an earlier one.

        Keys that are not known any more are passed over; those that came later have their defaults.
        Raises ValueError if it is no plan, or has a kind of step that is not known.
        """
        return cls.model_validate(stored, extra="ignore")
