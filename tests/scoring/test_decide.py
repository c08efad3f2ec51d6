"""Connect or follow: a few signs, the words that decided, and how often the choice is right."""

import random

import pytest
import yaml
from pydantic import ValidationError

from ccc.content.decisions import DecisionRules
from ccc.content.scenarios import Card, Scenario
from ccc.evaluation.decisions import read_decisions
from ccc.scoring.checks.proofs import decision_faults
from ccc.scoring.decide import decide, signs
from ccc.scoring.jsonl import decide_lines
from tests.scoring.decisions import CONTENT, lines_of, rules

BEEKEEPER = Card(
    name="Oksana Hnatiuk", headline="Beekeeper", facts=("Logs hive weight every hour",)
)
INSPECTOR = Card(
    name="Martin Faulkner",
    headline="Bee health inspector",
    facts=("Wrote that he has no hive weight from the lime flow",),
)


def test_a_need_that_the_sender_can_meet_says_connect_and_quotes_it():
    found = decide(BEEKEEPER, INSPECTOR, "", rules=rules())
    assert found.best == "connect"
    assert "hive weight" in found.why


def test_a_closed_inbox_says_follow_and_quotes_it():
    closed = Card(name="Ann", headline="Judge", facts=("Profile: no messages or requests please",))
    found = decide(BEEKEEPER, closed, "You like her posts.", rules=rules())
    assert found.best == "follow"
    assert "“Profile: no messages or requests please”" in found.why


def test_whoever_connects_only_with_people_they_met_is_open_to_those():
    only = Card(name="Ann", headline="Adviser", facts=("I connect only with people I have met",))
    met = Card(name="Bo", headline="Tutor", facts=("Shared a taxi with Ann after the congress",))
    assert decide(met, only, "The checklist is finished.", rules=rules()).best == "connect"
    assert decide(BEEKEEPER, only, "You enjoy her essays.", rules=rules()).best == "follow"


def test_where_nothing_speaks_for_a_request_the_move_is_to_follow():
    found = decide(None, Card(name="Ann", headline="Judge"), "", rules=rules())
    assert found.best == "follow"
    assert found.why.startswith("Nothing")


def test_every_why_names_words_of_the_case_unless_there_was_no_sign():
    for one in read_decisions(lines_of("decisions.jsonl")):
        found = decide(one.sender, one.recipient, one.situation, rules=rules())
        quoted = found.why.split("“")[1].split("”")[0]
        facts = [text for card in (one.sender, one.recipient) for text in card.facts]
        assert quoted in one.situation or quoted in facts


def test_most_people_to_write_to_come_out_as_their_authors_mean():
    right = total = followed = 0
    for file in sorted((CONTENT / "scenarios").glob("*.yaml")):
        one = Scenario.model_validate({**yaml.safe_load(file.read_text("utf-8")), "id": file.stem})
        found = decide(one.sender, one.recipient, one.situation, rules=rules()).best
        right, total = right + (found == one.best), total + 1
        followed += found == one.best == "follow"
    assert right / total >= 0.8
    assert followed >= 3


def test_each_line_gets_the_contracts_shape_and_a_bad_one_its_error():
    first, second = decide_lines([*lines_of("decisions.jsonl")[:1], '{"id": "b"}'], rules())
    assert list(first) == ["id", "best", "why"]
    assert first["id"] == "dec-001"
    assert second["line"] == 2
    assert second["error"].startswith("recipient is missing")


def test_any_text_in_a_card_or_situation_raises_nothing():
    chance = random.Random(11)
    for _ in range(200):
        text = "".join(chr(chance.randrange(0x110000)) for _ in range(chance.choice((1, 30, 300))))
        card = Card.model_construct(name=text[:5], headline=text, facts=(text, "asks for " + text))
        assert decide(card, card, text, rules=rules()).best in ("connect", "follow")


def test_the_shipped_signs_hold_their_own_sentences():
    assert [str(fault) for fault in decision_faults(rules())] == []


def test_points_without_a_sign_and_points_against_it_are_refused():
    data = rules().model_dump()
    with pytest.raises(ValidationError, match="points and signs differ in moonlight"):
        DecisionRules.model_validate({**data, "points": {**data["points"], "moonlight": 1.0}})
    with pytest.raises(ValidationError, match="go against speaks_for"):
        DecisionRules.model_validate({**data, "points": {**data["points"], "closed": 1.0}})


def test_a_sign_counts_once_however_often_it_is_seen():
    crowd = Card(name="Ann", headline="Chef", facts=("9,000 followers", "1.2 million followers"))
    found = signs(BEEKEEPER, crowd, "", rules())
    assert [sign.id for sign in found.values() if sign.id == "crowd"] == ["crowd"]
