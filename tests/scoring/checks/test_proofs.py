from pydantic import TypeAdapter

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
