"""Before the bars a screen tells only how many answered; afterwards what, and what is right."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.lessons import Option, QuickCheck
from ccc.workshop.polls import (
    check_poll,
    check_words,
    duel_poll,
    duel_words,
    hands_words,
)

CHECK = QuickCheck(
    question="Which?",
    options=tuple(
        Option(answer=word, because="So.", right=word == "two") for word in ("one", "two", "three")
    ),
)


@given(st.lists(st.sampled_from("ABCDEab") | st.text(max_size=3)), st.randoms())
def test_every_answer_that_is_offered_is_counted_once_and_no_other(
    answers: list[str], chance: Random
) -> None:
    poll = check_poll(CHECK, answers)
    counted = Counter(answers)
    assert {choice.said: choice.votes for choice in poll.choices} == {
        letter: counted[letter] for letter in "ABC"
    }
    assert poll.hands == sum(answer in {"A", "B", "C"} for answer in answers)
    assert check_poll(CHECK, chance.sample(answers, len(answers))) == poll


def test_each_answer_has_its_letter_and_one_is_right() -> None:
    assert [letter for letter, _ in CHECK.lettered] == ["A", "B", "C"]
    assert [choice.said for choice in check_poll(CHECK, []).choices if choice.right] == ["B"]


@given(st.lists(st.sampled_from(["left", "right"])))
def test_the_votes_of_a_duel_add_up_to_its_hands_and_none_is_right(votes: list[str]) -> None:
    poll = duel_poll(votes)
    assert [choice.said for choice in poll.choices] == ["left", "right"]
    assert poll.hands == len(votes)
    assert not any(choice.right for choice in poll.choices)


@pytest.mark.parametrize(
    ("answers", "here", "words"),
    [
        ("", 27, "Nobody has answered yet."),
        ("B", 27, "1 of 27 has answered."),
        ("ABBA", 27, "4 of 27 have answered."),
        ("ABB", 2, "3 of 3 have answered."),
    ],
)
def test_before_the_bars_only_hands_are_told(answers: str, here: int, words: str) -> None:
    assert hands_words(check_poll(CHECK, answers), here) == words


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ("", "B is the right answer."),
        ("AAC", "Nobody chose B, the right answer."),
        ("ABBC", "2 of 4 chose B, the right answer."),
    ],
)
def test_afterwards_it_is_told_how_many_were_right(answers: str, words: str) -> None:
    assert check_words(check_poll(CHECK, answers)) == words


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (0, 0, "Nobody has voted yet."),
        (4, 4, "The room is split: 4 for each."),
        (12, 6, "12 would let the left one sit down, 6 the right one."),
        (0, 6, "0 would let the left one sit down, 6 the right one."),
    ],
)
def test_a_duel_is_told_by_whom_the_room_would_let_sit_down(
    left: int, right: int, words: str
) -> None:
    assert duel_words(duel_poll(["left"] * left + ["right"] * right)) == words
