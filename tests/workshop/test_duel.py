"""Notes side by side: fair pairs for each phone, and what tells two notes apart."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccc.content.load import Content
from ccc.practice.attempts import Attempt
from ccc.scoring import Evidence
from ccc.workshop.duel import choices_words, differences, pairs_of_phone, words_on
from ccc.workshop.selection import RoundNote
from tests.attempts import attempt, levelled


def notes(people: int) -> list[RoundNote]:
    """A note of each person 0, 1, 2 …, whose id is a hundred more."""
    written = (
        replace(attempt("ann"), id=100 + who, person_id=who, note=f"Note {who}")
        for who in range(people)
    )
    return [RoundNote(one) for one in written]


def judged(one: Attempt, *evidence: Evidence) -> Attempt:
    return replace(one, assessment=replace(one.assessment, evidence=evidence))


@given(st.integers(0, 30), st.data())
def test_nobody_is_asked_about_their_own_note(people: int, data: st.DataObject) -> None:
    joined = list(range(people + 1))
    who = data.draw(st.sampled_from(joined))
    pairs = pairs_of_phone(notes(people), joined, who, 1)
    assert all(100 + who not in pair for pair in pairs)
    assert pairs == pairs_of_phone(notes(people), joined, who, 1)


@given(st.integers(4, 20), st.data())
def test_a_hidden_note_leaves_a_gap_and_moves_nobodys_other_pairs(
    people: int, data: st.DataObject
) -> None:
    written, joined = notes(people), list(range(people))
    who, hidden = data.draw(st.sampled_from(joined)), data.draw(st.sampled_from(joined))
    before = pairs_of_phone(written, joined, who, 1)
    written[hidden] = replace(written[hidden], hidden=True)
    after = pairs_of_phone(written, joined, who, 1)
    assert after == tuple(pair for pair in before if 100 + hidden not in pair)


def test_notes_with_a_flag_or_without_their_writers_yes_are_in_no_pair() -> None:
    written, joined = notes(6), list(range(7))
    flagged = written[0].attempt
    stopped = replace(flagged.assessment, flags=("pitch",))
    written[0] = RoundNote(replace(flagged, assessment=stopped))
    written[1] = replace(written[1], may_show=False)
    for who in joined:
        assert not {100, 101} & {
            note for pair in pairs_of_phone(written, joined, who, 1) for note in pair
        }


@given(st.integers(0, 20), st.integers(0, 100))
def test_as_many_choices_are_awaited_as_phones_are_asked_for(people: int, sent: int) -> None:
    written, joined = notes(people), list(range(people))
    asked = sum(len(pairs_of_phone(written, joined, who, 1)) for who in joined)
    said = choices_words(sent, people, written)
    assert said == "No choices yet." if not sent else f"of about {max(sent, asked)}." in said


def test_two_notes_are_told_apart_by_levels_in_words_and_no_number(content: Content) -> None:
    left = levelled("ann", value=0).assessment
    right = levelled("bo", value=3, context=1).assessment
    found = differences(left, right, content.rubric)
    assert [one.criterion for one in found] == ["context", "value"]
    names = [level.name for level in content.rubric.criterion("value").levels]
    value = found[1]
    assert (value.name, value.left, value.right) == ("Value", names[0], names[3])
    assert not any(letter.isdigit() for letter in value.left + value.right)


def test_only_words_on_which_they_differ_are_marked(content: Content) -> None:
    on_value, on_reason = Evidence("value", 0, 4, "an offer"), Evidence("reason", 5, 9, "why")
    left = judged(levelled("ann", value=3), on_value, on_reason).assessment
    found = differences(left, levelled("bo").assessment, content.rubric)
    assert words_on(left, found) == (on_value,)


def test_notes_alike_or_without_levels_differ_in_nothing(content: Content) -> None:
    left, unscored = levelled("ann").assessment, attempt("bo", score=None).assessment
    assert differences(left, left, content.rubric) == ()
    assert differences(left, unscored, content.rubric) == ()
