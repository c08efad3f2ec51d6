import time

import pytest
from pydantic import TypeAdapter, ValidationError

from ccc.content.checks import Check
from ccc.scoring.checks.proofs import check_faults

PLANTED = {
    "id": "planted",
    "criterion": "value",
    "level": 2,
    "supports": "an offer",
    "why": "You offer something.",
    "source": "Rubric, value 2",
    "kind": "phrases",
    "phrases": ["take my @thing"],
    "finds": ["Take my list.", "Please take my notes."],
    "passes": ["My list is long.", "Take care."],
}


def faults_with(rubric, **changes):
    check = TypeAdapter(Check).validate_python({**PLANTED, **changes})
    return check_faults([*rubric.checks, check])


def test_the_shipped_checks_hold_their_own_sentences(rubric):
    assert [str(fault) for fault in check_faults(rubric.checks)] == []


def test_a_good_check_adds_no_fault(rubric):
    assert faults_with(rubric) == ()


def test_a_sentence_that_a_check_misses_is_named(rubric):
    (fault,) = faults_with(rubric, finds=["Take my list.", "Take my hat."])
    assert fault.file == "checks/planted.yaml"
    assert fault.place == "finds[2]"
    assert "Take my hat." in fault.fault
    assert fault.remedy


def test_a_sentence_that_a_check_should_leave_alone_is_named_with_the_words(rubric):
    (fault,) = faults_with(rubric, passes=["Do take my list now.", "Take care."])
    assert fault.place == "passes[1]"
    assert "take my list" in fault.fault


def test_a_word_list_that_does_not_exist_is_named(rubric):
    (fault,) = faults_with(rubric, phrases=["take my @gizmo"])
    assert fault.place == "phrases"
    assert "@gizmo" in fault.fault


def test_an_unless_phrase_silences_its_own_sentence_only(rubric):
    changes = {"unless": ["joking"], "passes": ["Joking, take my list!", "Take care."]}
    assert faults_with(rubric, **changes) == ()
    changes["passes"] = ["Joking. Take my list!", "Take care."]
    assert [fault.place for fault in faults_with(rubric, **changes)] == ["passes[1]"]


PATTERN = {
    "kind": "pattern",
    "phrases": None,
    "finds": ["Take my list b.", "Take my notes b."],
    "passes": ["My list is long.", "Take care."],
}

FREEZING = (
    r"(a|a)*b",
    r"(a+)+b",
    r"(\w+\s?)*!|b",
    r"(?:x+x+)+y|b",
    r"(?:\w|[a-z])+\d|b",
    r"(?:t|ta|a|k|ak|ke|e)+ my .* b",
    r"a*a*b",
    r"(.*)(.*)(.*) b",
    r"\w*\w*\w*!|b",
    r"[a-z]*[a-z]*[a-z]*9|b",
)


def pattern_faults(rubric, **changes):
    given = {name: value for name, value in (PLANTED | PATTERN | changes).items() if value}
    return check_faults([TypeAdapter(Check).validate_python(given)])


@pytest.mark.parametrize("pattern", FREEZING)
def test_a_pattern_that_freezes_on_some_text_is_refused_in_no_time(rubric, pattern):
    began = time.thread_time()
    (fault,) = pattern_faults(rubric, pattern=pattern)
    assert "takes too long in a text such as" in fault.fault
    assert time.thread_time() - began < 60


def test_a_pattern_that_is_quick_adds_no_fault(rubric):
    assert pattern_faults(rubric, pattern=r"\b(?:list|notes) b\b") == ()


@pytest.mark.parametrize("groups", [21, 1000, 100_000])
def test_groups_in_groups_without_end_are_a_sentence(groups):
    pattern = "(" * groups + "b" + ")" * groups
    with pytest.raises(ValidationError, match=r"more than 20|at most 4000"):
        pattern_faults(None, pattern=pattern)
