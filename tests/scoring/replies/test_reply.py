"""Replies to a blank request: six checks, five faults, evidence, and one step."""

import json
import random
import time

import pytest
from pydantic import TypeAdapter, ValidationError

from ccc.content.ids import REPLY_CHECKS, REPLY_FAULTS
from ccc.content.reply_checks import ReplyCheck
from ccc.content.scenarios import Card
from ccc.scoring.checks.proofs import reply_check_faults
from ccc.scoring.jsonl import reply_lines
from ccc.scoring.replies.reply import by_rules, score_reply
from ccc.scoring.scenarios import score_answer
from ccc.scoring.text.note import read
from tests.scoring.replies.data import lines_of, rules

ME = Card(name="Alma Reyes", headline="Beekeeper, Oaxaca")
THEM = Card(name="Ash Patel", headline="Head of L&D")
GOOD = (
    "Hi Ash, thank you for the request! How did you find me, and why would you like to connect? "
    "Is there something in my profile that caught your eye? I look forward to hearing from you. "
    "Alma"
)


def judge(reply, me=ME, them=THEM):
    return score_reply(reply, me=me, them=them, rules=rules())


def every_rated_reply():
    names = ("replies.jsonl", "replies_own.jsonl", "replies_more.jsonl", "replies_last.jsonl")
    return [json.loads(line)["reply"] for name in names for line in lines_of(name)]


def test_a_reply_that_does_all_six_things_gets_two_for_each_and_no_advice():
    found = judge(GOOD)
    assert dict(found.checks) == dict.fromkeys(REPLY_CHECKS, 2)
    assert found.faults == ()
    assert found.advice == ()


def test_an_empty_reply_does_nothing_and_is_no_fault():
    found = judge("")
    assert dict(found.checks) == dict.fromkeys(REPLY_CHECKS, 0)
    assert found.faults == ()
    assert found.evidence == ()
    assert len(found.advice) == 6


@pytest.mark.parametrize(
    ("words", "check"),
    [
        ("Hi Ash, thank you for the request! ", "thanks"),
        ("How did you find me, and ", "how"),
        ("Is there something in my profile that caught your eye? ", "focus"),
        ("I look forward to hearing from you. ", "open"),
        ("Alma", "signed"),
    ],
)
def test_taking_a_part_out_lowers_its_check_and_advice_asks_for_it(words, check):
    found = judge(GOOD.replace(words, ""))
    assert found.checks[check] < 2
    assert found.advice[0].about == check


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ("Let me guess: you want a discount. How original.", "sarcasm"),
        ("Thanks for connecting, Ash! Have a great week. Alma", "accepts_without_asking"),
        ("A word of advice: one always adds a note to a request. Alma", "lecture"),
        ("Thanks! Pick any 15 minutes for a quick demo of our honey software.", "pitch"),
        ("Not interested.", "rude"),
    ],
)
def test_each_fault_is_found_shown_and_mended_first(reply, fault):
    found = judge(reply)
    assert fault in found.faults
    assert fault in {one.about for one in found.evidence}
    assert found.advice[0].about in found.faults


def test_an_accepting_reply_that_asks_has_not_accepted_without_asking():
    found = judge("Welcome Ash! I accept first and ask second: how did you find me? Alma")
    assert found.faults == ()


@pytest.mark.parametrize(
    ("ending", "level"),
    [("\nAlma", 2), ("\nA. Reyes", 2), ("\nA.R.", 1), ("\nAR", 1), ("", 0)],
)
def test_a_name_signs_and_initials_half_sign(ending, level):
    assert judge("Thank you. What is it about?" + ending).checks["signed"] == level


@pytest.mark.parametrize(
    "ending",
    [
        "\nRosa", "\n- Rosa", " Rosa", " Best, Rosa", "\nBest wishes\nRosa Delgado", "\nrosa",
        "\nJo", "\nBubbles", "\n\nRosa, Lisbon", " Cheers, Rosa x", "\n— Rosa :)",
    ],
)  # fmt: skip
def test_a_nickname_of_ones_own_signs_where_one_signs(ending):
    found = judge("Thank you. What is it about?" + ending)
    assert found.checks["signed"] == 2
    assert "signed" not in {step.about for step in found.advice}


@pytest.mark.parametrize(
    "ending",
    [
        " Say hello to Rosa.",
        " Is that you, Rosa?",
        "\nAsh",
        " Thanks!",
        "\nThanks",
        " I am in Paris.",
    ],
)
def test_a_name_that_is_spoken_of_or_to_does_not_sign(ending):
    assert judge("Thank you. What is it about?" + ending).checks["signed"] == 0


def test_the_encoder_does_not_take_a_signature_away(content):
    request = content.blank_requests[0]
    found = score_answer("Thank you! What is it about?\n- Rosa", request, content.replies)
    assert found.checks["signed"] == 2


def test_a_postscript_does_not_hide_the_name():
    assert judge("What is it about?\nAlma\n\nPS mornings are best").checks["signed"] == 2


def test_without_a_card_a_name_alone_at_the_end_signs():
    assert judge("Thank you. What is it about? Ngozi", me=None).checks["signed"] == 2
    assert judge("Thank you. What is it about?", me=None).checks["signed"] == 0
    assert judge("What is it about, Ash? Ash", me=None).checks["signed"] == 0


@pytest.mark.parametrize(
    ("reply", "faults"),
    [
        ("Thank you for the invitation! Who are you?", ()),
        ("Thanks! When did we meet?", ()),
        ("Thank you so much!", ("accepts_without_asking",)),
        ("Thanks for connecting! Could you look at my CV?", ("accepts_without_asking",)),
    ],
)
def test_thanks_are_a_yes_only_where_nothing_is_asked(reply, faults):
    assert judge(reply).faults == faults


@pytest.mark.parametrize(
    "refusal", ["I must decline.", "I take no new contacts.", "I don't add people here."]
)
def test_thanks_before_a_refusal_are_no_yes(refusal):
    assert judge(f"Thank you for the request. {refusal} Alma").faults == ()


@pytest.mark.parametrize(
    ("reply", "faults"),
    [
        ("Go home and leave us in peace.", {"rude": 2}),
        ("Nothing to see in this house.", {"rude": 1}),
        ("Thank you! Alma", {"accepts_without_asking": 1}),
        ("Accepted, welcome!", {"accepts_without_asking": 2}),
    ],
)
def test_the_checks_tell_how_surely_a_fault_is_there(reply, faults):
    assert by_rules(read(reply), ME, THEM, rules()).faults == faults


def test_advice_names_what_is_on_my_card_and_comes_as_one_step_each():
    found = judge("Thank you, Ash. How did you find me? Alma")
    focus = next(step for step in found.advice if step.about == "focus")
    assert "Beekeeper, Oaxaca" in focus.say
    assert len({step.about for step in found.advice}) == len(found.advice)


def test_every_level_and_every_fault_has_evidence_inside_the_reply():
    for reply in every_rated_reply():
        found = judge(reply)
        shown = {one.about for one in found.evidence}
        assert shown == {check for check in REPLY_CHECKS if found.checks[check]} | {*found.faults}
        assert all(0 <= one.start < one.end <= len(reply) for one in found.evidence)
        assert all(reply[one.start : one.end].strip() for one in found.evidence)


def test_each_line_gets_the_contracts_shape_and_a_bad_one_its_error():
    good = json.dumps({"id": "a", "reply": GOOD, "me": {"name": "Alma"}, "welcome": 1})
    first, second, third = reply_lines([good, "", "{oops", '{"id": "c"}'], rules())
    assert list(first) == ["id", "checks", "faults", "evidence", "advice"]
    assert first["id"] == "a"
    assert first["faults"] == []
    assert (second["id"], second["line"]) == (None, 3)
    assert third["error"] == "reply is missing; only reply is required"


def test_any_unicode_raises_nothing_and_every_span_holds():
    chance = random.Random(7)
    pools = (
        lambda: chr(chance.randrange(0x110000)),
        lambda: chance.choice("ab .?!\n,'🙏\u200d\ufe0f\u0301<>&"),
        lambda: chance.choice(["why ", "thanks ", "you ", "Alma ", "how ", "did ", "PS "]),
    )
    for _ in range(300):
        pool = chance.choice(pools)
        reply = "".join(pool() for _ in range(chance.choice((0, 1, 3, 40, 400))))
        found = judge(reply)
        assert set(found.faults) <= set(REPLY_FAULTS)
        assert all(0 <= one.start < one.end <= len(reply) for one in found.evidence)
        json.dumps(found.to_json())


@pytest.mark.parametrize("unit", [GOOD + " ", "how you ", "?\n", "\n", "what is it ", "a.", "PS "])
def test_cost_grows_no_faster_than_length(unit):
    def seconds(length):
        text = (unit * length)[:length]
        began = time.process_time()
        judge(text)
        return time.process_time() - began

    judge(GOOD)
    short = min(seconds(1000) for _ in range(9))
    long = min(seconds(10_000) for _ in range(5))
    assert long <= max(40 * short, 0.05)


def test_the_same_reply_always_gets_the_same_result():
    assert judge(GOOD).to_json() == judge(GOOD).to_json()


def test_the_shipped_checks_hold_their_own_sentences():
    assert [str(fault) for fault in reply_check_faults(rules())] == []


def test_a_check_for_a_question_needs_a_level_and_one_for_a_fault_has_none():
    data = rules().checks[0].model_dump()
    with pytest.raises(ValidationError, match="level is 1 or 2"):
        TypeAdapter(ReplyCheck).validate_python({**data, "about": "thanks", "level": None})
    with pytest.raises(ValidationError, match="level is 1 or 2"):
        TypeAdapter(ReplyCheck).validate_python({**data, "about": "rude", "level": 2})
