"""Eight weeks of the sample people: what a coach is told of each is what was authored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from ccc.coaching.demo import (
    AWAY_FROM,
    BACK_ON,
    LASTS,
    LEFT,
    Judge,
    PlannedCohort,
    PlannedPerson,
    demo_plan,
)
from ccc.coaching.reasons import Circumstances, reasons_of
from ccc.coaching.summary import summary_of
from ccc.content.ids import DeskReasonId
from ccc.content.load import Content
from ccc.content.samples import Development
from ccc.practice.attempts import Attempt
from tests.conftest import NOON

pytestmark = pytest.mark.xdist_group("demo")

TOLD: dict[Development, tuple[DeskReasonId, ...]] = {
    "improves": ("got_better",),
    "rises-and-stays": ("got_better",),
    "stands-still": ("stands_still",),
    "falls-back": ("fell_back",),
    "leaves-early": ("stopped",),
    "comes-back": (),
    "never-writes": ("never_began",),
    "thinks-too-well": ("thinks_too_well",),
    "thinks-too-little": ("thinks_too_little",),
    "polishes": ("polishes",),
    "same-words": ("same_words",),
    "disagrees": ("disagrees",),
}
"""What a coach is told, after eight weeks, of people to whom this happens, and nothing else."""


@pytest.fixture(scope="module")
def plan(content: Content, judge: Judge) -> tuple[PlannedCohort, ...]:
    return demo_plan(content.samples, judge)


def everybody(plan: tuple[PlannedCohort, ...]) -> Iterator[PlannedPerson]:
    for cohort in plan:
        yield from cohort.people


def attempts_of(person: PlannedPerson, judge: Judge) -> list[Attempt]:
    """Their notes as the database would give them back."""
    tries: Counter[str] = Counter()
    found = []
    for number, sent in enumerate(person.notes):
        tries[sent.to] += 1
        found.append(
            Attempt(
                id=number,
                person_id=1,
                scenario_id=sent.to,
                nth=tries[sent.to],
                unseen=tries[sent.to] == 1,
                note=sent.note,
                forecast=sent.forecast,
                assessment=judge(sent.to, sent.note),
                at=NOON + sent.after,
            )
        )
    return found


def test_of_everybody_a_coach_is_told_what_was_authored_and_nothing_else(
    plan: tuple[PlannedCohort, ...], judge: Judge, content: Content
) -> None:
    told = {}
    for person in everybody(plan):
        asides = [sent.puts_aside for sent in person.notes if sent.puts_aside]
        error = content.rubric.standard_error
        summary = summary_of(attempts_of(person, judge), asides, error)
        around = Circumstances(now=NOON + LASTS, joined_at=NOON)
        found = reasons_of(summary, around, content.rubric)
        told[person.nickname, person.develops] = tuple(reason.kind for reason in found)
    assert told == {(name, develops): TOLD[develops] for name, develops in told}


def test_everybody_takes_part_in_the_cohort_of_their_group(
    plan: tuple[PlannedCohort, ...], content: Content
) -> None:
    found = [(cohort.title, [person.nickname for person in cohort.people]) for cohort in plan]
    assert found == [
        (group.title, [person.nickname for person in group.people]) for group in content.samples
    ]


def test_everybody_sends_all_that_they_wrote_themselves(
    plan: tuple[PlannedCohort, ...], content: Content
) -> None:
    authored = [person for group in content.samples for person in group.people]
    for planned, person in zip(everybody(plan), authored, strict=True):
        sent = [(note.to, note.note) for note in planned.notes]
        assert [(note.to, note.note) for note in person.notes if (note.to, note.note) in sent] == [
            (note.to, note.note) for note in person.notes
        ]


def test_nobody_sends_a_note_twice(plan: tuple[PlannedCohort, ...]) -> None:
    for person in everybody(plan):
        notes = [sent.note for sent in person.notes]
        assert len(set(notes)) == len(notes), person.nickname


def test_notes_follow_each_other_within_eight_weeks(plan: tuple[PlannedCohort, ...]) -> None:
    for person in everybody(plan):
        moments = [sent.after for sent in person.notes]
        assert moments == sorted(set(moments)), person.nickname
        assert all(moment < LASTS for moment in moments)


def test_only_a_first_draft_is_guessed(plan: tuple[PlannedCohort, ...]) -> None:
    for person in everybody(plan):
        met = set()
        for sent in person.notes:
            assert (sent.forecast is None) == (sent.to in met), person.nickname
            assert sent.forecast is None or 0 <= sent.forecast <= 100
            met.add(sent.to)


def test_whoever_comes_back_was_away_for_a_month(plan: tuple[PlannedCohort, ...]) -> None:
    (person,) = [person for person in everybody(plan) if person.develops == "comes-back"]
    assert [s for s in person.notes if AWAY_FROM < s.after < BACK_ON] == []
    assert person.notes[0].after < AWAY_FROM < BACK_ON < person.notes[-1].after
    assert (BACK_ON - AWAY_FROM).days >= 30


def test_whoever_leaves_writes_nothing_after_two_weeks(plan: tuple[PlannedCohort, ...]) -> None:
    left = [person for person in everybody(plan) if person.develops == "leaves-early"]
    assert left
    assert all(sent.after <= LEFT for person in left for sent in person.notes)


def test_advice_that_is_put_aside_is_advice_that_the_note_was_given(
    plan: tuple[PlannedCohort, ...], judge: Judge
) -> None:
    for person in everybody(plan):
        for sent in person.notes:
            if sent.puts_aside:
                given = [(step.criterion, step.say) for step in judge(sent.to, sent.note).advice]
                assert (sent.puts_aside.criterion, sent.puts_aside.say) in given


def test_a_plan_is_the_same_each_time(
    plan: tuple[PlannedCohort, ...], content: Content, judge: Judge
) -> None:
    assert demo_plan(content.samples, judge) == plan


def test_a_single_group_practises_too_though_there_are_fewer_notes_to_send(
    content: Content, judge: Judge
) -> None:
    (cohort,) = demo_plan(content.samples[:1], judge)
    assert [person.nickname for person in cohort.people if person.notes] == [
        person.nickname for person in content.samples[0].people if person.notes
    ]
