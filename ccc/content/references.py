"""What no single file can know: references between files, order, and enough of everything."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from ccc.content.games import (
    FEWEST_OF_EACH_DECISION,
    ROUND_OF_DECISIONS,
    Games,
    Inbox,
    Month,
    Situation,
)
from ccc.content.lessons import Lesson
from ccc.content.reading import Reading
from ccc.content.samples import SampleGroup
from ccc.content.scenarios import Scenario
from ccc.content.workshops import (
    AGAIN,
    MOST_MINUTES,
    NEW,
    CloseStep,
    LessonStep,
    Step,
    WorkshopPlan,
    WriteStep,
)
from ccc.errors import Fault

FEWEST_RESERVED = 6
"""Progress says nothing before so many first drafts to new people, so fewer can never be enough."""


def faults_between_files(reading: Reading) -> Iterator[Fault]:
    """The faults that no single file can know: in references, in order, in having enough.

    Nothing is said that a file which could not be read may be to blame for.
    """
    broken = {fault.file for fault in reading.faults}
    scenarios = {scenario.id: scenario for scenario in reading.scenarios}
    yield from _lesson_faults(reading.lessons, scenarios, broken)
    if not any(file.startswith("scenarios") for file in broken):
        yield from _welcome_faults(reading.scenarios)
    reserved = sum(scenario.reserved for scenario in reading.scenarios)
    if not broken and reserved < FEWEST_RESERVED:
        yield Fault(
            "scenarios",
            "reserved",
            f"only {reserved} scenarios are reserved for first drafts",
            f"reserve at least {FEWEST_RESERVED}; progress needs that many new people",
        )
    if reading.games is not None:
        for situation in reading.situations:
            yield from _reason_faults(situation, reading.games)
        for month in reading.months:
            yield from _month_faults(month, reading.games.budget.notes)
    for inbox in reading.inboxes:
        if _was_read("scenarios", inbox.id, broken):
            yield from _inbox_faults(inbox, scenarios.get(inbox.id))
    if not any(file.startswith("situations") for file in broken):
        yield from _too_few(reading.situations)
    for plan in reading.workshops:
        yield from _plan_faults(plan, reading.lessons, scenarios, broken)
    for group in reading.samples:
        yield from _sample_faults(group, scenarios, broken)


def _was_read(folder: str, name: str, broken: Collection[str]) -> bool:
    """Whether a file was read if it is there; else its own fault says why it is not known."""
    return folder not in broken and f"{folder}/{name}.yaml" not in broken


def _welcome_faults(scenarios: Collection[Scenario]) -> Iterator[Fault]:
    """One person is there for strangers, and anybody would want to be connected with them."""
    place, found = "welcome_note", [one for one in scenarios if one.welcome_note is not None]
    if not found:
        fault = "no scenario has one, so a stranger has nobody to write to"
        yield Fault("scenarios", place, fault, "give one scenario a good note to its recipient")
    for scenario in found:
        file = f"scenarios/{scenario.id}.yaml"
        if scenario is not found[0]:
            yield Fault(file, place, f"scenario {found[0].id!r} has one too", "remove one of them")
        if scenario.reserved:
            fault = "is in a scenario that is reserved for first drafts"
            yield Fault(file, place, fault, "choose one that is not reserved")
        if scenario.best != "connect":
            fault = f"is in a scenario whose best move is to {scenario.best}"
            yield Fault(file, place, fault, "choose one whose best move is to connect")


def _lesson_faults(
    lessons: Collection[Lesson], scenarios: Mapping[str, Scenario], broken: Collection[str]
) -> Iterator[Fault]:
    numbers = Counter(lesson.number for lesson in lessons)
    for lesson in lessons:
        name = f"lessons/{lesson.id}.yaml"
        if numbers[lesson.number] > 1:
            yield Fault(
                name, "number", f"{lesson.number} is used by another lesson too", "renumber one"
            )
        if _was_read("scenarios", lesson.practice.scenario, broken):
            yield from _practice_faults(name, lesson, scenarios)


def _practice_faults(name: str, lesson: Lesson, known: Mapping[str, Scenario]) -> Iterator[Fault]:
    place, target = "practice.scenario", known.get(lesson.practice.scenario)
    if target is None:
        yield _unknown(name, place, "scenario", lesson.practice.scenario, known)
    elif target.reserved:
        yield _reserved(name, place, target)
    elif lesson.criterion and target.trains != lesson.criterion:
        yield Fault(
            name,
            place,
            f"scenario {target.id!r} trains {target.trains!r}, not {lesson.criterion!r}",
            "choose one that trains this lesson's criterion",
        )


def _unknown(file: str, place: str, what: str, name: str, known: Collection[str]) -> Fault:
    near = difflib.get_close_matches(name, known, n=1)
    remedy = f"did you mean {near[0]!r}?" if near else f"name a file in {what}s/"
    return Fault(file, place, f"there is no {what} {name!r}", remedy)


def _reserved(file: str, place: str, scenario: Scenario) -> Fault:
    fault = f"scenario {scenario.id!r} is reserved for first drafts"
    return Fault(file, place, fault, "choose one that is not reserved")


def _reason_faults(situation: Situation, games: Games) -> Iterator[Fault]:
    file, reason = f"situations/{situation.id}.yaml", games.reason(situation.reason)
    if reason is None:
        known = ", ".join(reason.id for reason in games.reasons)
        fault = f"there is no reason {situation.reason!r} in games.yaml"
        yield Fault(file, "reason", fault, f"write one of {known}")
    elif reason.speaks_for != situation.best:
        fault = f"{reason.id!r} speaks for {reason.speaks_for!r}, the best move is "
        fault += repr(situation.best)
        yield Fault(file, "reason", fault, "choose a reason for the best move")


def _inbox_faults(inbox: Inbox, scenario: Scenario | None) -> Iterator[Fault]:
    file = f"inboxes/{inbox.id}.yaml"
    if scenario is None:
        fault = f"there is no scenario {inbox.id!r} whose recipient could read it"
        yield Fault(file, "file", fault, "give it the name of a file in scenarios/")
    elif scenario.reserved:
        yield _reserved(file, "file", scenario)
    elif scenario.sender.name in {invitation.sender.name for invitation in inbox.invitations}:
        fault = f"{scenario.sender.name!r} is who the participant writes as"
        yield Fault(file, "invitations", fault, "give that sender another name")


def _month_faults(month: Month, notes: int) -> Iterator[Fault]:
    """A month in which notes are not scarce, or everybody wants the same, teaches nothing."""
    best = [person.best for person in month.people]
    file = f"months/{month.id}.yaml"
    if best.count("note") < notes:
        fault = f"a note is the best move for only {best.count('note')} people"
        yield Fault(file, "people", fault, f"let it be best for {notes} or more")
    for move in ("follow", "wait"):
        if move not in best:
            fault = f"nobody is best left to {move!r}"
            yield Fault(file, "people", fault, "let it be the best move for somebody")


def _too_few(situations: Collection[Situation]) -> Iterator[Fault]:
    """A round needs enough of them, and enough of each kind."""
    if len(situations) < ROUND_OF_DECISIONS:
        fault = f"holds {len(situations)} situations, a round has {ROUND_OF_DECISIONS}"
        yield Fault("situations", "folder", fault, "write some more")
    for choice in ("connect", "follow"):
        found = sum(situation.best == choice for situation in situations)
        if found < FEWEST_OF_EACH_DECISION:
            fault = f"only {found} situations are best answered by {choice!r}"
            remedy = f"write at least {FEWEST_OF_EACH_DECISION}"
            yield Fault("situations", "best", fault, remedy)


def _plan_faults(
    plan: WorkshopPlan,
    lessons: Collection[Lesson],
    scenarios: Mapping[str, Scenario],
    broken: Collection[str],
) -> Iterator[Fault]:
    """A step with nothing to show, or an end in the wrong place, would stop a room on the day."""
    file = f"workshops/{plan.id}.yaml"
    for number, step in enumerate(plan.steps, start=1):
        place = f"steps[{number}]"
        if step.minutes > MOST_MINUTES:
            fault = f"is {step.minutes}, a step has {MOST_MINUTES} at most"
            yield Fault(file, f"{place}.minutes", fault, "shorten it or split it")
        match step:
            case LessonStep():
                if _was_read("lessons", step.lesson, broken):
                    yield from _shown_faults(file, place, step, lessons)
            case WriteStep(to=to) if to not in (AGAIN, NEW):
                yield from _recipient_faults(file, f"{place}.to", to, scenarios, broken)
                if to in scenarios and scenarios[to].reserved:
                    yield _reserved(file, f"{place}.to", scenarios[to])
        yield from _order_faults(file, place, plan, number)
    if not isinstance(plan.steps[-1], CloseStep):
        yield Fault(file, "steps", "do not end with a step of the kind 'close'", "add one")


def _shown_faults(
    file: str, place: str, step: LessonStep, lessons: Collection[Lesson]
) -> Iterator[Fault]:
    known = {lesson.id: lesson for lesson in lessons}
    if len(set(step.show)) < len(step.show):
        yield Fault(file, f"{place}.show", "names a part twice", "keep one")
    if step.pair is not None and "pairs" not in step.show:
        yield Fault(file, f"{place}.pair", "is given, but no pairs are shown", "add pairs to show")
    if step.lesson not in known:
        yield _unknown(file, f"{place}.lesson", "lesson", step.lesson, known)
    elif step.pair is not None and step.pair > len(known[step.lesson].pairs):
        fault = f"is {step.pair}, but lesson {step.lesson!r} has {len(known[step.lesson].pairs)}"
        yield Fault(file, f"{place}.pair", fault, "choose one that is there")


def _recipient_faults(
    file: str, place: str, to: str, known: Mapping[str, Scenario], broken: Collection[str]
) -> Iterator[Fault]:
    """A note needs somebody to whom one would write."""
    if to not in known:
        if _was_read("scenarios", to, broken):
            yield _unknown(file, place, "scenario", to, known)
    elif known[to].best != "connect":
        fault = f"the best move for scenario {to!r} is to {known[to].best}"
        yield Fault(file, place, fault, "choose one whose best move is to connect")


def _order_faults(file: str, place: str, plan: WorkshopPlan, number: int) -> Iterator[Fault]:
    """What goes back to earlier notes needs some, and a duel needs them to one person."""
    step, writing = plan.steps[number - 1], plan.writing_before(number)
    if isinstance(step, CloseStep) and number < len(plan.steps):
        yield Fault(file, f"{place}.kind", "is 'close' before the last step", "move it to the end")
    if writing is None and _goes_back(step):
        what = f"to: {AGAIN}" if isinstance(step, WriteStep) else f"kind: {step.kind}"
        fault = f"{what} comes before anything is written"
        yield Fault(file, place, fault, "put a step of the kind 'write' before it")
    elif writing is not None and step.kind == "duel" and plan.written_to(writing) == NEW:
        fault = "compares notes to different people, for the latest were to somebody new"
        yield Fault(file, place, fault, "put it after a step in which all write to one person")


def _goes_back(step: Step) -> bool:
    """Whether a step shows or continues what was written before."""
    if isinstance(step, WriteStep):
        return step.to == AGAIN
    return step.kind in ("notes", "duel", "results")


def _sample_faults(
    group: SampleGroup, known: Mapping[str, Scenario], broken: Collection[str]
) -> Iterator[Fault]:
    file = f"samples/{group.id}.yaml"
    for number, person in enumerate(group.people, start=1):
        for nth, note in enumerate(person.notes, start=1):
            place = f"people[{number}].notes[{nth}].to"
            yield from _recipient_faults(file, place, note.to, known, broken)
