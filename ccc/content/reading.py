"""What could be read of a content folder, before anything is known to be complete."""

from __future__ import annotations

from dataclasses import dataclass

from ccc.content.canvas import CanvasQuestions
from ccc.content.checks import Check
from ccc.content.decisions import DecisionRules
from ccc.content.games import BlankRequest, Games, Inbox, Month, Situation
from ccc.content.lessons import Lesson
from ccc.content.questions import TalkQuestions
from ccc.content.reply_checks import ReplyRules
from ccc.content.rubric import Rubric
from ccc.content.samples import SampleGroup
from ccc.content.scenarios import Scenario
from ccc.content.workshops import WorkshopPlan
from ccc.errors import Fault


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What could be read of a folder, sorted as in Content, and every fault in the rest."""

    checks: tuple[Check, ...] = ()
    rubric: Rubric | None = None
    replies: ReplyRules | None = None
    decisions: DecisionRules | None = None
    canvas: CanvasQuestions | None = None
    games: Games | None = None
    questions: TalkQuestions | None = None
    lessons: tuple[Lesson, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    situations: tuple[Situation, ...] = ()
    blank_requests: tuple[BlankRequest, ...] = ()
    inboxes: tuple[Inbox, ...] = ()
    months: tuple[Month, ...] = ()
    workshops: tuple[WorkshopPlan, ...] = ()
    samples: tuple[SampleGroup, ...] = ()
    faults: tuple[Fault, ...] = ()
