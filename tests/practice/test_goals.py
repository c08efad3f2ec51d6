"""A goal is quoted beside advice only where the note leaves it out."""

from __future__ import annotations

import pytest

from ccc.practice.attempts import Goal
from ccc.practice.goals import reminder, touches

GOAL = Goal(why_them="She restores accordions", what_for="a visit to her workshop")


def test_advice_on_the_reason_quotes_why_them_first() -> None:
    said = reminder(GOAL, "reason", "Hi, let us connect!")
    assert said == "You said why them: “She restores accordions”. Does the note say so?"


def test_advice_on_the_reason_goes_on_to_what_for_once_the_note_says_why_them() -> None:
    said = reminder(GOAL, "reason", "I saw the accordion you restored.")
    assert said is not None
    assert "a visit to her workshop" in said


def test_advice_on_value_asks_what_they_would_have_of_it() -> None:
    assert "What could they have of it?" in (reminder(GOAL, "value", "Hi!") or "")


def test_advice_on_context_quotes_why_them() -> None:
    assert "She restores accordions" in (reminder(GOAL, "context", "Hi!") or "")


@pytest.mark.parametrize("criterion", ["common_ground", "personal"])
def test_advice_on_other_criteria_quotes_nothing(criterion: str) -> None:
    assert reminder(GOAL, criterion, "Hi!") is None  # type: ignore[arg-type]


def test_nothing_is_quoted_where_nothing_was_said() -> None:
    assert reminder(Goal(), "reason", "Hi!") is None


def test_a_goal_of_grammar_alone_is_not_asked_for() -> None:
    assert reminder(Goal(why_them="because it is you"), "reason", "Hi!") is None


def test_a_word_of_the_same_stem_touches_the_goal() -> None:
    assert touches("Your restoring of accordions", "She restores")


def test_an_everyday_word_touches_a_goal_only_where_there_is_no_rarer_one() -> None:
    assert not touches("I had a visit", "a visit to her foundry")
    assert touches("I had a visit", "a visit")
