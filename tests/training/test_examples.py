"""What the encoder learns from: a text, its cards, and what raters gave and marked."""

from dataclasses import replace

import pytest

from ccc.content.ids import CRITERIA, REPLY_CHECKS, REPLY_FAULTS
from ccc.training.examples import level_gap, note_examples, reply_examples, twins

LEVELS = dict(zip(CRITERIA, (0, 1, 2, 3, 1), strict=True))
ROW = {
    "id": "n1",
    "note": "<b>Lars</b>, your rye talk. My recipe is yours.",
    "sender": {"name": "Ana", "headline": "Nurse", "facts": ["Bakes rye"]},
    "recipient": {"name": "Lars", "headline": "Baker", "facts": []},
    "levels": LEVELS,
    "flags": ["pitch"],
    "source": "h",
}


def one(row=ROW, marks=None, **changes):
    (example,) = note_examples([{**row, **changes}], marks or {}, "notes")
    return example


def test_a_note_is_learnt_as_the_scorer_reads_it():
    example = one()
    assert example.text == "Lars, your rye talk. My recipe is yours."
    assert [piece.text for piece in example.pieces] == ["Ana, Nurse", "Bakes rye", "Lars, Baker"]
    assert (example.recipient_name, example.writer, example.set) == ("Lars", "h", "notes")
    assert example.levels == (0, 1, 2, 3, 1)
    assert example.flags == {"pitch"}


@pytest.mark.parametrize(
    ("file", "panel"),
    [("voices", "voices"), ("hard_negatives", "voices"), ("hard_negatives_b", "voices_b")],
)
def test_hard_negatives_were_rated_by_those_who_rated_the_notes_beside_them(file, panel):
    (example,) = note_examples([ROW], {}, file)
    assert example.panel == panel


def test_a_note_in_another_language_is_not_learnt():
    assert list(note_examples([{**ROW, "flags": ["other_language"]}], {})) == []


def test_a_note_of_no_scenario_is_a_scenario_of_its_own():
    assert one().scenario == "n1"
    assert one(scenario="rye").scenario == "rye"


def test_marked_words_are_found_in_the_text_and_those_that_are_not_there_are_passed_over():
    marks = {"n1": {"earns": {"value": ["My recipe", "no such words"]}, "costs": {"reason": [" "]}}}
    (mark,) = one(marks=marks).marks
    assert one().text[mark[0] : mark[1]] == "My recipe"
    assert mark[2] == CRITERIA.index("value")


def test_words_that_cost_have_heads_of_their_own():
    (mark,) = one(marks={"n1": {"costs": {"reason": ["yours"]}}}).marks
    assert mark[2] == len(CRITERIA)


def test_a_note_that_nobody_marked_is_not_one_without_marks():
    assert one().marks is None
    assert one(marks={"n1": {}}).marks == ()


def test_targets_are_half_the_median_s_and_half_the_votes():
    alone = one().targets
    assert alone.shape == (5, 3)
    assert alone[2].tolist() == [1, 1, 0]
    voted = one(raters=[[0, 1, 2, 3, 1], [0, 1, 1, 3, 1], [0, 1, 3, 3, 1]]).targets
    assert voted[2].tolist() == pytest.approx([1, 0.5 + 0.5 * 2 / 3, 0.5 / 3])


def test_a_reply_has_checks_and_faults_and_no_levels():
    row = {
        "id": "r1",
        "reply": "Thanks! How do we know each other?",
        "me": {"name": "Ana"},
        "them": {"name": "Lars"},
        "checks": {**dict.fromkeys(REPLY_CHECKS, 0), "thanks": 1, "how": 2},
        "faults": ["rude", "none"],
    }
    (example,) = reply_examples([row], "replies")
    assert example.levels is None
    assert example.faults == {"rude"}
    assert example.scenario == "reply Ana Lars"
    said = dict(
        zip(REPLY_CHECKS, zip(*[iter(example.reply_targets[:12])] * 2, strict=False), strict=True)
    )
    assert (said["thanks"], said["how"], said["why"]) == ((1, 0), (1, 1), (0, 0))
    faults = dict(zip(REPLY_FAULTS, example.reply_targets[12:], strict=True))
    assert faults == {**dict.fromkeys(REPLY_FAULTS, 0), "rude": 1}


def test_two_notes_of_one_scenario_that_are_nearly_the_same_are_twins():
    first, again = one(scenario="rye"), one(scenario="rye", note=ROW["note"] + " Ana")
    other = one(scenario="rye", note="What time does the ferry leave on Sundays?")
    elsewhere = one(scenario="ferry")
    assert twins([first, other, again, elsewhere]) == [(0, 2)]


def test_a_gap_is_only_where_every_rater_sees_it():
    low, high = one(), replace(one(), levels=(2, 1, 2, 3, 1))
    assert level_gap(high, low, "reason") == 2
    assert level_gap(low, high, "reason") == -2
    assert level_gap(low, high, "value") == 0
    unsure = replace(high, raters=((0, 1, 2, 3, 1), (2, 1, 2, 3, 1), (3, 1, 2, 3, 1)))
    assert level_gap(unsure, low, "reason") == 0
