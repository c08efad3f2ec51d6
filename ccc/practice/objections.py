"""Objections: where a writer says that the scorer is wrong about their note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ccc.content.ids import CriterionId
from ccc.scoring.assessment import Assessment


@dataclass(frozen=True)
class Disputed:
    """What is wrong: `words` are the level's name, the marked words, or the advice."""

    about: Literal["level", "mark", "advice"]
    criterion: CriterionId
    words: str


@dataclass(frozen=True)
class NewObjection:
    """An objection that is about to be kept, with the note and the assessment it is about."""

    note: str
    said: Disputed
    assessment: Assessment


@dataclass(frozen=True)
class Objection:
    """An objection as it was kept, with the note and the assessment that it is about.

    `reason` may be empty. `for_makers` is the writer's consent that the scorer's makers read the
    note, without a name.
    """

    id: int
    scenario_id: str
    note: str
    said: Disputed
    reason: str
    for_makers: bool
    assessment: Assessment
    at: datetime
