"""Content that may be used: loaded, validated, and proved against the scorer that will use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ccc.content.games import BlankRequest, Inbox
from ccc.content.lessons import Lesson
from ccc.content.load import Content, complete, read_content
from ccc.content.reading import Reading
from ccc.content.reply_checks import ReplyRules
from ccc.content.rubric import WELCOME, Rubric
from ccc.content.scenarios import Card, Scenario
from ccc.errors import Fault
from ccc.scoring.checks.proofs import check_faults, decision_faults, reply_check_faults
from ccc.scoring.scenarios import (
    score_answer,
    score_invitation,
    score_pair,
    score_scenario,
)
from ccc.scoring.signs.catalogue import NAMED_CHECKS, SIGNS

GOOD_NOTE = 85
"""Points that the note reaches which is shown to a stranger as the better one."""

GOOD_ANSWER = 11
"""Of the points of all its checks; an authored answer reaches them without a fault."""

POOR_ANSWER = 6
"""An authored answer to be bettered reaches no more than these, or has a fault."""


def open_content(folder: Path, *, with_examples: bool = True) -> Content:
    """The content of a folder, tried out. Raises ContentError with every fault found.

    Examples are tried only with checks that are all there and without a fault of their own, and
    not at all by whoever teaches with none of them: an encoder takes seconds to read them all.
    """
    reading = read_content(folder)
    faults = [*reading.faults, *check_faults(reading.checks), *_named_faults(reading)]
    if reading.replies is not None:
        faults.extend(reply_check_faults(reading.replies))
    if reading.decisions is not None:
        faults.extend(decision_faults(reading.decisions))
    if reading.rubric is not None and not _any_in("checks", faults):
        faults.extend(weight_faults(reading.rubric))
        if with_examples:
            faults.extend(_note_faults(reading, reading.rubric))
    if with_examples and reading.replies is not None and not _any_in("reply_checks", faults):
        for request in reading.blank_requests:
            faults.extend(_answer_faults(request, reading.replies))
    return complete(replace(reading, faults=tuple(faults)))


def rubric_to_refit(folder: Path) -> Rubric:
    """A rubric whose weights are to be replaced: nothing that hangs on them is tried out.

    It has no encoder. Raises ContentError with every fault of the files and the checks.
    """
    return rubric_and_replies(folder)[0]


def rubric_and_replies(folder: Path) -> tuple[Rubric, ReplyRules]:
    """Rubric and reply rules to train an encoder beside; the former one judges nothing meanwhile.

    Raises ContentError with every fault of the files and the checks.
    """
    reading = read_content(folder)
    faults = (*reading.faults, *check_faults(reading.checks), *_named_faults(reading))
    content = complete(replace(reading, faults=faults))
    none = {"encoder": None}
    return content.rubric.model_copy(update=none), content.replies.model_copy(update=none)


def _any_in(place: str, faults: Iterable[Fault]) -> bool:
    """Whether a folder or a file in it has a fault."""
    return any(fault.file.split("/")[0] == place for fault in faults)


def _named_faults(reading: Reading) -> Iterator[Fault]:
    """The checks that the scorer asks for by name and would not find among those that are there."""
    named = {f"checks/{check_id}.yaml" for check_id in NAMED_CHECKS}
    there = {f"checks/{check.id}.yaml": check for check in reading.checks}
    told = {fault.file for fault in reading.faults}
    for file in sorted(named - told) if there else ():
        if file not in there:
            yield Fault(file, "file", "is missing", "put it back; the scorer asks for it by name")
        elif there[file].criterion is None:
            remedy = "give it a criterion; the scorer asks for it by name"
            yield Fault(file, "flag", "is given in place of a criterion", remedy)


def _note_faults(reading: Reading, rubric: Rubric) -> Iterator[Fault]:
    """What is authored as good must be so to the scorer too, or a page would teach two things."""
    for lesson in reading.lessons:
        yield from _pair_faults(lesson, rubric)
    for scenario in reading.scenarios:
        yield from _welcome_faults(scenario, rubric)
    recipients = {scenario.id: scenario.recipient for scenario in reading.scenarios}
    for inbox in reading.inboxes:
        if inbox.id in recipients:
            yield from _inbox_faults(inbox, recipients[inbox.id], rubric)


def _pair_faults(lesson: Lesson, rubric: Rubric) -> Iterator[Fault]:
    """An example whose better note does not score better would teach the opposite."""
    for number, pair in enumerate(lesson.pairs, start=1):
        before, after = score_pair(pair, rubric)
        if (after.score or 0) <= (before.score or 0):
            yield Fault(
                f"lessons/{lesson.id}.yaml",
                f"pairs[{number}].after",
                f"scores {after.score}, not more than the note before it ({before.score})",
                "make the second note better, or the first one weaker",
            )


def _welcome_faults(scenario: Scenario, rubric: Rubric) -> Iterator[Fault]:
    """A stranger who sees a note that is no better than their own learns nothing."""
    if scenario.welcome_note is None:
        return
    points = score_scenario(scenario.welcome_note, scenario, rubric).score or 0
    if points < GOOD_NOTE:
        yield Fault(
            f"scenarios/{scenario.id}.yaml",
            "welcome_note",
            f"scores {points}",
            f"make it score {GOOD_NOTE} or more, within {rubric.limit.characters} characters",
        )


def _inbox_faults(inbox: Inbox, recipient: Card, rubric: Rubric) -> Iterator[Fault]:
    for number, invitation in enumerate(inbox.invitations, start=1):
        points = score_invitation(invitation, recipient, rubric).score or 0
        if (points >= WELCOME) != (invitation.best == "accept"):
            yield Fault(
                f"inboxes/{inbox.id}.yaml",
                f"invitations[{number}].best",
                f"is {invitation.best!r}, but the note scores {points}",
                f"let notes to accept score {WELCOME} or more, and all others less",
            )


def _answer_faults(request: BlankRequest, rules: ReplyRules) -> Iterator[Fault]:
    before, after = (score_answer(text, request, rules) for text in (request.before, request.after))
    file = f"blank_requests/{request.id}.yaml"
    if before.points > POOR_ANSWER and not before.faults:
        fault = f"reaches {before.points} of 12 points without a fault"
        yield Fault(file, "before", fault, "make it weaker; it is there to be bettered")
    if after.points < GOOD_ANSWER or after.faults:
        spoilt = f" and has {', '.join(after.faults)}" if after.faults else ""
        fault = f"reaches {after.points} of 12 points{spoilt}"
        yield Fault(file, "after", fault, f"make it reach {GOOD_ANSWER} without a fault")


def weight_faults(rubric: Rubric) -> Iterator[Fault]:
    """The weights of signs that are gone, as after a check was removed."""
    known = {*SIGNS, *(check.id for check in rubric.checks if check.criterion)}
    for criterion, weights in rubric.weights.criteria.items():
        for name in sorted(set(weights.signs) - known):
            yield Fault(
                "weights.yaml",
                f"criteria.{criterion}.signs",
                f"{name!r} is neither a check nor a sign the scorer knows",
                "put its check back, or refit",
            )
