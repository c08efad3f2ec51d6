import json
import subprocess
import sys
from dataclasses import replace

import pytest

from ccc.content.ids import CRITERIA
from ccc.content.scenarios import Card
from ccc.scoring import Assessment, score
from ccc.scoring.score import capped
from tests.encoder import UNSURE, with_chances

STRONG = (
    "Martin, you wrote you have no weight data from the lime flow. I log 40 hives hourly, "
    "may I send you the files? Oksana, ex physics teacher too"
)


def test_a_strong_note_is_welcome(rubric, sender, recipient):
    result = score(STRONG, sender=sender, recipient=recipient, rubric=rubric, limit=200)
    assert result.score >= 85
    assert result.band == "million"
    assert result.profiles == "both"
    assert result.flags == ()


@pytest.mark.parametrize("line_break", ["\n", "\r", "\v", "\u2028", "\u2029", "\x85"])
def test_a_line_break_says_no_more_than_a_space(rubric, sender, recipient, line_break):
    cards = {"sender": sender, "recipient": recipient, "rubric": rubric}
    in_lines = score(STRONG.replace(" ", line_break), **cards)
    in_one = score(STRONG, **cards)
    assert (in_lines.levels, in_lines.score) == (in_one.levels, in_one.score)
    assert in_lines.evidence == in_one.evidence


def test_the_result_has_exactly_the_keys_of_the_contract(rubric, sender, recipient):
    data = score(STRONG, sender=sender, recipient=recipient, rubric=rubric).to_json()
    assert set(data) == {
        "id", "score", "band", "levels", "flags", "characters", "limit", "profiles",
        "evidence", "claims", "swap", "advice", "rubric", "chances", "margin", "judge",
    }  # fmt: skip
    assert list(data["levels"]) == list(CRITERIA)
    assert set(data["evidence"][0]) == {"criterion", "start", "end", "why", "kind"}
    assert set(data["rubric"]) == {"id", "hash"}


def test_an_assessment_survives_its_own_json(rubric, sender, recipient):
    for note in (STRONG, "", "Hoi Sanne, ik stuur het je graag toe, kun je er wat mee?"):
        result = score(note, sender=sender, recipient=recipient, rubric=rubric)
        assert Assessment.from_json(json.loads(json.dumps(result.to_json()))) == result


def test_claims_and_swap_survive_the_json_too(rubric):
    data = score(STRONG, rubric=rubric).to_json()
    data["claims"] = [{"start": 0, "end": 6, "about": "recipient", "card": "on_card", "fact": "x"}]
    data["swap"] = {"personal": 1, "start_end": [[0, 6]]}
    assert Assessment.from_json(data).to_json() == data


def test_a_level_that_is_all_but_a_coin_toss_is_told_by_the_two_it_lies_between(rubric):
    judged = with_chances(score(STRONG, rubric=rubric), context=UNSURE)
    context, value = rubric.criterion("context"), rubric.criterion("value")
    assert judged.named(context) == "between vague and clear"
    assert judged.named(value) == "clear"
    assert replace(judged, chances=None).named(context) == "clear"
    assert replace(judged, levels=None).named(context) == ""


def test_the_same_note_always_gets_the_same_result(rubric, sender, recipient):
    results = [score(STRONG, sender=sender, recipient=recipient, rubric=rubric) for _ in range(3)]
    assert results[0] == results[1] == results[2]


@pytest.mark.parametrize(
    ("sender", "recipient", "profiles"),
    [
        (None, None, "none"),
        (Card(name="A", headline="Nurse"), None, "sender"),
        (Card(name="A"), Card(name="B", facts=("Sings",)), "recipient"),
        (Card(name="A", headline=" "), Card(name="B"), "none"),
        (Card(name="A", headline="Nurse"), Card(name="B", headline="Cook"), "both"),
    ],
)
def test_a_card_that_says_nothing_counts_as_absent(rubric, sender, recipient, profiles):
    assert score("Hi there", sender=sender, recipient=recipient, rubric=rubric).profiles == profiles


def test_a_note_in_another_language_has_no_score_but_keeps_its_other_flags(rubric):
    note = "Guten Tag, ich würde Sie gerne zu meinem beruflichen Netzwerk hinzufügen."
    result = score(note, rubric=rubric)
    assert (result.score, result.band, result.levels) == (None, None, None)
    assert result.flags == ("default_text", "other_language")


def test_the_score_is_rounded_half_up_and_capped_by_the_lowest_cap(rubric):
    levels = dict.fromkeys(CRITERIA, 3)
    assert capped(levels, (), rubric) == 100
    assert capped({**levels, "value": 2}, (), rubric) == 93
    assert capped({**dict.fromkeys(CRITERIA, 0), "value": 1}, (), rubric) == 7
    assert capped(levels, ("too_long",), rubric) == 59
    assert capped(levels, ("too_long", "placeholder", "pitch"), rubric) == 20


def test_a_half_point_is_rounded_up(rubric):
    weights = {"reason": 3, "context": 1, "common_ground": 1, "value": 1, "personal": 2}
    criteria = [one.model_copy(update={"weight": weights[one.id]}) for one in rubric.criteria]
    heavy = rubric.model_copy(update={"criteria": tuple(criteria)})
    levels = {**dict.fromkeys(CRITERIA, 0), "context": 3}
    assert capped(levels, (), heavy) == 13


def test_weights_of_criteria_are_content(rubric):
    criteria = [
        one.model_copy(update={"weight": 4.0 if one.id == "value" else 1.0})
        for one in rubric.criteria
    ]
    heavy = rubric.model_copy(update={"criteria": tuple(criteria)})
    levels = {**dict.fromkeys(CRITERIA, 0), "value": 3}
    assert capped(levels, (), heavy) == 50


def test_importing_the_scorer_loads_none_of_the_heavy_libraries():
    heavy = (
        "numpy",
        "onnxruntime",
        "pandas",
        "pydantic",
        "sqlalchemy",
        "streamlit",
        "tokenizers",
        "yaml",
    )
    code = f"import sys, ccc.scoring; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
