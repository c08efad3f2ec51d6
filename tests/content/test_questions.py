"""Questions for a talk: one for whatever may be talked about, and none that cannot be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ccc.content.ids import CRITERIA, DESK_REASONS
from ccc.content.questions import CRITERION_PLACES, REASON_PLACES, TalkQuestions
from ccc.content.validation import read_model
from ccc.content.yaml_file import yaml_text
from tests.conftest import ROOT

FILE = "questions.yaml"


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "content" / FILE).read_text(encoding="utf-8"))


def read(folder: Path) -> tuple[TalkQuestions | None, list[str]]:
    found, faults = read_model(folder, FILE, TalkQuestions, {})
    return found, [str(fault) for fault in faults]


def told_of(folder: Path, questions: dict[str, Any]) -> str:
    """The only fault of these questions, without the file's name."""
    text = yaml_text(questions)
    (folder / FILE).write_text(text, encoding="utf-8")
    found, (fault,) = read(folder)
    assert found is None
    return fault.removeprefix(f"{FILE}: ")


def asking(shipped: dict[str, Any], kind: str, about: str, ask: str) -> dict[str, Any]:
    """The shipped questions with another one about this."""
    changed = [{**one, "ask": ask} if one["about"] == about else one for one in shipped[kind]]
    return {**shipped, kind: changed}


def test_there_is_a_question_for_every_reason_and_every_criterion() -> None:
    found, faults = read(ROOT / "content")
    assert faults == []
    assert found is not None
    assert all(found.on_reason(reason) for reason in DESK_REASONS)
    assert all(found.on_criterion(criterion) for criterion in CRITERIA)


def test_every_question_can_be_filled_in_with_what_is_known() -> None:
    found, _ = read(ROOT / "content")
    assert found is not None
    asked = [
        found.on_reason(reason).format(**dict.fromkeys(REASON_PLACES[reason], "five"))
        for reason in DESK_REASONS
    ]
    asked += [
        found.on_criterion(criterion).format(**dict.fromkeys(CRITERION_PLACES, "five"))
        for criterion in CRITERIA
    ]
    assert [question for question in asked if "{" in question] == []


def test_a_question_can_be_said_in_one_breath_or_two() -> None:
    found, _ = read(ROOT / "content")
    assert found is not None
    long = [q.ask for q in (*found.reasons, *found.criteria) if len(q.ask.split()) > 35]
    assert long == []


@pytest.mark.parametrize(
    ("ask", "fault"),
    [
        ("Why does {nam} matter?", "has a place {nam} that nothing is known for – write one of"),
        ("Why {weak} of them?", "has a place {weak} that nothing is known for"),
        ("Why {name!r}?", "has a place {name} that nothing is known for"),
        ("Why {name:>9}?", "has a place {name} that nothing is known for"),
        ("Why {name.format}?", "has a place {name.format} that nothing is known for"),
        ("Why {}?", "has a place {} that nothing is known for"),
        ("Why {name?", "has a brace without its other half – write both"),
        ("Why name}?", "has a brace without its other half – write both"),
        ("Why did this score so low?", "names a score ('score') – ask about the words"),
        ("Why only a few points?", "names a score ('points')"),
        ("Why did {name} get 40?", "names a score ('4')"),
        ("Please look at {name} again.", "does not end as a question"),
        ("", "is empty or too short"),
    ],
)
def test_a_question_that_cannot_be_asked_is_named_with_its_place(
    tmp_path: Path, shipped: dict[str, Any], ask: str, fault: str
) -> None:
    told = told_of(tmp_path, asking(shipped, "reasons", "stands_still", ask))
    assert told.startswith("reasons[10].ask (line ")
    assert fault in told


def test_a_question_to_somebody_who_never_wrote_has_nobody_to_name(
    tmp_path: Path, shipped: dict[str, Any]
) -> None:
    told = told_of(tmp_path, asking(shipped, "reasons", "never_began", "Why not {name}?"))
    assert told.endswith("has a place {name} that nothing is known for – remove it")


def test_a_question_on_a_criterion_knows_how_many_notes_are_weak(
    tmp_path: Path, shipped: dict[str, Any]
) -> None:
    told = told_of(tmp_path, asking(shipped, "criteria", "value", "Why {tries}?"))
    assert told.startswith("criteria[4].ask (line ")
    assert told.endswith("write one of {name}, {weak}, {drafts}")


@pytest.mark.parametrize(
    ("kind", "what"), [("reasons", "reason waits"), ("criteria", "criterion reason")]
)
def test_a_question_that_is_missing_or_given_twice_is_named(
    tmp_path: Path, shipped: dict[str, Any], kind: str, what: str
) -> None:
    without = {**shipped, kind: shipped[kind][1:]}
    assert told_of(tmp_path, without).endswith(f"{what} is missing – put it back")
    twice = {**shipped, kind: [shipped[kind][0], *shipped[kind]]}
    assert told_of(tmp_path, twice).endswith(f"{what} is given twice – keep one")


def test_a_reason_that_no_coach_is_told_is_named(tmp_path: Path, shipped: dict[str, Any]) -> None:
    changed = [{**shipped["reasons"][0], "about": "sings"}, *shipped["reasons"][1:]]
    told = told_of(tmp_path, {**shipped, "reasons": changed})
    assert told.startswith("reasons[1].about (line ")
    assert "'sings' is not one of the choices" in told
