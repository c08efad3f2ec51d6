"""What a reply does by the checks' words and the encoder together, and the words for it."""

import json
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccc.content.encoder import Blend, FaultBlend
from ccc.content.ids import REPLY_CHECKS, REPLY_FAULTS
from ccc.content.scenarios import Card
from ccc.scoring.jsonl import card_of
from ccc.scoring.replies.evidence import ReplyEvidence
from ccc.scoring.replies.judge import by_both, evidence_for
from ccc.scoring.replies.reply import score_reply
from ccc.scoring.text.note import read
from tests.scoring.replies.data import lines_of, rules

pytestmark = pytest.mark.xdist_group("reply judge")

ME = Card(name="Alma Reyes", headline="Beekeeper, Oaxaca")
THEM = Card(name="Ash Patel", headline="Head of L&D")
ODD = st.sampled_from(["🙏", "\u200d", "<b>", "а", "thanks", "why", "\n", "Alma", "you", "?", " "])


def card(rules=0, others=0):
    """A card by which the encoder counts, and the rules and other faults as much as is said."""
    blend = Blend(slope=1, rules=rules, shift=0)
    fault = FaultBlend(slope=1, rules=rules, shift=0, others=others)
    return SimpleNamespace(
        checks=dict.fromkeys(REPLY_CHECKS, (blend, blend)),
        faults=dict.fromkeys(REPLY_FAULTS, fault),
        fault_from=0.5,
    )


CARD = card()
ABOUT = (*REPLY_CHECKS, *REPLY_FAULTS)
NOTHING = dict.fromkeys(REPLY_CHECKS, 0)


def reading(reply="", looks=(), **logits):
    """A reading that says no to everything but what is named; `looks` are words looked at."""
    words = [(word.start, word.end) for word in read(reply).words]
    checks = np.array([logits.get(check, (-9, -9)) for check in REPLY_CHECKS], np.float32)
    faults = np.array([logits.get(fault, -9) for fault in REPLY_FAULTS], np.float32)
    seen = [0.9 if reply[start:end] in looks else 0.01 for start, end in words]
    rows = np.tile(np.array([0, *seen, 0], np.float32), (len(ABOUT), 1))
    spans = ((0, 0), *words, (0, 0))
    return SimpleNamespace(checks=checks, faults=faults, looks=rows, spans=spans)


@pytest.fixture(scope="module")
def learned(encoder):
    return rules().model_copy(update={"encoder": encoder})


@pytest.fixture(scope="module")
def rated(learned):
    """Rated replies with what is said of each by both judges."""
    rows = [json.loads(line) for line in lines_of("replies.jsonl")[::6]]
    cards = [{"me": card_of(row, "me"), "them": card_of(row, "them")} for row in rows]
    return [
        (row["reply"], both, score_reply(row["reply"], rules=learned, **both))
        for row, both in zip(rows, cards, strict=True)
    ]


def test_what_the_encoder_is_sure_of_is_the_level():
    levels, faults = by_both(NOTHING, {}, reading(thanks=(9, 9), how=(9, -9)), CARD)
    assert levels == {**NOTHING, "thanks": 2, "how": 1}
    assert faults == ()


def test_clearly_is_never_likelier_than_at_least_partly():
    levels, _ = by_both(NOTHING, {}, reading(thanks=(-9, 9)), CARD)
    assert levels["thanks"] == 0


def test_where_the_rules_count_they_can_tip_the_scales():
    levels, faults = by_both({**NOTHING, "open": 2}, {"rude": 2}, reading(), card(rules=20))
    assert (levels["open"], faults) == (2, ("rude",))


def test_words_that_make_a_fault_count_more_than_what_is_not_said():
    said, unsaid = ({"rude": surely} for surely in (2, 1))
    assert by_both(NOTHING, said, reading(), card(rules=6))[1] == ("rude",)
    assert by_both(NOTHING, unsaid, reading(), card(rules=6))[1] == ()


def test_a_fault_is_not_told_where_another_explains_the_reply_better():
    cold = reading(sarcasm=1, rude=4)
    assert by_both(NOTHING, {}, cold, card(others=2))[1] == ("rude",)
    assert by_both(NOTHING, {}, cold, CARD)[1] == ("sarcasm", "rude")
    assert by_both(NOTHING, {}, reading(sarcasm=1), card(others=2))[1] == ("sarcasm",)


def test_faults_that_are_both_sure_are_both_told():
    assert by_both(NOTHING, {}, reading(sarcasm=5, rude=5), card(others=2))[1] == (
        "sarcasm",
        "rude",
    )


@pytest.mark.parametrize("asked", ["how", "why", "focus"])
def test_whoever_asks_has_not_accepted_without_asking(asked):
    said = reading(**{asked: (9, 9), "accepts_without_asking": 9})
    assert by_both(NOTHING, {}, said, CARD)[1] == ()
    accepted = reading(accepts_without_asking=9)
    assert by_both(NOTHING, {}, accepted, CARD)[1] == ("accepts_without_asking",)


def test_words_that_a_check_found_are_shown_before_those_that_were_looked_at():
    reply = "Thanks for the request. Which hive caught your eye?"
    found = [ReplyEvidence("thanks", 0, 6, "You say thanks.")]
    levels = {**NOTHING, "thanks": 2, "focus": 1}
    shown = evidence_for(read(reply), levels, (), found, reading(reply, ("hive", "caught")))
    assert shown[0] == found[0]
    assert (shown[1].about, reply[shown[1].start : shown[1].end]) == (
        "focus",
        "Which hive caught your eye",
    )


def test_what_was_looked_at_ends_with_its_sentence():
    reply = "Thanks for the request. Hives are fine"
    looked = reading(reply, ("request", "Hives"))
    (shown,) = evidence_for(read(reply), {**NOTHING, "open": 1}, (), [], looked)
    assert reply[shown.start : shown.end] == "request"


def test_words_for_what_no_longer_holds_are_not_shown():
    found = [ReplyEvidence("thanks", 0, 6, "You say thanks.")]
    assert evidence_for(read("Thanks"), NOTHING, (), found, reading("Thanks")) == ()


def test_every_level_and_fault_has_its_words_inside_the_reply(rated):
    for reply, _, result in rated:
        holds = {check for check in REPLY_CHECKS if result.checks[check]} | {*result.faults}
        assert {one.about for one in result.evidence} == holds
        assert all(0 <= one.start < one.end <= len(reply) for one in result.evidence)
        assert all(one.why for one in result.evidence)


def test_advice_asks_for_what_is_missing_and_mends_faults_first(rated):
    for _, _, result in rated:
        steps = [step.about for step in result.advice]
        faults = [step for step in steps if step in REPLY_FAULTS]
        assert steps[: len(faults)] == faults
        assert {*faults} == {*result.faults}
        assert {*steps} - {*faults} == {c for c in REPLY_CHECKS if result.checks[c] < 2}


def test_the_same_reply_always_gets_the_same_result(rated, learned):
    for reply, cards, result in rated[:8]:
        assert score_reply(reply, rules=learned, **cards) == result


def test_without_an_encoder_replies_are_judged_by_the_checks_alone(rated, learned):
    alone = learned.model_copy(update={"encoder": None})
    for reply, cards, _ in rated[:8]:
        assert score_reply(reply, rules=alone, **cards) == score_reply(
            reply, rules=rules(), **cards
        )


@pytest.mark.parametrize("reply", ["", "🙏", "Vielen Dank für die Anfrage, woher kennen wir uns?"])
def test_what_has_no_english_word_is_left_to_the_checks(learned, reply):
    by_checks = score_reply(reply, me=ME, them=THEM, rules=rules())
    assert score_reply(reply, me=ME, them=THEM, rules=learned) == by_checks


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(ODD, max_size=30).map(" ".join)))
def test_any_text_at_all_is_judged_with_its_words_inside_it(learned, reply):
    result = score_reply(reply, me=ME, them=THEM, rules=learned)
    assert all(0 <= one.start < one.end <= len(reply) for one in result.evidence)
    json.dumps(result.to_json())
