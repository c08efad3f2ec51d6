"""The way of a room through a plan: which parts a step has, what comes next, and how time goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccc.content.lessons import Lesson, LessonSlide
from ccc.content.load import Content
from ccc.content.workshops import (
    CloseStep,
    DuelStep,
    LessonStep,
    NotesStep,
    ResultsStep,
    Step,
    WorkshopPlan,
    WriteStep,
)
from ccc.workshop.workshop import Move, Place, Workshop

A_MINUTE = timedelta(minutes=1)

PARTS_OF_A_NOTE = 2
"""A note is on the screen bare first, then with its marks; before the first one there is none."""

PARTS_OF_A_DUEL = 3
"""The vote, the bars, and what the tool says."""

PARTS_OF_RESULTS = 3
"""The picture, what people ask for in sentences, and how sure all that is."""


@dataclass(frozen=True)
class LessonPart:
    """A slide of a lesson on the room's screen; a check comes twice, the answer with the bars."""

    slide: LessonSlide
    answered: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether phones may answer now."""
        return self.slide.shows == "check" and not self.answered


def lesson_parts(step: LessonStep, lesson: Lesson) -> tuple[LessonPart, ...]:
    """What of a lesson a step shows, one after the other."""
    return tuple(_parts(step, lesson))


def part_at(step: LessonStep, lesson: Lesson | None, place: Place) -> LessonPart | None:
    """What of its lesson a step shows now; None where the lesson is gone, or was cut since."""
    parts = () if lesson is None else lesson_parts(step, lesson)
    return parts[place.part] if place.part < len(parts) else None


def _parts(step: LessonStep, lesson: Lesson) -> Iterator[LessonPart]:
    of_a_pair = ("people", "notes", "marks")
    for slide in lesson.slides(step.show):
        if step.pair is not None and slide.shows in of_a_pair and slide.number != step.pair - 1:
            continue
        yield LessonPart(slide)
        if slide.shows == "check":
            yield LessonPart(slide, answered=True)


@dataclass(frozen=True)
class Course:
    """A plan, and how many parts its lobby and each of its steps have."""

    plan: WorkshopPlan
    parts: tuple[int, ...]

    def step(self, place: Place) -> Step | None:
        """The step that is on; None in the lobby."""
        return self.plan.step(place.step)

    def next(self, place: Place) -> Place | None:
        """Where *Next* leads; None at the end."""
        if place.part + 1 < self.parts[place.step]:
            return Place(place.step, place.part + 1)
        return self.begin_of(place.step + 1)

    def back(self, place: Place) -> Place | None:
        """Where *Back* leads: to the part before, or the last one of the step before."""
        if place.part > 0:
            return Place(place.step, min(place.part, self.parts[place.step]) - 1)
        if place.step == 0:
            return None
        return Place(place.step - 1, self.parts[place.step - 1] - 1)

    def begin_of(self, step: int) -> Place | None:
        """The first part of a step; None where the plan has no such step."""
        return Place(step) if 0 <= step < len(self.parts) else None

    def move(self, seen: Place, to: Place, now: datetime) -> Move:
        """The way from the place that was seen to another; the lobby has no end of its time."""
        step = self.step(to)
        ends = None if step is None else now + step.minutes * A_MINUTE
        return Move(seen, to, now, ends, isinstance(step, WriteStep))


def course_of(workshop: Workshop, content: Content, notes_to_show: int = 0) -> Course:
    """The way through a workshop's plan, with the lessons as they are now.

    `notes_to_show` is how many notes the step that is on has to show. Raises ValueError where the
    plan was kept by another version, and is not understood.
    """
    plan = WorkshopPlan.from_json(workshop.plan)
    return Course(plan, (1, *(_number_of(step, content, notes_to_show) for step in plan.steps)))


def _number_of(step: Step, content: Content, notes_to_show: int) -> int:
    match step:
        case LessonStep():
            lesson = content.lesson(step.lesson)
            return 1 if lesson is None else len(lesson_parts(step, lesson))
        case NotesStep():
            return 1 + PARTS_OF_A_NOTE * notes_to_show
        case DuelStep():
            return PARTS_OF_A_DUEL + (2 if step.pairs else 0)
        case ResultsStep():
            return PARTS_OF_RESULTS
        case WriteStep() | CloseStep():
            return 1


def time_left(ends: datetime | None, now: datetime) -> timedelta | None:
    """How long a step still has, nothing once its time is over; None where it has none."""
    return None if ends is None else max(ends - now, timedelta(0))


def steps_in_words(plan: WorkshopPlan, titles: Sequence[str]) -> tuple[str, ...]:
    """A line a step, with its minutes, for a list to choose from."""
    pairs = zip(titles, plan.steps, strict=True)
    return tuple(f"{n}. {title} ({step.minutes} min)" for n, (title, step) in enumerate(pairs, 1))
