"""From a content folder to frozen values, or to the list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccc.content.canvas import CanvasQuestions
from ccc.content.checks import Check
from ccc.content.decisions import DecisionRules
from ccc.content.games import BlankRequest, Games, Inbox, Month, Pieces, Play, Situation
from ccc.content.ids import OWN
from ccc.content.lessons import Lesson
from ccc.content.references import cross_faults, game_faults
from ccc.content.reply_checks import ReplyCheck, ReplyRules
from ccc.content.rubric import Rubric
from ccc.content.scenarios import Scenario
from ccc.content.validation import read_model
from ccc.content.weights import Weights
from ccc.errors import ContentError, Fault

FOLDERS: Mapping[str, Any] = {
    "blank_requests": BlankRequest,
    "checks": Check,
    "decisions": Situation,
    "inboxes": Inbox,
    "lessons": Lesson,
    "months": Month,
    "replies": ReplyCheck,
    "scenarios": Scenario,
}
"""Each folder of many files, and what one file in it is; a file's stem is its id."""

RUBRIC_PARTS = ("checks", "weights")
"""What the loader adds to `rubric.yaml` to make a Rubric of it."""

OWN_REMEDY = "rename it; such ids are for participants' own people"


@dataclass(frozen=True)
class Content:
    """Everything a coach edits; lessons in order of number, scenarios in order of id."""

    rubric: Rubric
    replies: ReplyRules
    decisions: DecisionRules
    canvas: CanvasQuestions
    lessons: tuple[Lesson, ...]
    scenarios: tuple[Scenario, ...]
    play: Play

    def lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson of that id, if there is one."""
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)

    def scenario(self, scenario_id: str) -> Scenario | None:
        """The scenario of that id, if there is one."""
        return next((one for one in self.scenarios if one.id == scenario_id), None)


@dataclass(frozen=True)
class Reading:
    """What could be read of a folder, and every fault in the rest."""

    checks: tuple[Check, ...]
    rubric: Rubric | None
    replies: ReplyRules | None
    decisions: DecisionRules | None
    canvas: CanvasQuestions | None
    games: Games | None
    pieces: Pieces
    lessons: tuple[Lesson, ...]
    scenarios: tuple[Scenario, ...]
    faults: tuple[Fault, ...]


def complete(reading: Reading) -> Content:
    """The content, if nothing is missing from it. Raises ContentError with every fault."""
    rubric, replies = reading.rubric, reading.replies
    decisions, canvas, games = reading.decisions, reading.canvas, reading.games
    if reading.faults or not (rubric and replies and decisions and canvas and games):
        raise ContentError(reading.faults)
    play = Play(games=games, **vars(reading.pieces))
    return Content(rubric, replies, decisions, canvas, reading.lessons, reading.scenarios, play)


def read_content(folder: Path) -> Reading:
    """Read all that can be read of a content folder, and note every fault."""
    if not folder.is_dir():
        fault = Fault(str(folder), "folder", "is not there", "name an existing content folder")
        return Reading((), None, None, None, None, None, Pieces(), (), (), (fault,))
    faults: list[Fault] = []
    checks: list[Check] = _read_all(folder, "checks", faults)
    lessons: list[Lesson] = _read_all(folder, "lessons", faults)
    scenarios: list[Scenario] = _read_all(folder, "scenarios", faults)
    weights: Weights | None = _read_one(folder, "weights.yaml", Weights, {}, faults)
    rubric: Rubric | None = None
    if weights is not None:
        parts = dict(zip(RUBRIC_PARTS, (checks, weights), strict=True))
        rubric = _read_one(folder, "rubric.yaml", Rubric, parts, faults)
    replies: list[ReplyCheck] = _read_all(folder, "replies", faults)
    for kind, found in (("checks", checks), ("replies", replies)):
        if not found and not any(fault.file.startswith(kind) for fault in faults):
            faults.append(Fault(kind, "folder", "is empty", "put back the shipped checks"))
    rules = ReplyRules(checks=tuple(replies)) if replies else None
    decisions: DecisionRules | None = _read_one(folder, "decide.yaml", DecisionRules, {}, faults)
    canvas: CanvasQuestions | None = _read_one(folder, "canvas.yaml", CanvasQuestions, {}, faults)
    games: Games | None = _read_one(folder, "games.yaml", Games, {}, faults)
    pieces = _read_pieces(folder, faults)
    broken = {fault.file for fault in faults}
    faults.extend(cross_faults(lessons, scenarios, broken))
    faults.extend(game_faults(pieces, games, scenarios, broken))
    lessons.sort(key=lambda lesson: lesson.number)
    return Reading(
        tuple(checks),
        rubric,
        rules,
        decisions,
        canvas,
        games,
        pieces,
        tuple(lessons),
        tuple(scenarios),
        tuple(faults),
    )


def _read_pieces(folder: Path, faults: list[Fault]) -> Pieces:
    """What the rounds are played with."""
    kinds = ("decisions", "blank_requests", "inboxes", "months")
    situations, requests, inboxes, months = (_read_all(folder, kind, faults) for kind in kinds)
    return Pieces(tuple(situations), tuple(requests), tuple(inboxes), tuple(months))


def _read_all(folder: Path, kind: str, faults: list[Fault]) -> list[Any]:
    """Every file of one folder as its model, in order of id; faults are added to the list."""
    here = folder / kind
    if not here.is_dir():
        faults.append(Fault(kind, "folder", "is missing", f"make a folder {kind} with YAML files"))
        return []
    try:
        files = sorted(here.iterdir())
    except OSError as error:
        fault = f"cannot be read ({error.strerror})"
        faults.append(Fault(kind, "folder", fault, "check its permissions"))
        return []
    found = []
    for file in files:
        name = f"{kind}/{file.name}"
        if file.name.startswith("."):
            continue
        if file.suffix != ".yaml":
            faults.append(Fault(name, "file", "would not be read", "rename it to end in .yaml"))
            continue
        if file.name.startswith(OWN):
            faults.append(Fault(name, "file", f"has a name that begins with {OWN!r}", OWN_REMEDY))
            continue
        model = _read_one(folder, name, FOLDERS[kind], {"id": file.stem}, faults)
        if model is not None:
            found.append(model)
    return found


def _read_one(
    folder: Path, name: str, kind: Any, given: Mapping[str, Any], faults: list[Fault]
) -> Any:
    """One file as its model, with what the loader itself gives; None when it has faults."""
    model, found = read_model(folder, name, kind, given)
    faults.extend(found)
    return model
