"""From a content folder to frozen values, or to the list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ccc.content.canvas import CanvasQuestions
from ccc.content.checks import Check
from ccc.content.decisions import DecisionRules
from ccc.content.encoder import read_encoder
from ccc.content.games import BlankRequest, Games, Inbox, Month, Situation
from ccc.content.ids import OWN
from ccc.content.lessons import Lesson
from ccc.content.questions import TalkQuestions
from ccc.content.reading import Reading
from ccc.content.references import faults_between_files
from ccc.content.reply_checks import ReplyCheck, ReplyRules
from ccc.content.rubric import Rubric
from ccc.content.samples import SampleGroup
from ccc.content.scenarios import Scenario
from ccc.content.validation import read_model
from ccc.content.weights import Weights
from ccc.content.workshops import WorkshopPlan
from ccc.errors import ContentError, Fault

FOLDERS: Mapping[str, Any] = {
    "blank_requests": BlankRequest,
    "checks": Check,
    "inboxes": Inbox,
    "lessons": Lesson,
    "months": Month,
    "reply_checks": ReplyCheck,
    "samples": SampleGroup,
    "scenarios": Scenario,
    "situations": Situation,
    "workshops": WorkshopPlan,
}
"""Each folder of many files, and what one file in it is; a file's stem is its id."""

RUBRIC_PARTS = ("checks", "weights", "encoder")
"""What the loader adds to `rubric.yaml` to make a Rubric of it."""

LEFT_BEHIND = (
    *(".*", "*~", "~$*", "#*#", "*.swp", "*.swo", "*.tmp", "*.bak"),
    *("desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r", "__macosx", "@eadir"),
)
"""What editors and systems leave in a folder unasked, in lower case; it is passed over."""

OWN_REMEDY = "rename it; such ids are for participants' own people"


@dataclass(frozen=True, kw_only=True)
class Content:
    """Everything a coach edits, in order of id; but lessons of number, plans of their minutes."""

    rubric: Rubric
    replies: ReplyRules
    decisions: DecisionRules
    canvas: CanvasQuestions
    games: Games
    questions: TalkQuestions
    lessons: tuple[Lesson, ...]
    scenarios: tuple[Scenario, ...]
    situations: tuple[Situation, ...]
    blank_requests: tuple[BlankRequest, ...]
    inboxes: tuple[Inbox, ...]
    months: tuple[Month, ...]
    workshops: tuple[WorkshopPlan, ...]
    samples: tuple[SampleGroup, ...]

    @property
    def welcome(self) -> Scenario:
        """The one scenario that a stranger writes to first."""
        return next(scenario for scenario in self.scenarios if scenario.welcome_note is not None)

    def lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson of that id, if there is one."""
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)

    def scenario(self, scenario_id: str) -> Scenario | None:
        """The scenario of that id, if there is one."""
        return next((scenario for scenario in self.scenarios if scenario.id == scenario_id), None)

    def workshop(self, plan_id: str) -> WorkshopPlan | None:
        """The plan of that id, if there is one."""
        return next((plan for plan in self.workshops if plan.id == plan_id), None)


def complete(reading: Reading) -> Content:
    """The content, if nothing is missing from it. Raises ContentError with every fault."""
    found = {field.name: getattr(reading, field.name) for field in fields(Content)}
    if reading.faults or any(part is None for part in found.values()):
        raise ContentError(reading.faults)
    return Content(**found)


def read_content(folder: Path) -> Reading:
    """All that can be read of a content folder, and every fault in the rest."""
    if not folder.is_dir():
        fault = Fault(str(folder), "folder", "is not there", "name an existing content folder")
        return Reading(faults=(fault,))
    files = _Folder(folder)
    checks = files.needed_models("checks")
    weights = files.model("weights.yaml", Weights)
    encoder, faults = read_encoder(folder)
    files.faults.extend(faults)
    parts = dict(zip(RUBRIC_PARTS, (checks, weights, encoder), strict=True))
    replies = files.needed_models("reply_checks")
    found = Reading(
        checks=checks,
        rubric=files.model("rubric.yaml", Rubric, parts) if weights is not None else None,
        replies=ReplyRules(checks=replies, encoder=encoder) if replies else None,
        decisions=files.model("decision_signs.yaml", DecisionRules),
        canvas=files.model("canvas.yaml", CanvasQuestions),
        games=files.model("games.yaml", Games),
        questions=files.model("questions.yaml", TalkQuestions),
        lessons=tuple(sorted(files.models("lessons"), key=lambda lesson: lesson.number)),
        scenarios=files.models("scenarios"),
        situations=files.models("situations"),
        blank_requests=files.needed_models("blank_requests"),
        inboxes=files.needed_models("inboxes"),
        months=files.needed_models("months"),
        workshops=tuple(sorted(files.needed_models("workshops"), key=lambda plan: plan.minutes)),
        samples=files.needed_models("samples"),
    )
    reading = replace(found, faults=tuple(files.faults))
    return replace(reading, faults=(*reading.faults, *faults_between_files(reading)))


class _Folder:
    """A content folder while it is read, with every fault found in it so far."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.faults: list[Fault] = []

    def model(self, name: str, kind: Any, given: Mapping[str, Any] | None = None) -> Any:
        """A file as its model, with what the loader itself gives; None when it has faults."""
        model, faults = read_model(self._path, name, kind, given or {})
        self.faults.extend(faults)
        return model

    def models(self, kind: str) -> tuple[Any, ...]:
        """The files of one folder as their models, in order of id."""
        found = [
            self.model(f"{kind}/{file.name}", FOLDERS[kind], {"id": file.stem})
            for file in self._files(kind)
        ]
        return tuple(model for model in found if model is not None)

    def needed_models(self, kind: str) -> tuple[Any, ...]:
        """The same of a folder that may not be empty."""
        found = self.models(kind)
        if not found and not any(fault.file.startswith(kind) for fault in self.faults):
            self._fault(kind, "folder", "is empty", "put back the shipped files")
        return found

    def _files(self, kind: str) -> Iterator[Path]:
        """The files of one folder that can be one of its kind, in order."""
        here = self._path / kind
        if not here.is_dir():
            self._fault(kind, "folder", "is missing", f"make a folder {kind} with YAML files")
            return
        try:
            files = sorted(here.iterdir())
        except OSError as error:
            fault = f"cannot be read ({error.strerror})"
            self._fault(kind, "folder", fault, "check its permissions")
            return
        for file in files:
            name = f"{kind}/{file.name}"
            if any(fnmatchcase(file.name.lower(), pattern) for pattern in LEFT_BEHIND):
                continue
            if file.suffix != ".yaml":
                self._fault(name, "file", "would not be read", "rename it to end in .yaml")
            elif file.name.startswith(OWN):
                self._fault(name, "file", f"has a name that begins with {OWN!r}", OWN_REMEDY)
            else:
                yield file

    def _fault(self, file: str, place: str, fault: str, remedy: str) -> None:
        self.faults.append(Fault(file, place, fault, remedy))
