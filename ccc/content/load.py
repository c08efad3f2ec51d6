"""From a content folder to frozen values, or to the list of everything that is wrong with it."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ccc.content.canvas import CanvasQuestions
from ccc.content.checks import Check
from ccc.content.decisions import DecisionRules
from ccc.content.games import BlankRequest, Games, Inbox, Month, Pieces, Play, Situation
from ccc.content.ids import OWN
from ccc.content.lessons import Lesson, Scenario
from ccc.content.references import game_faults
from ccc.content.reply_checks import ReplyCheck, ReplyRules
from ccc.content.rubric import Rubric
from ccc.content.weights import Weights
from ccc.content.yaml_file import YamlFile, read_yaml
from ccc.errors import ContentError, Fault

FEWEST_RESERVED = 6
"""Progress says nothing before six first drafts to new people, so fewer can never be enough."""

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

    rubric: Rubric | None
    replies: ReplyRules | None
    decisions: DecisionRules | None
    canvas: CanvasQuestions | None
    games: Games | None
    pieces: Pieces
    lessons: tuple[Lesson, ...]
    scenarios: tuple[Scenario, ...]
    faults: tuple[Fault, ...]


def whole(reading: Reading) -> Content:
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
        return Reading(None, None, None, None, None, Pieces(), (), (), (fault,))
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
    if not replies and not any(fault.file.startswith("replies") for fault in faults):
        faults.append(Fault("replies", "folder", "is empty", "put back the shipped checks"))
    rules = ReplyRules(checks=tuple(replies)) if replies else None
    decisions: DecisionRules | None = _read_one(folder, "decide.yaml", DecisionRules, {}, faults)
    canvas: CanvasQuestions | None = _read_one(folder, "canvas.yaml", CanvasQuestions, {}, faults)
    games: Games | None = _read_one(folder, "games.yaml", Games, {}, faults)
    pieces = _read_pieces(folder, faults)
    broken = {fault.file for fault in faults}
    faults.extend(_cross_faults(lessons, scenarios, broken))
    faults.extend(game_faults(pieces, games, scenarios, broken))
    lessons.sort(key=lambda lesson: lesson.number)
    return Reading(
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
    found = []
    for file in sorted(here.iterdir()):
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
    file = folder / name
    if not file.is_file():
        faults.append(Fault(name, "file", "is missing", "put it back from the shipped content"))
        return None
    read = read_yaml(file, name)
    if isinstance(read, Fault):
        faults.append(read)
        return None
    if not isinstance(read.data, dict):
        faults.append(Fault(name, "file", "is not a list of `key: value` pairs", "write it so"))
        return None
    for key in given:
        if key in read.data:
            remedy = "remove it; the id is the file's name" if key == "id" else "remove it"
            faults.append(Fault(name, read.place((key,)), "does not belong in this file", remedy))
    try:
        return TypeAdapter(kind).validate_python({**read.data, **given})
    except ValidationError as error:
        faults.extend(_faults_of(error, name, kind, read))
        return None


def _faults_of(error: ValidationError, name: str, kind: Any, read: YamlFile) -> Iterator[Fault]:
    """Pydantic's findings in our words, each with a place in the file and a remedy."""
    tagged = not isinstance(kind, type)  # a choice of models, whose kind pydantic names first
    details = error.errors(include_url=False)
    places = [detail["loc"] for detail in details]
    for detail in details:
        inside = len(detail["loc"])
        if detail["type"] == "too_short" and any(
            len(place) > inside and place[:inside] == detail["loc"] for place in places
        ):
            continue  # pydantic counts only what has no fault itself
        path = _path_in_file(detail["loc"][tagged:], read)
        fault, remedy = _in_words(detail, kind)
        yield Fault(name, read.place(path), fault, remedy)


def _path_in_file(loc: Iterable[str | int], read: YamlFile) -> tuple[str | int, ...]:
    """Pydantic's location without the union tags it adds, which are not in the file."""
    path: tuple[str | int, ...] = ()
    steps = list(loc)
    for index, step in enumerate(steps):
        last = index == len(steps) - 1
        if (*path, step) in read.lines or last:
            path = (*path, step)
    return path


def _in_words(detail: ErrorDetails, kind: Any) -> tuple[str, str]:
    """A finding as (fault, remedy)."""
    received, context = detail.get("input"), detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            key = str(detail["loc"][-1])
            near = difflib.get_close_matches(key, _known_keys(kind), n=1)
            hint = f"did you mean {near[0]!r}? otherwise remove it" if near else "remove it"
            return f"is not a key this file can have ({key!r})", hint
        case "missing":
            return "is missing", "add it"
        case "literal_error" | "enum" | "union_tag_invalid":
            expected = context.get("expected") or context.get("expected_tags")
            return f"{_short(received)} is not one of the choices", f"write one of {expected}"
        case "string_too_long":
            return (
                f"is longer than {context['max_length']} characters",
                "shorten it or split it",
            )
        case "string_too_short" | "too_short":
            return "is empty or too short", "fill it in"
        case "value_error":
            problem = str(context.get("error", detail["msg"]))
            fault, _, remedy = problem.partition("; ")
            return fault, remedy or "correct it"
        case _:
            return f"{detail['msg']} (found {_short(received)})", "correct it"


def _known_keys(kind: Any) -> list[str]:
    """Every key that the model, or a model inside it, knows."""
    schema = TypeAdapter(kind).json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({key for part in parts for key in part.get("properties", {})})


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _cross_faults(
    lessons: list[Lesson], scenarios: list[Scenario], broken: Collection[str]
) -> Iterator[Fault]:
    """What no single file can know: references, order, and enough people to draw from."""
    known = {scenario.id: scenario for scenario in scenarios}
    numbers = Counter(lesson.number for lesson in lessons)
    for lesson in lessons:
        name = f"lessons/{lesson.id}.yaml"
        if numbers[lesson.number] > 1:
            yield Fault(
                name, "number", f"{lesson.number} is used by another lesson too", "renumber one"
            )
        if f"scenarios/{lesson.practice.scenario}.yaml" not in broken:
            yield from _practice_faults(name, lesson, known)
    reserved = sum(scenario.reserved for scenario in scenarios)
    if not broken and reserved < FEWEST_RESERVED:
        yield Fault(
            "scenarios",
            "reserved",
            f"only {reserved} scenarios are reserved for first drafts",
            f"reserve at least {FEWEST_RESERVED}; progress needs that many new people",
        )


def _practice_faults(name: str, lesson: Lesson, known: Mapping[str, Scenario]) -> Iterator[Fault]:
    place, target = "practice.scenario", known.get(lesson.practice.scenario)
    if target is None:
        near = difflib.get_close_matches(lesson.practice.scenario, known, n=1)
        yield Fault(
            name,
            place,
            f"there is no scenario {lesson.practice.scenario!r}",
            f"did you mean {near[0]!r}?" if near else "name a file in scenarios/",
        )
    elif target.reserved:
        yield Fault(
            name,
            place,
            f"scenario {target.id!r} is reserved for first drafts",
            "choose one that is not reserved",
        )
    elif lesson.criterion and target.trains != lesson.criterion:
        yield Fault(
            name,
            place,
            f"scenario {target.id!r} trains {target.trains!r}, not {lesson.criterion!r}",
            "choose one that trains this lesson's move",
        )
