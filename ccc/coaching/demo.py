"""Eight weeks of practice by the sample people, to fill an empty database with something to see.

A plan is data: who sends which note to whom, and when. The few notes that a sample person has of
their own are made a long way up, down or nowhere by notes of the others; nobody sends one twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import NamedTuple

from ccc.content.ids import CriterionId
from ccc.content.rubric import WELCOME
from ccc.content.samples import Development, SampleGroup, SamplePerson
from ccc.practice.attempts import SetAside
from ccc.scoring.assessment import Assessment

LASTS = timedelta(weeks=8)
"""How long the plan takes, from when everybody joins to when it is looked at."""

LAST_NOTE = timedelta(days=52)
"""When the last note is written by whoever practises until the end."""

LEFT = timedelta(days=12)
"""When the last note is written by whoever leaves early."""

AWAY_FROM, BACK_ON = timedelta(days=8), timedelta(days=44)
"""Between these days nothing is written by whoever comes back."""

TRY_AGAIN = timedelta(minutes=8)
"""So long after a try follows the next one in one sitting."""

WEAK = 40
"""Up to so many points a note is weak beyond doubt; one from WELCOME on is good."""

Judge = Callable[[str, str], Assessment]
"""What the scorer makes of a note: to the scenario of this id, this text."""


@dataclass(frozen=True)
class PlannedNote:
    """A note, how long after joining it is sent, and to the scenario of which id.

    `forecast` is the writer's guess of its score, None where they make none; `puts_aside` is the
    advice on it that they disagree with.
    """

    after: timedelta
    to: str
    note: str
    forecast: int | None = None
    puts_aside: SetAside | None = None


@dataclass(frozen=True)
class PlannedPerson:
    """Somebody of the sample people with all that they write, in order of time."""

    nickname: str
    develops: Development
    notes: tuple[PlannedNote, ...]


@dataclass(frozen=True)
class PlannedCohort:
    """People who join together."""

    title: str
    people: tuple[PlannedPerson, ...]


def demo_plan(groups: Sequence[SampleGroup], judge: Judge) -> tuple[PlannedCohort, ...]:
    """What each of these groups writes in eight weeks; the same each time."""
    pool = _Pool(groups, judge)
    return tuple(
        PlannedCohort(
            group.title, tuple(_planned(person, group.id, pool, judge) for person in group.people)
        )
        for group in groups
    )


class _Sent(NamedTuple):
    """A note to somebody new, and the later tries at it."""

    to: str
    tries: tuple[str, ...]


class _Pool:
    """The notes that sample people wrote to somebody new, for others to write them too."""

    def __init__(self, groups: Sequence[SampleGroup], judge: Judge) -> None:
        self._notes = [
            (to, person.tries(to)[0])
            for group in groups
            for person in group.people
            if person.develops != "same-words"
            for to in person.written_to[1:]
        ]
        self._judge = judge

    def some(
        self, wanted: Callable[[Assessment], bool], number: int, but: Iterable[str], random: Random
    ) -> list[_Sent]:
        """So many notes that are as wanted, to different people but these; fewer if there are."""
        taken = set(but)
        found: list[_Sent] = []
        for to, note in random.sample(self._notes, len(self._notes)):
            if len(found) < number and to not in taken and wanted(self._judge(to, note)):
                taken.add(to)
                found.append(_Sent(to, (note,)))
        return found


def _planned(person: SamplePerson, group: str, pool: _Pool, judge: Judge) -> PlannedPerson:
    random = Random(f"{group} {person.nickname}")
    sent = _sent(person, pool, judge, random)
    notes = [
        note
        for one, after in zip(sent, _moments(person.develops, len(sent)), strict=True)
        for note in _tries(person, one, after, judge, random)
    ]
    ordered = sorted(notes, key=lambda note: note.after)
    return PlannedPerson(person.nickname, person.develops, tuple(ordered))


def _sent(person: SamplePerson, pool: _Pool, judge: Judge, random: Random) -> list[_Sent]:
    """To whom somebody writes one after the other: their own notes, and those of others between."""
    if not person.notes:
        return []
    first, *new = (_Sent(to, person.tries(to)) for to in person.written_to)
    met = list(person.written_to)

    def more(number: int, wanted: Callable[[Assessment], bool]) -> list[_Sent]:
        found = pool.some(wanted, number, met, random)
        met.extend(sent.to for sent in found)
        return found

    match person.develops:
        case "improves":
            return [first, *more(2, _weak), *more(4, _good), *new]
        case "rises-and-stays":
            return [first, *more(1, _weak), *new, *more(6, _good)]
        case "comes-back":
            return [first, *more(1, _weak), *new, *more(1, _good)]
        case "falls-back":
            return [first, *more(2, _good), *more(3, _weak), *new]
        case "stands-still":
            return _level([first, *more(7, _weak), *new], judge)
        case "thinks-too-well":
            return _level([first, *more(4, _weak), *new], judge)
        case "thinks-too-little":
            return [first, *more(5, _good), *new]
        case "disagrees":
            return [first, *more(3, _advised_on(person)), *new]
        case "polishes" | "leaves-early":
            return [first, *more(1, _weak), *new]
        case "same-words" | "never-writes":
            return [first, *new]


def _weak(judged: Assessment) -> bool:
    return (judged.score or 0) <= WEAK


def _good(judged: Assessment) -> bool:
    return (judged.score or 0) >= WELCOME


def _advised_on(person: SamplePerson) -> Callable[[Assessment], bool]:
    """Whether a note gets the advice that somebody disagrees with."""
    return lambda judged: (
        person.puts_aside is not None and (_advice(judged, person.puts_aside.criterion) is not None)
    )


def _advice(judged: Assessment, criterion: CriterionId) -> str | None:
    return next((step.say for step in judged.advice if step.criterion == criterion), None)


def _level(sent: Sequence[_Sent], judge: Judge) -> list[_Sent]:
    """The first note, then the others so that low and high ones are spread evenly over time."""
    first, *others = sent
    rising = sorted(others, key=lambda one: judge(one.to, one.tries[0]).score or 0)
    return [first, *rising[::2][::-1], *rising[1::2]]


def _moments(develops: Development, number: int) -> Iterator[timedelta]:
    """When each of so many people is written to: evenly, but for a month of who comes back."""
    for nth in range(number):
        part = nth / max(1, number - 1)
        match develops:
            case "leaves-early":
                after = LEFT * part
            case "comes-back" if part < 0.5:
                after = AWAY_FROM * 2 * part
            case "comes-back":
                after = BACK_ON + (LAST_NOTE - BACK_ON) * (2 * part - 1)
            case _:
                after = LAST_NOTE * part
        yield timedelta(minutes=after // timedelta(minutes=1))


def _tries(
    person: SamplePerson, sent: _Sent, after: timedelta, judge: Judge, random: Random
) -> Iterator[PlannedNote]:
    """The first draft with its guess and the advice put aside, then every later try."""
    judged = judge(sent.to, sent.tries[0])
    guess = (judged.score or 0) + person.lean + random.randint(-6, 6)
    aside = person.puts_aside
    advice = aside and _advice(judged, aside.criterion)
    yield PlannedNote(
        after,
        sent.to,
        sent.tries[0],
        forecast=min(100, max(0, guess)),
        puts_aside=SetAside(aside.criterion, advice, aside.because) if aside and advice else None,
    )
    for_weeks = person.develops == "polishes"
    pause = LASTS / len(sent.tries) if for_weeks else TRY_AGAIN
    for nth, note in enumerate(sent.tries[1:], start=1):
        yield PlannedNote(after + pause * nth, sent.to, note)
