"""The way of a room through a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.load import Content
from ccc.content.workshops import LessonStep, WorkshopPlan
from ccc.workshop.course import Course, course_of, lesson_parts, steps_in_words, time_left
from ccc.workshop.workshop import KEPT_FOR, Move, Place, Workshop

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def workshop(plan: WorkshopPlan) -> Workshop:
    return Workshop(
        id=1,
        title="Tuesday",
        plan=plan.to_json(),
        code="4821",
        place=Place(),
        hidden=False,
        shown=None,
        moved=1,
        began=NOON,
        ends=None,
        closed=None,
        keep_until=NOON + KEPT_FOR,
    )


def course(content: Content, plan_id: str = "sixty-minutes", notes: int = 3) -> Course:
    plan = content.workshop(plan_id)
    assert plan is not None
    return course_of(workshop(plan), content, notes)


@pytest.mark.parametrize("plan_id", ["twenty-minutes", "sixty-minutes"])
def test_next_walks_through_every_part_of_every_step_once_and_back_returns(
    content: Content, plan_id: str
) -> None:
    way = course(content, plan_id)
    walked = [Place()]
    while (following := way.next(walked[-1])) is not None:
        walked.append(following)

    assert walked == [Place(step, part) for step, n in enumerate(way.parts) for part in range(n)]
    assert [way.back(place) for place in walked] == [None, *walked[:-1]]
    assert way.step(walked[0]) is None
    last = way.step(walked[-1])
    assert last is not None
    assert last.kind == "close"


@given(st.integers(-3, 30), st.integers(0, 30))
def test_no_place_of_a_database_leads_out_of_the_plan(
    content: Content, step: int, part: int
) -> None:
    way = course(content)
    if 0 <= step < len(way.parts):
        for place in (way.next(Place(step, part)), way.back(Place(step, part))):
            assert place is None or 0 <= place.part < way.parts[place.step]
    else:
        assert way.step(Place(step)) is None
        assert way.begin_of(step) is None


def test_a_check_is_asked_first_and_answered_with_the_next_press(content: Content) -> None:
    step = LessonStep(kind="lesson", lesson="context", show=("title", "check"), minutes=1, say="x")
    lesson = content.lesson("context")
    assert lesson is not None

    parts = lesson_parts(step, lesson)

    assert [part.slide.shows for part in parts] == ["title", "check", "check"]
    assert [part.is_asked for part in parts] == [False, True, False]


def test_a_step_that_shows_one_pair_shows_no_other(content: Content) -> None:
    step = LessonStep(kind="lesson", lesson="context", show=("pairs",), pair=2, minutes=1, say="x")
    lesson = content.lesson("context")
    assert lesson is not None
    assert [part.slide.number for part in lesson_parts(step, lesson)] == [1, 1, 1]


def test_a_lesson_that_is_gone_leaves_one_part_to_go_on_from(content: Content) -> None:
    gone = LessonStep(kind="lesson", lesson="gone", show=("title",), minutes=1, say="x")
    plan = content.workshops[0].model_copy(update={"steps": (gone,)})
    assert course_of(workshop(plan), content).parts == (1, 1)


def test_notes_have_two_parts_each_after_one_that_shows_none(content: Content) -> None:
    plan = content.workshop("sixty-minutes")
    assert plan is not None
    at = [step.kind for step in plan.steps].index("notes") + 1
    assert course(content, notes=3).parts[at] == 7
    assert course(content, notes=0).parts[at] == 1


def test_a_step_ends_after_its_minutes_and_the_lobby_never(content: Content) -> None:
    way = course(content)
    assert way.move(Place(1), Place(0), NOON) == Move(Place(1), Place(0), NOON)
    ends = NOON + timedelta(minutes=way.plan.steps[0].minutes)
    assert way.move(Place(0), Place(1), NOON) == Move(Place(0), Place(1), NOON, ends)
    assert way.move(Place(1), Place(2), NOON).writes


def test_time_left_is_never_less_than_nothing() -> None:
    assert time_left(None, NOON) is None
    assert time_left(NOON, NOON + timedelta(hours=1)) == timedelta(0)
    assert time_left(NOON + timedelta(minutes=2), NOON) == timedelta(minutes=2)


def test_steps_are_listed_with_their_minutes(content: Content) -> None:
    plan = content.workshops[0]
    lines = steps_in_words(plan, ["Any title"] * len(plan.steps))
    assert lines[0] == f"1. Any title ({plan.steps[0].minutes} min)"


def test_a_plan_of_another_version_is_refused(content: Content) -> None:
    with pytest.raises(ValueError, match="steps"):
        course_of(replace(workshop(content.workshops[0]), plan={"title": "x"}), content)
