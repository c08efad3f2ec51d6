"""Plans of workshops: what is shipped, how they are kept, and every fault with its place."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.load import Content
from ccc.content.reading import Reading
from ccc.content.references import faults_between_files
from ccc.content.validation import read_model
from ccc.content.workshops import (
    CloseStep,
    DuelStep,
    LessonPart,
    LessonStep,
    NotesStep,
    ResultsStep,
    Step,
    WorkshopPlan,
    WriteStep,
)
from ccc.content.yaml_file import yaml_text
from ccc.errors import Fault

SAY = {"minutes": 2, "say": "Read it aloud."}
SHOW = {"kind": "lesson", "lesson": "context", "show": ["pairs"], **SAY}
WRITE = {"kind": "write", "to": "refund-letters", **SAY}
RESULTS, NOTES, DUEL = ({"kind": kind, **SAY} for kind in ("results", "notes", "duel"))
CLOSE = {"kind": "close", **SAY}


def plan_of(*steps: dict[str, Any]) -> WorkshopPlan:
    return WorkshopPlan.model_validate(
        {"id": "a", "title": "A plan", "aim": "To try it.", "steps": steps}
    )


def reading_of(content: Content) -> Reading:
    """The shipped content before it was known to be complete."""
    there = {field.name for field in fields(Content)} & {field.name for field in fields(Reading)}
    return Reading(**{name: getattr(content, name) for name in there})


def faults(content: Content, *steps: dict[str, Any], **others: Any) -> list[str]:
    """The faults of the shipped content with one plan of these steps, called `a`."""
    changed = {"workshops": (plan_of(*steps),), **others}
    told = [str(fault) for fault in faults_between_files(replace(reading_of(content), **changed))]
    return [fault.removeprefix("workshops/a.yaml: ") for fault in told]


# --- what is shipped ------------------------------------------------------------------------------


def test_there_is_a_plan_of_twenty_minutes_and_one_of_sixty_the_shorter_first(
    content: Content,
) -> None:
    plans = [(plan.id, plan.minutes) for plan in content.workshops]
    assert plans == [("twenty-minutes", 20), ("sixty-minutes", 60)]


def test_a_plan_is_found_by_its_id_and_no_other(content: Content) -> None:
    found = content.workshop("sixty-minutes")
    assert found is not None
    assert found.title == "Full workshop"
    assert content.workshop("ninety-minutes") is None


def test_sixty_minutes_have_every_kind_of_step(content: Content) -> None:
    plan = content.workshops[-1]
    kinds = {step.kind for step in plan.steps}
    assert kinds == {"lesson", "write", "notes", "duel", "results", "close"}
    wrote = [step.to for step in plan.steps if isinstance(step, WriteStep)]
    assert wrote == ["refund-letters", "again", "new"]


def test_every_shipped_plan_shows_a_pair_of_each_of_the_four_moves(content: Content) -> None:
    for plan in content.workshops:
        shown = [step for step in plan.steps if isinstance(step, LessonStep)]
        lessons = [content.lesson(step.lesson) for step in shown]
        moves = [
            lesson.criterion
            for step, lesson in zip(shown, lessons, strict=True)
            if lesson is not None and "pairs" in step.show
        ]
        assert moves == ["context", "common_ground", "value", "personal"]


def test_in_sixty_minutes_the_room_votes_on_two_checks(content: Content) -> None:
    steps = content.workshops[-1].steps
    assert sum("check" in step.show for step in steps if isinstance(step, LessonStep)) == 2


def test_notes_that_are_compared_were_written_without_feedback(content: Content) -> None:
    """With hints in one of them, the first and the new person could not be compared."""
    for plan in content.workshops:
        helped = [step.to for step in plan.steps if isinstance(step, WriteStep) and step.feedback]
        assert helped in ([], ["again"])


def test_speaker_notes_are_one_to_four_sentences_that_are_read_at_a_glance(
    content: Content,
) -> None:
    """Between quotation marks the room is spoken to; that is one sentence of the notes."""
    for plan in content.workshops:
        for step in plan.steps:
            notes = re.sub(r'"[^"]*([.?!])"', r"said\1", step.say)
            assert 1 <= len(re.findall(r"[.?!](?:\s|$)", notes)) <= 4, step.say
            assert len(step.say) <= 360, step.say


# --- what a plan knows of itself ------------------------------------------------------------------


def test_notes_and_duels_are_of_the_latest_writing_before_them() -> None:
    plan = plan_of(NOTES, WRITE, NOTES, {**WRITE, "to": "again"}, DUEL, CLOSE)
    assert [plan.writing_before(at) for at in range(1, 7)] == [None, None, 2, 2, 4, 4]


def test_again_is_the_person_of_the_first_writing_whatever_came_between() -> None:
    plan = plan_of(WRITE, {**WRITE, "to": "new"}, {**WRITE, "to": "again"}, CLOSE)
    assert [plan.written_to(at) for at in (1, 2, 3)] == ["refund-letters", "new", "refund-letters"]
    with pytest.raises(ValueError, match="nobody writes in step 4"):
        plan.written_to(4)


# --- kept in the database -------------------------------------------------------------------------

minutes, said = st.integers(1, 10_000), st.text(min_size=1).filter(str.strip)
steps = st.one_of(
    st.builds(
        LessonStep,
        kind=st.just("lesson"),
        lesson=st.text(),
        show=st.lists(st.sampled_from(get_args(LessonPart)), min_size=1).map(tuple),
        pair=st.none() | st.integers(1, 9),
        minutes=minutes,
        say=said,
    ),
    st.builds(
        WriteStep,
        kind=st.just("write"),
        to=st.text(),
        feedback=st.booleans(),
        minutes=minutes,
        say=said,
    ),
    st.builds(DuelStep, kind=st.just("duel"), pairs=st.integers(0, 5), minutes=minutes, say=said),
    *(
        st.builds(model, kind=st.just(kind), minutes=minutes, say=said)
        for kind, model in (("notes", NotesStep), ("results", ResultsStep), ("close", CloseStep))
    ),
)


@given(st.lists(steps, min_size=1, max_size=5))
def test_a_plan_comes_back_from_plain_json_as_it_was(steps: list[Step]) -> None:
    plan = WorkshopPlan(id="mine", title="Mine", aim="To try it.", steps=tuple(steps))
    assert WorkshopPlan.from_json(json.loads(json.dumps(plan.to_json()))) == plan


def test_a_plan_that_was_stored_by_another_version_can_still_be_led(content: Content) -> None:
    """What is gone is passed over, what is new has its default, and no rule of today is applied."""
    stored = {
        "id": "old",
        "title": "Old",
        "aim": "To try it.",
        "colour": "green",
        "steps": [
            {"kind": "notes", "minutes": 90, "say": "Read.", "stars": True},
            {"kind": "lesson", "lesson": "gone", "show": ["story"], "minutes": 1, "say": "Read."},
        ],
    }
    plan = WorkshopPlan.from_json(stored)
    assert [step.kind for step in plan.steps] == ["notes", "lesson"]
    assert isinstance(plan.steps[1], LessonStep)
    assert plan.steps[1].pair is None


@pytest.mark.parametrize(
    "stored", [{}, {"id": "a", "title": "A", "aim": "B", "steps": [{"kind": "dance", **SAY}]}]
)
def test_what_is_no_plan_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="steps"):
        WorkshopPlan.from_json(stored)


# --- faults ---------------------------------------------------------------------------------------


def test_a_plan_without_a_fault_is_left_in_peace(content: Content) -> None:
    again, new = ({**WRITE, "to": to} for to in ("again", "new"))
    steps = ({**SHOW, "pair": 3}, WRITE, NOTES, again, {**DUEL, "pairs": 5}, new, NOTES, RESULTS)
    assert faults(content, *steps, CLOSE) == []


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        (
            {**SHOW, "lesson": "contxt"},
            "steps[2].lesson: there is no lesson 'contxt' – did you mean 'context'?",
        ),
        (
            {**SHOW, "pair": 4},
            "steps[2].pair: is 4, but lesson 'context' has 3 – choose one that is there",
        ),
        (
            {**SHOW, "show": ["check"], "pair": 1},
            "steps[2].pair: is given, but no pairs are shown – add pairs to show",
        ),
        ({**SHOW, "show": ["check", "check"]}, "steps[2].show: names a part twice – keep one"),
        (
            {**WRITE, "to": "nobody"},
            "steps[2].to: there is no scenario 'nobody' – name a file in scenarios/",
        ),
        (
            {**WRITE, "to": "care-exam"},
            "steps[2].to: scenario 'care-exam' is reserved for first drafts – "
            "choose one that is not reserved",
        ),
        (
            {**WRITE, "to": "crane-at-dawn"},
            "steps[2].to: the best move for scenario 'crane-at-dawn' is to follow – "
            "choose one whose best move is to connect",
        ),
        (
            {**NOTES, "minutes": 61},
            "steps[2].minutes: is 61, a step has 60 at most – shorten it or split it",
        ),
        (CLOSE, "steps[2].kind: is 'close' before the last step – move it to the end"),
    ],
)
def test_a_step_that_cannot_be_shown_is_named_with_its_place(
    content: Content, step: dict[str, Any], fault: str
) -> None:
    assert faults(content, WRITE, step, CLOSE) == [fault]


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ({**WRITE, "to": "again"}, "to: again"),
        (NOTES, "kind: notes"),
        (DUEL, "kind: duel"),
        (RESULTS, "kind: results"),
    ],
)
def test_what_goes_back_to_notes_needs_some(
    content: Content, step: dict[str, Any], what: str
) -> None:
    assert faults(content, SHOW, step, WRITE, CLOSE) == [
        f"steps[2]: {what} comes before anything is written – "
        "put a step of the kind 'write' before it"
    ]


def test_a_duel_is_between_notes_to_one_person(content: Content) -> None:
    (told,) = faults(content, WRITE, {**WRITE, "to": "new"}, DUEL, CLOSE)
    assert told.startswith("steps[3]: compares notes to different people")


def test_a_plan_ends_with_one_close(content: Content) -> None:
    assert faults(content, WRITE, RESULTS) == [
        "steps: do not end with a step of the kind 'close' – add one"
    ]
    assert faults(content, CLOSE, CLOSE) == [
        "steps[1].kind: is 'close' before the last step – move it to the end"
    ]


def test_a_file_that_cannot_be_read_is_not_told_of_twice(content: Content) -> None:
    broken = ("lessons/gone.yaml", "scenarios/gone.yaml")
    told = tuple(Fault(file, "file", "is empty", "fill it in") for file in broken)
    steps = ({**SHOW, "lesson": "gone"}, {**WRITE, "to": "gone"}, CLOSE)
    assert faults(content, *steps, faults=told) == []


def test_a_folder_that_cannot_be_read_is_not_told_of_in_every_plan(content: Content) -> None:
    folders = ("lessons", "scenarios")
    told = tuple(Fault(folder, "folder", "cannot be read", "look") for folder in folders)
    assert faults(content, SHOW, WRITE, CLOSE, faults=told, lessons=(), scenarios=()) == []


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ({"kind": "dance", **SAY}, "steps[1] (line 4): 'kind' cannot be 'dance' – write one of"),
        (SAY, "steps[1] (line 4): 'kind' is missing – add it"),
        ({**SHOW, "show": []}, "steps[1].show (line 6): is empty or too short – fill it in"),
        ({**SHOW, "shw": "x"}, "steps[1].shw (line 10): is not a key this file can have ('shw')"),
        ({"kind": "lesson", "lesson": "context", **SAY}, "steps[1].show (line 4): is missing"),
        ({**SHOW, "show": ["stories"]}, "steps[1].show[1] (line 7): 'stories' is not one of"),
        ({**WRITE, "minutes": 0}, "steps[1].minutes (line 6): "),
        ({**WRITE, "minutes": "ten"}, "steps[1].minutes (line 6): 'ten' is not a whole number"),
        ({**WRITE, "say": ""}, "steps[1].say (line 7): is empty or too short"),
        ({**DUEL, "pairs": 6}, "steps[1].pairs (line 7): "),
    ],
)
def test_a_fault_inside_a_step_is_named_with_its_line(
    tmp_path: Path, step: dict[str, object], fault: str
) -> None:
    """Of a step of the kind `lesson` the key `lesson` is another thing than the kind."""
    plan = {"title": "A plan", "aim": "To try it.", "steps": [step, CLOSE]}
    text = yaml_text(plan)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    _, (told,) = read_model(tmp_path, "a.yaml", WorkshopPlan, {"id": "a"})
    assert str(told).startswith(f"a.yaml: {fault}")
