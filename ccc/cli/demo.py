"""`ccc demo`: three cohorts with eight weeks of practice behind them, in an empty database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

import typer

from ccc.access import Host, Role
from ccc.cli.terminal import content_in_use, progress, sentences, store_in_use
from ccc.coaching.demo import LASTS, Judge, PlannedNote, PlannedPerson, demo_plan
from ccc.content.load import Content
from ccc.keys import new_key
from ccc.practice.attempts import NewAttempt
from ccc.scoring.assessment import Assessment
from ccc.scoring.scenarios import other_recipients, score_scenario
from ccc.workshop.workshop import KEPT_FOR, Workshop

if TYPE_CHECKING:
    from ccc.storage import Store

COACH = "Maya"
"""Who leads all cohorts of the demo."""

EVENING = timedelta(hours=2)
"""How long the workshop lasts in which a cohort comes together."""

_TOLD_EVERY = 50


@dataclass(frozen=True)
class Demo:
    """What a database was filled with, and the two keys that open it, told this once."""

    owner_key: str
    coach_key: str
    coach: Host
    cohorts: tuple[Workshop, ...]
    people: int
    notes: int


def demo() -> None:
    """Fill an empty database with sample people who practised for eight weeks, to look around.

    They are three cohorts of one coach. Where anybody is there already, nothing is changed.
    """
    began = monotonic()
    with sentences():
        content = content_in_use()
    with store_in_use() as store:
        filled = fill(store, content, judge_of(content), datetime.now(UTC), progress)
    typer.echo(_told(filled, monotonic() - began))


def judge_of(content: Content) -> Judge:
    """The scorer as *Practice* asks it, which reads each note once."""

    @lru_cache(maxsize=1_000)
    def judged(scenario_id: str, note: str) -> Assessment:
        scenario = next(one for one in content.scenarios if one.id == scenario_id)
        others = other_recipients(content, scenario_id)
        return score_scenario(note, scenario, content.rubric, others)

    return judged


def fill(
    store: Store,
    content: Content,
    judge: Judge,
    now: datetime,
    tell: Callable[[str], None] = lambda _line: None,
) -> Demo:
    """Fill a database with eight weeks that end `now`. Raises StorageError where it is not empty.

    `judge` is the scorer, and `tell` gets a line for each part of the work.
    """
    store.refuse_unless_empty()
    tell("The sample notes are being scored.")
    plan, began = demo_plan(content.samples, judge), now - LASTS
    owner_key, coach_key = new_key(), new_key()
    if store.hosts.first("Owner", owner_key, began) is None:
        store.refuse_unless_empty()
    coach = store.hosts.new(COACH, Role.COACH, coach_key, began)
    steps = content.workshops[-1].to_json()
    cohorts = tuple(store.workshops.begin(coach, one.title, steps, began) for one in plan)
    writers = [
        (_joined(store, cohort, person, began), person)
        for cohort, planned in zip(cohorts, plan, strict=True)
        for person in planned.people
    ]
    for cohort in cohorts:
        store.workshops.close(coach, cohort.id, began + EVENING)
        store.workshops.keep_until(coach, cohort.id, now + KEPT_FOR)
    notes = sorted(
        ((note, who) for who, person in writers for note in person.notes),
        key=lambda sent: sent[0].after,
    )
    for number, (note, who) in enumerate(notes, start=1):
        _send(store, who, note, judge, began + note.after)
        if number % _TOLD_EVERY == 0 or number == len(notes):
            tell(f"{number} of {len(notes)} notes written")
    store.summaries.bring_up_to_date(content.rubric.standard_error)
    return Demo(owner_key, coach_key, coach, cohorts, len(writers), len(notes))


def _joined(store: Store, cohort: Workshop, person: PlannedPerson, at: datetime) -> int:
    """The id of somebody who joined a cohort, and let its coach read."""
    # A device that nobody has: they are here to be looked at.
    who = store.people.enrol(new_key(), person.nickname, at).id
    store.seats.join(cohort.id, who, at, coach_may=True)
    return who


def _send(store: Store, who: int, sent: PlannedNote, judge: Judge, at: datetime) -> None:
    store.activity.open_scenario(who, sent.to, at)
    judged = judge(sent.to, sent.note)
    store.attempts.save(NewAttempt(who, sent.to, sent.note, sent.forecast, judged), at)
    if sent.puts_aside is not None:
        store.goals.put_aside(who, sent.to, sent.puts_aside, at)


def _told(filled: Demo, seconds: float) -> str:
    """What is there now, and the way to it."""
    lines = [
        f"{filled.people} sample people wrote {filled.notes} notes in eight weeks. It took "
        f"{seconds:.1f} seconds.",
        "",
        "The keys, shown this once:",
        f"  {filled.coach_key}  {COACH}, who coaches all three cohorts",
        f"  {filled.owner_key}  the owner",
        "",
        "Start `ccc run`, open the page Coach (/coach) with the coach's key, or one cohort:",
        *(f"  /coach?cohort={cohort.id}  {cohort.title}" for cohort in filled.cohorts),
    ]
    return "\n".join(lines)
