"""Where a workshop stands, for all of its pages: its way, its step, and what a step is called."""

from __future__ import annotations

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
from ccc.ui import resources
from ccc.ui.components.link import Link, number_asked
from ccc.workshop.course import Course, LessonPart, course_of, part_at
from ccc.workshop.showing import places_for_notes
from ccc.workshop.workshop import Workshop

WHICH = "w"
"""The number of the workshop, in the address of its desk and of its screen."""

LOBBY = "Joining"
TAKE_HOME = "To take home"


def which_workshop() -> int | None:
    """The number of the workshop in the address; None where there is none."""
    return number_asked(WHICH)


def desk_of(workshop: Workshop) -> Link:
    """Where a workshop's desk is."""
    return "workshop.py", {WHICH: str(workshop.id)}


def screen_of(workshop: Workshop) -> Link:
    """Where a workshop's screen is."""
    return "screen.py", {WHICH: str(workshop.id)}


def course_now(workshop: Workshop) -> Course:
    """The way through the workshop's plan, with the lessons and notes as they are now."""
    course = course_of(workshop, resources.content())
    of = round_looked_at(workshop, course.plan)
    if of is None:
        return course
    notes = resources.store().round_notes.of_round(workshop.id, of)
    return course_of(workshop, resources.content(), places_for_notes(notes))


def round_looked_at(workshop: Workshop, plan: WorkshopPlan) -> int | None:
    """The step in which the notes were written that are looked at in this one.

    None where the room looks at no notes now, or nobody has written any.
    """
    step = workshop.place.step
    return plan.writing_before(step) if isinstance(plan.step(step), NotesStep) else None


def lesson_part(workshop: Workshop, step: LessonStep) -> LessonPart | None:
    """What of its lesson a step shows now; None where the lesson is gone, or was cut since."""
    return part_at(step, resources.content().lesson(step.lesson), workshop.place)


def title_of(step: Step | None, content: Content) -> str:
    """What a step is called, for hosts and phones; the lobby where there is none."""
    match step:
        case None:
            return LOBBY
        case LessonStep():
            lesson = content.lesson(step.lesson)
            return step.lesson if lesson is None else lesson.title
        case WriteStep():
            return "Writing"
        case NotesStep():
            return "Some of your notes"
        case DuelStep():
            return "Two notes side by side"
        case ResultsStep():
            return "Before and after"
        case CloseStep():
            return TAKE_HOME
