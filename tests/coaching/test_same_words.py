"""Which notes say the same to different people: those that share half of their runs of words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.coaching.same_words import LATEST, same_words
from ccc.content.samples import SampleGroup, SamplePerson
from ccc.content.validation import read_model
from tests.conftest import ROOT

TEMPLATE = "Dear {}, I came across your profile and would be glad to add you to my network"
OWN = "Kalinka, at the Plovdiv fair you said mites beat your bees: take my mite calendar"
OTHER = "Marek, our sick pay is wrong too, and my check finds each payslip. Want it?"


def people() -> list[SamplePerson]:
    found = []
    for file in sorted(Path(ROOT / "content/samples").glob("*.yaml")):
        group, _ = read_model(ROOT / "content", f"samples/{file.name}", SampleGroup, {"id": "a"})
        found.extend(group.people)
    return found


def test_notes_that_differ_in_the_name_alone_are_alike() -> None:
    notes = [TEMPLATE.format("Ann"), OWN, TEMPLATE.format("Bo"), OTHER, TEMPLATE.format("Cy")]
    assert same_words(notes) == (0, 2, 4)


def test_a_note_of_ones_own_for_everybody_is_like_no_other() -> None:
    assert same_words([OWN, OTHER]) == (1,)


def test_capitals_and_stops_make_no_difference() -> None:
    assert same_words(["Hi! I admire your work.", "hi, i ADMIRE your work"]) == (0, 1)


def test_notes_of_a_word_or_two_are_alike_where_they_are_equal() -> None:
    assert same_words(["Hi", "Hi!", "Hello there", "HI"]) == (0, 1, 3)


@pytest.mark.parametrize("notes", [[], [""], ["…", "?!"]])
def test_without_words_there_is_nothing_to_repeat(notes: list[str]) -> None:
    assert same_words(notes) == ()


def test_a_sentence_in_the_middle_of_a_long_note_does_not_make_two_alike() -> None:
    shared = "I hope you are well today"
    assert len(same_words([f"{OWN}. {shared}", f"{OTHER} {shared}"])) == 1


def test_of_the_sample_people_those_repeat_themselves_of_whom_it_is_said() -> None:
    for person in people():
        firsts = [person.tries(to)[0] for to in person.written_to]
        same = len(same_words(firsts)) >= 3
        assert same == (person.develops == "same-words"), person.nickname


@given(
    st.lists(st.lists(st.sampled_from(["ann", "bo", "cy"]), max_size=7).map(" ".join), max_size=7),
    st.randoms(use_true_random=False),
)
def test_how_many_repeat_themselves_does_not_hang_on_the_order(notes: list[str], random) -> None:
    shuffled = random.sample(notes, len(notes))
    assert len(same_words(shuffled)) == len(same_words(notes))


def test_words_that_went_to_many_long_ago_are_not_held_against_the_notes_of_now() -> None:
    before = [TEMPLATE.format(name) for name in ("Ann", "Bo", "Cy")]
    since = [f"{number} " + " ".join([f"word{number}"] * 6) for number in range(LATEST)]
    assert same_words(before + since[2:]) == (1, 2)
    assert same_words(before + since) == (len(before) + LATEST - 1,)
