"""Sample people, who play a workshop in a rehearsal and fill a database to look at.

One YAML file is one group of people who come together; a file's stem is the id. Their notes are
what people really send, weak ones among them. Each is written as the sender of its scenario, so a
note to a scenario suits whoever of them is at that stage.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal, Self

from pydantic import Field, model_validator

from ccc.content.base import Line, Model, Text
from ccc.content.ids import CriterionId

Development = Literal[
    "improves",
    "rises-and-stays",
    "stands-still",
    "falls-back",
    "leaves-early",
    "comes-back",
    "never-writes",
    "thinks-too-well",
    "thinks-too-little",
    "polishes",
    "same-words",
    "disagrees",
]
"""What becomes of somebody's notes, or of their eye for them; each is something a coach looks for.

Whoever `polishes` tries one note again and again, and `same-words` are sent to everybody. Who
`thinks-too-well` or `thinks-too-little` does so of their own notes.
"""


class PutAside(Model):
    """Advice that somebody disagrees with each time, and why."""

    criterion: CriterionId
    because: Line


class SampleNote(Model):
    """A note as that person would send it; it may be empty, weak, or too long."""

    to: str = Field(description="The id of a scenario; its sender is who writes.")
    note: str


class SamplePerson(Model):
    """Somebody who takes part: what they write, in that order, and how they develop."""

    nickname: Line
    country: Line
    character: Line = Field(description="What they are like, in a line.")
    develops: Development
    lean: int = Field(
        default=0,
        ge=-60,
        le=60,
        description="By how many points they guess their scores too high; below 0, too low.",
    )
    puts_aside: PutAside | None = None
    notes: tuple[SampleNote, ...] = Field(
        description="The first as one would today; the same person again; then somebody new."
    )

    @model_validator(mode="after")
    def _has_what_becomes_of_them(self) -> Self:
        if (self.develops == "disagrees") != (self.puts_aside is not None):
            raise ValueError("puts_aside is for those who disagree; write both or neither")
        leans = (self.develops == "thinks-too-well", self.develops == "thinks-too-little")
        if leans != (self.lean > 0, self.lean < 0):
            raise ValueError(
                "lean is above 0 for who thinks-too-well, below 0 for who thinks-too-little, "
                "and nobody else's; correct it"
            )
        return self

    @model_validator(mode="after")
    def _plays_a_whole_workshop(self) -> Self:
        to = [note.to for note in self.notes]
        if self.develops == "never-writes":
            if to:
                raise ValueError("notes are given for who never writes; remove them")
        elif to[:1] != to[1:2] or len(set(to)) < 2:
            raise ValueError(
                "notes are not two or more to one person and then some to others; "
                "add what is missing"
            )
        return self

    def tries(self, scenario_id: str) -> tuple[str, ...]:
        """Their notes to one scenario, the first try first; none where they wrote it none."""
        return tuple(note.note for note in self.notes if note.to == scenario_id)

    @property
    def written_to(self) -> tuple[str, ...]:
        """The scenarios they wrote to, in the order in which they met them."""
        return tuple(dict.fromkeys(note.to for note in self.notes))


class SampleGroup(Model):
    """People who come together, in a room or over some weeks."""

    id: str
    title: Text
    people: tuple[SamplePerson, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _nicknames_once(self) -> Self:
        names = Counter(person.nickname.casefold() for person in self.people)
        for person in self.people:
            if names[person.nickname.casefold()] > 1:
                raise ValueError(f"two people are called {person.nickname!r}; rename one")
        return self
