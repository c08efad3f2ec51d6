import json
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccc.content.ids import CRITERIA
from ccc.content.scenarios import Card
from ccc.scoring import score
from ccc.scoring.annotation import annotate
from tests.scoring.conftest import RATED, shipped_rubric

SENDER = Card(name="Ana Lo", headline="Nurse, Porto", facts=("Keeps night rosters", "Sings alto"))
RECIPIENT = Card(
    name="Bo Li", headline="Editor", facts=("Asked for rosters", "Sings bass in a choir")
)
COSTS = {check.why for check in shipped_rubric().checks if check.level == 0}
NOTES = [json.loads(line) for line in RATED.read_text(encoding="utf-8").splitlines()]

words = st.sampled_from(
    [
        "hi",
        "bo",
        "I",
        "you",
        "your",
        "asked",
        "said",
        "for",
        "rosters",
        "free",
        "want",
        "send",
        "shall",
        "we",
        "both",
        "too",
        "fellow",
        "nurse",
        "great",
        "post",
        "network",
        "connect",
        "add",
        "[Name]",
        "{x}",
        "<b>",
        "15%",
        "off",
        ".",
        "?",
        "!",
        ",",
        "XXX",
        "the",
        "a",
        "my",
        "👍",
        "é",
        "сall",
    ]
)
notes = st.one_of(
    st.text(max_size=400),
    st.lists(words, max_size=60).map(" ".join),
    st.sampled_from([one["note"] for one in NOTES]),
)


def assert_sound(note, result):
    for mark in result.evidence:
        assert 0 <= mark.start < mark.end <= len(note)
        assert note[mark.start : mark.end].strip()
        assert mark.why
    if result.levels:
        shown = {mark.criterion for mark in result.evidence}
        assert {c for c in CRITERIA if result.levels[c] > 0} <= shown


@settings(max_examples=300, deadline=None)
@given(note=notes, cards=st.booleans())
def test_any_note_is_scored_and_every_level_above_nought_has_words_to_show(note, cards):
    rubric = shipped_rubric()
    result = score(
        note,
        sender=SENDER if cards else None,
        recipient=RECIPIENT if cards else None,
        rubric=rubric,
    )
    assert_sound(note, result)
    if result.score is not None:
        assert 0 <= result.score <= 100
        assert set(result.levels.values()) <= {0, 1, 2, 3}
    json.dumps(result.to_json())


@settings(max_examples=25, deadline=None)
@given(piece=st.text(min_size=1, max_size=30), room=st.integers(5_000, 10_000))
def test_ten_thousand_characters_of_anything_are_scored(piece, room):
    note = (piece * (room // len(piece) + 1))[:room]
    assert_sound(note, score(note, sender=SENDER, recipient=RECIPIENT, rubric=shipped_rubric()))


@settings(max_examples=100, deadline=None)
@given(
    one=st.sampled_from([n for n in NOTES if "too_long" not in n["flags"]]),
    every=st.integers(1, 9),
    hidden=st.sampled_from(["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad"]),
)
def test_hidden_characters_change_no_level(one, every, hidden):
    rubric = shipped_rubric()
    cards = {"sender": Card(**one["sender"]), "recipient": Card(**one["recipient"])}
    padded = hidden.join(one["note"][i : i + every] for i in range(0, len(one["note"]), every))
    plain = score(one["note"], situation=one["situation"], limit=10_000, rubric=rubric, **cards)
    disguised = score(padded, situation=one["situation"], limit=10_000, rubric=rubric, **cards)
    assert disguised.levels == plain.levels
    assert disguised.flags == plain.flags
    assert_sound(padded, disguised)


def test_lookalike_letters_and_markup_never_raise_the_score(rubric):
    """With the encoder, by more paddings: tests/scoring/quality/test_padding.py."""
    swaps = str.maketrans("aeopcx", "аеорсх")
    for one in NOTES[::9]:
        cards = {"sender": Card(**one["sender"]), "recipient": Card(**one["recipient"])}
        plain = score(one["note"], limit=10_000, rubric=rubric, **cards).score or 0
        bold = score(f"<b>{one['note']}</b><br>", limit=10_000, rubric=rubric, **cards).score or 0
        emoji = score(one["note"] + " 🎉🚀✨", limit=10_000, rubric=rubric, **cards).score or 0
        mixed = one["note"].translate(swaps)
        lookalike = score(mixed, limit=10_000, rubric=rubric, **cards).score or 0
        assert bold <= plain, one["id"]
        assert emoji <= plain, one["id"]
        assert lookalike <= plain, one["id"]


def test_words_that_cost_are_shown_where_a_note_only_asks(rubric):
    note = "Please look at my CV and refer me to your boss."
    result = score(note, rubric=rubric)
    assert result.levels["value"] == 0
    asked = [m for m in result.evidence if m.criterion == "value"]
    assert any("asks" in mark.why for mark in asked)


def test_marks_of_one_criterion_that_all_but_touch_are_one_phrase(rubric):
    for one in NOTES[::5]:
        cards = {"sender": Card(**one["sender"]), "recipient": Card(**one["recipient"])}
        found = score(one["note"], limit=10_000, rubric=rubric, **cards).evidence
        for criterion in CRITERIA:
            marks = [mark for mark in found if mark.criterion == criterion]
            assert len(marks) <= 3
            for left, right in pairwise(marks):
                assert left.end <= right.start, one["id"]
                between = one["note"][left.end : right.start]
                assert between != " " or {left.why, right.why} & COSTS, one["id"]


@pytest.mark.parametrize(
    "greeting", ["Hi Bo!", "Hello Bo,", "Hola Bo!", "Dear Mr Li,", "Hey there!"]
)
@pytest.mark.parametrize(
    "goodbye", ["", "Best, Ana", "Kind regards, Ana Lo", "Sincerely\nAna", "Ana"]
)
def test_a_greeting_and_a_sign_off_are_evidence_of_nothing_but_a_name(rubric, greeting, goodbye):
    note = f"{greeting} {goodbye}".strip()
    result = score(note, sender=SENDER, recipient=RECIPIENT, rubric=rubric)
    assert {c: level for c, level in result.levels.items() if level} in ({}, {"personal": 1})
    shown = [(note[e.start : e.end], e.why) for e in result.evidence if e.kind == "earns"]
    assert all(w in {"Bo", "Li"} and "a program could fill it in" in why for w, why in shown)


@pytest.mark.parametrize("goodbye", ["Best, Ana", "Kind regards, Ana", "Best wishes\nAna"])
def test_beside_other_words_a_greeting_or_a_sign_off_is_no_evidence(rubric, goodbye):
    note = f"Hola Bo! You asked for rosters. I keep night rosters. {goodbye}"
    result = score(note, sender=SENDER, recipient=RECIPIENT, rubric=rubric)
    end = note.index(goodbye)
    assert all(mark.start > 4 and mark.end <= end for mark in result.evidence)


@pytest.mark.parametrize(
    ("note", "criterion"),
    [("Thanks for your talk, Bo!", "reason"), ("Best talk I heard all year, Bo.", "value")],
)
def test_thanks_and_a_best_that_is_no_sign_off_still_count(rubric, note, criterion):
    hits = annotate(note, None, RECIPIENT, "", rubric).hits
    assert criterion in {hit.check.criterion for hit in hits}


def test_no_quotation_goes_on_in_the_next_sentence(rubric):
    for one in NOTES:
        cards = {"sender": Card(**one["sender"]), "recipient": Card(**one["recipient"])}
        found = score(one["note"], limit=10_000, rubric=rubric, **cards).evidence
        for mark in found:
            words = one["note"][mark.start : mark.end] if mark.kind == "earns" else ""
            assert not re.search(r"\w{3}[.!?]\s", words), (one["id"], words)
