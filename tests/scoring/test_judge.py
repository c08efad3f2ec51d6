"""The shipped encoder and the rules as one judge; none of this hangs on how good they are."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ccc.content.checks import Check
from ccc.content.ids import CRITERIA
from ccc.content.scenarios import Card
from ccc.scoring import Assessment, score
from ccc.scoring.annotation import annotate
from ccc.scoring.assessment import RULES
from ccc.scoring.chances import level_of
from ccc.scoring.encoder.load import reader_of
from ccc.scoring.encoder.reader import Reader
from ccc.scoring.judge import judge, judge_in_use, reading_of
from tests.scoring.conftest import CONTENT, MARTIN, OKSANA

pytestmark = pytest.mark.xdist_group("judge")

NOTE = (
    "Martin, you wrote you have no weight data from the lime flow. I log 40 hives hourly, may I "
    "send you the files? Oksana, ex physics teacher too"
)
VAGUE = "Hi Martin, I keep bees as well and saw a piece of yours. It would be nice to connect!"
TEMPLATE = "I came across your profile and would love to add you to my network."

ODD = st.sampled_from([
    "🐝", "👩‍🌾", "\u200b", "\u202e", "<b>", "</b>", "<script>", "&nbsp;", "е", "а", "о", "ı",
    "ﬁ", "ß", "é", "e\u0301", "\n", "\r\n", "\t", "’", "…", "ⅷ", "½", "漢字", "مرحبا", "\ud800",
    "you", "hives", "Martin", "I log", "weight data", "may I", "the", ".", "?", " ",
])  # fmt: skip
ODD_NOTES = st.one_of(
    st.text(max_size=200),
    st.lists(ODD, max_size=60).map("".join),
    st.lists(ODD, max_size=60).map(" ".join),
)
LONG_NOTES = st.lists(ODD, min_size=1, max_size=4).map(
    lambda some: (" ".join(some) * 10_000)[:10_000]
)


def judged(note, rubric, sender=OKSANA, recipient=MARTIN, **more):
    return score(note, sender=sender, recipient=recipient, rubric=rubric, **more)


@pytest.fixture(scope="module")
def rated(rated_objects):
    """Some rated notes of all kinds, with their cards."""
    return [
        (one["note"], Card(**one["sender"]), Card(**one["recipient"])) for one in rated_objects[::9]
    ]


@pytest.fixture(scope="module")
def results(rated, learned):
    return [judged(note, learned, mine, theirs, limit=400) for note, mine, theirs in rated]


def test_the_same_note_gets_the_same_assessment_twice_and_by_networks_loaded_anew(
    rated, results, learned
):
    for (note, mine, theirs), first in zip(rated[:12], results, strict=False):
        assert judged(note, learned, mine, theirs, limit=400) == first
    reader_of.cache_clear()
    for (note, mine, theirs), first in zip(rated[:12], results, strict=False):
        assert judged(note, learned, mine, theirs, limit=400) == first


def test_every_level_follows_from_its_chances_and_they_fall(results):
    seen = set()
    for result in results:
        assert result.judge.startswith("encoder+rules ")
        if result.levels is None:
            assert result.chances is None
            assert result.margin is None
            continue
        for criterion in CRITERIA:
            chances = result.chances[criterion]
            assert 1 >= chances[0] >= chances[1] >= chances[2] >= 0
            assert result.levels[criterion] == level_of(chances)
            seen.add(result.levels[criterion])
    assert seen == {0, 1, 2, 3}


def test_the_score_has_a_margin_of_some_points_and_of_less_than_half_the_scale(results):
    assert all(0 <= one.margin < 50 for one in results if one.levels)
    assert any(one.margin > 1 for one in results if one.levels)


def test_two_levels_are_told_where_the_chances_lie_half_way_between_them(results):
    for result in results:
        for criterion in CRITERIA if result.levels else ():
            between = result.between(criterion)
            mean = sum(result.chances[criterion])
            assert (between is not None) == (abs(mean % 1 - 0.5) < 0.15)
            assert between is None or result.levels[criterion] in between


def test_an_assessment_with_chances_survives_its_own_json(learned):
    for note in (NOTE, VAGUE, "Hi", "", "Hoi Sanne, ik stuur het je graag toe, kun je er wat mee?"):
        result = judged(note, learned)
        assert Assessment.from_json(json.loads(json.dumps(result.to_json()))) == result


def test_the_json_has_the_keys_of_the_contract(learned):
    data = judged(NOTE, learned).to_json()
    assert {*data} >= {"chances", "margin", "judge"}
    assert list(data["chances"]) == list(CRITERIA)
    assert {len(found) for found in data["chances"].values()} == {3}
    assert {one["kind"] for one in data["evidence"]} <= {"earns", "costs"}
    assert data["judge"] == f"encoder+rules {learned.encoder.version}"


def test_what_was_saved_before_there_was_an_encoder_can_still_be_read(rubric):
    data = judged(NOTE, rubric).to_json()
    old = {key: data[key] for key in data if key not in {"chances", "margin", "judge"}}
    old["evidence"] = [
        {key: one[key] for key in one if key != "kind"}
        for one in old["evidence"]
        if one["kind"] == "earns"
    ]
    read = Assessment.from_json(old)
    assert (read.chances, read.margin, read.judge) == (None, None, RULES)
    assert all(one.kind == "earns" for one in read.evidence)


def marks_lie_inside(note, learned):
    result = judged(note, learned, limit=10_000)
    for one in result.evidence:
        assert 0 <= one.start < one.end <= len(note)
        assert note[one.start : one.end].strip()
    if result.levels is not None:
        earned = {one.criterion for one in result.evidence if one.kind == "earns"}
        assert {name for name, level in result.levels.items() if level > 0} <= earned
    json.dumps(result.to_json())


@settings(max_examples=60, deadline=None)
@given(ODD_NOTES)
def test_any_text_at_all_is_judged_with_marks_inside_it(learned, note):
    marks_lie_inside(note, learned)


@settings(max_examples=4, deadline=None)
@given(LONG_NOTES)
def test_so_is_a_text_of_ten_thousand_characters(learned, note):
    marks_lie_inside(note, learned)


def test_a_note_without_a_word_is_read_by_nobody_and_is_surely_nothing(learned):
    assert reading_of(annotate("🐝!", OKSANA, MARTIN, "", learned), learned) is None
    result = judged("🐝!", learned)
    assert result.flags == ("blank",)
    assert set(result.levels.values()) == {0}
    assert set(result.chances.values()) == {(0, 0, 0)}
    assert result.margin == 0


def test_another_language_is_not_scored_whatever_the_encoder_makes_of_it(learned):
    result = judged("Guten Tag, ich würde Sie gerne zu meinem Netzwerk hinzufügen.", learned)
    assert "other_language" in result.flags
    assert (result.score, result.levels, result.chances, result.margin) == (None, None, None, None)


@pytest.mark.parametrize("note", [NOTE, VAGUE])
def test_a_note_on_several_lines_scores_about_as_on_one(learned, note):
    lines = note.replace(". ", ".\n").replace(", ", ",\n", 1)
    one, several = judged(note, learned, limit=300), judged(lines, learned, limit=300)
    assert abs(one.score - several.score) <= 15
    for criterion in CRITERIA:
        assert abs(sum(one.chances[criterion]) - sum(several.chances[criterion])) <= 1


def test_without_cards_a_note_is_read_by_its_words_alone(learned):
    result = judged(NOTE, learned, None, None, limit=300)
    assert result.profiles == "none"
    assert result.chances
    assert result.levels["value"] > 0


def test_a_note_for_the_reader_scores_more_than_one_for_anybody(learned):
    assert judged(NOTE, learned, limit=300).score > judged(TEMPLATE, learned).score


CHECK = {
    **yaml.safe_load((CONTENT / "checks" / "value-offer.yaml").read_text(encoding="utf-8")),
    "id": "value-lanterns",
    "kind": "phrases",
    "phrases": ["paper lanterns"],
    "finds": ["Our paper lanterns.", "Two paper lanterns."],
    "passes": ["Our lantern.", "Paper."],
    "roles": [],
    "unless": [],
}


def test_a_coach_s_new_check_changes_a_chance_with_the_encoder_as_it_is(learned):
    """What the rules say counts beside the encoder, so words that are data count at once."""
    blends = learned.encoder.card.levels["value"]
    assert all(blend.rules > 0 for blend in blends)
    check = TypeAdapter(Check).validate_python({**CHECK, "criterion": "value", "level": 1})
    checks = (*learned.checks, check)
    more = learned.model_copy(update={"checks": tuple(sorted(checks, key=lambda one: one.id))})
    for name in ("hash", "signs"):
        more.__dict__.pop(name, None)
    note = "Martin, two paper lanterns."
    before, after = judged(note, learned), judged(note, more)
    assert sum(after.chances["value"]) > sum(before.chances["value"])


def test_another_encoder_is_another_ruler(rubric, learned):
    assert learned.encoder.version in judge_in_use(learned)
    assert judge_in_use(rubric) == RULES


def test_without_an_encoder_everything_is_as_the_rules_say(rated, rubric, learned):
    alone = learned.model_copy(update={"encoder": None})
    assert alone.encoder is None
    for note, mine, theirs in rated[:20]:
        result = judged(note, alone, mine, theirs, limit=400)
        by_rules = judged(note, rubric, mine, theirs, limit=400)
        assert result.judge == RULES
        assert (result.chances, result.margin) == (None, None)
        same = ("levels", "score", "flags", "evidence", "advice", "swap", "claims")
        assert all(getattr(result, name) == getattr(by_rules, name) for name in same)


def test_guards_hold_the_rules_down_as_well_as_the_encoder(rubric, learned):
    rules = dict.fromkeys(CRITERIA, 3)
    assert judge(rules, None, {"value": 1}, rubric).levels == {**rules, "value": 1}
    reading = reading_of(annotate(NOTE, OKSANA, MARTIN, "", learned), learned)
    both = judge(rules, reading, {"value": 1}, learned)
    assert both.chances["value"][1:] == (0, 0)
    assert both.levels["value"] <= 1


def test_two_threads_at_once_are_given_what_one_is_given(rated, learned):
    notes = rated[:16]
    alone = [judged(note, learned, mine, theirs) for note, mine, theirs in notes]
    reader = Reader(learned.encoder)

    def read(one):
        note, mine, theirs = one
        return reader.read(annotate(note, mine, theirs, "", learned).note.plain, mine, theirs, "")

    known = [reader_of(learned.encoder).read(annotate(n, m, t, "", learned).note.plain, m, t, "")
             for n, m, t in notes]  # fmt: skip
    reader_of.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda one: judged(one[0], learned, *one[1:]), notes * 2))
        raw = list(threads.map(read, notes * 2))
    assert found == alone * 2
    for reading, other in zip(raw, known * 2, strict=True):
        assert (reading.levels == other.levels).all()
        assert (reading.marks == other.marks).all()
