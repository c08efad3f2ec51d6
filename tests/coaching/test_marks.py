"""Marks: what a coach says of a note beside the tool."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccc.coaching.marks import Mark, Marking, MarkState, latest_of_each, stretches
from ccc.content.ids import CRITERIA
from ccc.scoring.assessment import Evidence
from tests.conftest import NOON
from tests.storage.notes import LEVELS, NOTE, assessment


def mark(number: int, state: MarkState = "opened", replaces: int | None = None) -> Mark:
    return Mark(
        id=number,
        attempt_id=1,
        person_id=1,
        host_id=1,
        host_name="Maya",
        blind=False,
        state=state,
        at=NOON,
        replaces=replaces,
    )


def test_a_level_is_chosen_changed_and_taken_away_again() -> None:
    chosen = Marking().with_level("value", 1).with_level("reason", 3).with_level("value", 2)

    assert chosen.levels == {"reason": 3, "value": 2}
    assert chosen.with_level("value", None).levels == {"reason": 3}
    assert chosen.with_level("personal", None) == chosen


def test_a_reason_of_blanks_is_none() -> None:
    said = Marking().with_reason("value", "There is a gift in it.")

    assert said.reasons == {"value": "There is a gift in it."}
    assert said.with_reason("value", "  ") == Marking()


def test_a_reason_is_asked_for_where_the_coachs_level_is_another_than_the_tools() -> None:
    same = Marking(dict(LEVELS))

    assert same.differing(assessment()) == ()
    assert same.with_level("personal", 1).with_level("reason", 3).differing(assessment()) == (
        "reason",
        "personal",
    )
    assert Marking().differing(assessment()) == ()


def test_of_a_note_that_the_tool_did_not_judge_every_level_of_the_coachs_is_another() -> None:
    unscored = assessment(levels=None, score=None)

    assert Marking(dict(LEVELS)).differing(unscored) == CRITERIA


def test_neither_of_two_levels_that_the_tool_sees_a_note_between_is_another() -> None:
    between = assessment(chances={"value": (1.0, 0.5, 0.0)})
    assert between.between("value") == (1, 2)

    found = {level: Marking({"value": level}).differing(between) for level in range(4)}

    assert found == {0: ("value",), 1: (), 2: (), 3: ("value",)}


def test_only_the_reasons_for_other_levels_are_handed_over() -> None:
    typed = Marking({"value": 1, "reason": 2}, {"value": " No gift. ", "reason": "Old."}, " Well! ")

    assert typed.as_handed_over(assessment()) == Marking(
        {"value": 1, "reason": 2}, {"value": "No gift."}, "Well!"
    )


def test_a_level_or_a_comment_is_something_to_hand_over_and_a_quotation_alone_is_not() -> None:
    assert Marking({"value": 0}).says_something
    assert Marking(comment="Well done.").says_something
    assert not Marking(comment=" \n").says_something
    assert not Marking(quote="Ash", reasons={"value": "For what it is."}).says_something


def test_a_mark_stays_the_latest_until_the_one_in_its_place_is_handed_over() -> None:
    first, other = mark(1), mark(2)

    for state, shown in (("draft", [1, 2, 3]), ("handed_over", [2, 3]), ("opened", [2, 3])):
        marks = (first, other, mark(3, state, replaces=1))
        assert [one.id for one in latest_of_each(marks)] == shown


def test_the_stretches_of_a_note_are_its_parts_and_the_words_that_the_tool_found() -> None:
    assert stretches(NOTE, assessment()) == (
        "Ash,",
        "your Utrecht talk made me rewrite our first week.",
        "your Utrecht talk",
        "May I send you the checklist?",
        "Sam",
    )


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_each_stretch_stands_in_the_note_word_for_word_and_once(
    note: str, start: int, length: int
) -> None:
    judged = replace(assessment(), evidence=(Evidence("value", start, start + length, "so"),))

    found = stretches(note, judged)

    assert all(one and one in note for one in found)
    assert len(set(found)) == len(found)
