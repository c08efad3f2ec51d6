"""Three questions for a talk at most, each about the note it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.coaching.questions import (
    MOST_QUESTIONS,
    SOMEBODY,
    Notes,
    Question,
    questions_for,
)
from ccc.coaching.reasons import Circumstances, reasons_of
from ccc.coaching.summary import summary_of
from ccc.content.ids import CRITERIA
from ccc.content.questions import TalkQuestions
from ccc.content.rubric import Criterion, Rubric
from ccc.content.validation import read_model
from ccc.practice.attempts import Attempt, SetAside
from tests.attempts import attempt, levelled
from tests.conftest import NOON, ROOT

NAMES = {f"p{number}": f"Person {number}" for number in range(12)}
ASIDE = SetAside("value", "Say it.", "It looks like a bribe.")
RUBRIC = Rubric.model_construct(
    criteria=tuple(
        Criterion.model_construct(id=one, name=one.replace("_", " ").capitalize())
        for one in CRITERIA
    )
)


@pytest.fixture(scope="module")
def wording() -> TalkQuestions:
    found, _ = read_model(ROOT / "content", "questions.yaml", TalkQuestions, {})
    return found


def asked(
    wording: TalkQuestions,
    attempts: Sequence[Attempt],
    set_asides: dict[str, Sequence[SetAside]] | None = None,
    *,
    after: timedelta = timedelta(days=1),
    unanswered: Sequence[int] = (),
    names: dict[str, str] = NAMES,
) -> tuple[Question, ...]:
    """What to ask somebody who wrote these notes, so long after they joined."""
    asides = set_asides or {}
    flat = [aside for each in asides.values() for aside in each]
    person = summary_of(attempts, flat, 10)
    around = Circumstances(now=NOON + after, joined_at=NOON, unanswered=len(unanswered))
    reasons = reasons_of(person, around, RUBRIC)
    notes = Notes(attempts, names, asides, frozenset(unanswered))
    return questions_for(person, reasons, notes, wording, RUBRIC)


def strong(scores: Sequence[int]) -> list[Attempt]:
    """First drafts of which no criterion is weak, whatever their points."""
    levels = dict.fromkeys(CRITERIA, 3)
    return [attempt(f"p{number}", 1, points, levels=levels) for number, points in enumerate(scores)]


# --- what is asked --------------------------------------------------------------------------------


def test_a_question_on_the_weakest_criterion_says_how_often_and_of_whom(
    wording: TalkQuestions,
) -> None:
    """It rests on the latest note that is weak, not on the latest of all."""
    value = [2, 0, 1, 1, 0, 1, 2]
    written = [levelled(f"p{number}", value=level) for number, level in enumerate(value)]
    (question,) = asked(wording, written)
    assert question == Question(
        "In five of your last six first drafts there was nothing in particular for the other "
        "person. What do you have that Person 5 could use?",
        written[5],
    )


def test_a_criterion_that_is_weak_in_every_note_is_weak_in_all(wording: TalkQuestions) -> None:
    written = [levelled(f"p{number}", value=0) for number in range(6)]
    (question,) = asked(wording, written)
    assert question.text.startswith("In all of your last six first drafts there was nothing")


def test_of_somebody_whose_criteria_are_all_clear_nothing_weak_is_asked(
    wording: TalkQuestions,
) -> None:
    assert asked(wording, [levelled(f"p{number}") for number in range(6)]) == ()


def test_two_reasons_and_the_weakest_criterion_are_asked_about(wording: TalkQuestions) -> None:
    """The third reason waits, for a talk has room for three."""
    written = [
        attempt(f"p{number}", 1, points, forecast=points + 30)
        for number, points in enumerate([80, 80, 80, 30, 20, 10])
    ]
    found = [question.text for question in asked(wording, written, after=timedelta(weeks=3))]
    assert [text.split(" ")[0] for text in found] == ["Let", "Your", "In"]


def test_without_a_weak_criterion_a_third_reason_is_asked_about(wording: TalkQuestions) -> None:
    written = [
        replace(one, forecast=(one.assessment.score or 0) + 30)
        for one in strong([80, 80, 80, 30, 20, 10])
    ]
    found = asked(wording, written, after=timedelta(weeks=3))
    assert len(found) == MOST_QUESTIONS
    assert found[-1].text.startswith("You expected more of your note to Person")


def test_advice_that_somebody_disagrees_with_is_talked_about_and_not_repeated(
    wording: TalkQuestions,
) -> None:
    written = [levelled(f"p{number}", value=0) for number in range(3)]
    asides = {f"p{number}": [ASIDE] for number in range(3)}
    (question,) = asked(wording, written, asides)
    assert question.text.startswith("You left out our advice on value three times.")
    other = {to: [replace(ASIDE, criterion="reason")] for to in asides}
    assert len(asked(wording, written, other)) == 2


# --- the note that each rests on ------------------------------------------------------------------


def test_whoever_never_wrote_is_asked_without_a_note(wording: TalkQuestions) -> None:
    (question,) = asked(wording, [], after=timedelta(weeks=1))
    assert question.attempt is None
    assert SOMEBODY not in question.text


@pytest.mark.parametrize("points", [[80, 80, 80, 30, 20, 10], [20, 20, 20, 80, 80, 80]])
def test_a_change_rests_on_the_latest_first_draft_to_somebody_new(
    wording: TalkQuestions, points: list[int]
) -> None:
    written = [*strong(points), attempt("p0", 2, 50)]
    (question,) = asked(wording, written)
    assert question.attempt == written[-2]
    assert "Person 5" in question.text


def test_being_away_rests_on_the_latest_note_of_all(wording: TalkQuestions) -> None:
    written = [*strong([80, 80]), attempt("p0", 2, 50)]
    (question,) = asked(wording, written, after=timedelta(weeks=2))
    assert question.attempt == written[-1]
    assert question.text.startswith("Your last note went to Person 0.")


def test_the_same_words_rest_on_the_latest_note_that_says_them(wording: TalkQuestions) -> None:
    notes = [
        "Hi, let us connect",
        "Your mites!",
        "Hi, let us connect",
        "Hi let us connect",
        "Bees?",
    ]
    written = [replace(one, note=note) for one, note in zip(strong([50] * 5), notes, strict=True)]
    (question,) = asked(wording, written)
    assert question.attempt == written[3]
    assert question.text.startswith(
        "Much the same words went to three people, Person 3 among them."
    )


def test_polish_rests_on_the_latest_try_at_that_note(wording: TalkQuestions) -> None:
    written = [*(attempt("p1", nth, 50 + nth) for nth in range(1, 7)), attempt("p2", 1)]
    (question,) = asked(wording, written)
    assert question.attempt == written[5]
    assert question.text.startswith("You wrote to Person 1 six times.")


@pytest.mark.parametrize(("lean", "furthest"), [(30, 3), (-30, 1)])
def test_a_lean_rests_on_the_guess_that_was_furthest_off(
    wording: TalkQuestions, lean: int, furthest: int
) -> None:
    off = [0, -3, 0, 3, 0, 0]
    written = [
        replace(one, forecast=50 + lean + more)
        for one, more in zip(strong([50] * 6), off, strict=True)
    ]
    (question,) = asked(wording, written)
    assert question.attempt == written[furthest]


def test_disagreeing_rests_on_the_latest_note_for_which_that_advice_was_put_aside(
    wording: TalkQuestions,
) -> None:
    other = replace(ASIDE, criterion="reason")
    written = strong([50, 50, 50, 50, 50])
    asides = {"p0": [ASIDE], "p1": [other], "p2": [ASIDE, other], "p3": [ASIDE], "p4": [other]}
    (question,) = asked(wording, written, {**asides, "p4": []})
    assert question.attempt == written[3]
    assert question.text.startswith("You left out our advice on value three times.")


def test_an_answer_that_waits_rests_on_the_note_that_it_is_about(wording: TalkQuestions) -> None:
    written = strong([80, 80, 80])
    (question,) = asked(wording, written, unanswered=[written[1].id])
    assert question.attempt == written[1]
    assert "Person 1" in question.text


# --- whatever people write ------------------------------------------------------------------------


def test_a_name_in_braces_is_a_name(wording: TalkQuestions) -> None:
    (question,) = asked(
        wording, strong([80]), after=timedelta(weeks=2), names={"p0": "{criterion} {0}"}
    )
    assert "{criterion} {0}" in question.text


def test_somebody_who_is_not_here_any_more_is_not_named(wording: TalkQuestions) -> None:
    (question,) = asked(wording, strong([80]), after=timedelta(weeks=2), names={})
    assert question.text.startswith("Your last note went to that person.")


@given(
    st.lists(
        st.tuples(
            st.sampled_from([f"p{number}" for number in range(12)]),
            st.none() | st.integers(0, 100),
            st.none() | st.integers(0, 100),
            st.integers(0, 3),
        ),
        max_size=20,
    ),
    st.dictionaries(st.sampled_from(["p0", "p1", "gone"]), st.lists(st.just(ASIDE), max_size=3)),
    st.integers(0, 40),
)
def test_whatever_somebody_wrote_there_are_three_questions_at_most_on_notes_of_theirs(
    wording: TalkQuestions,
    notes: list[tuple[str, int | None, int | None, int]],
    asides: dict[str, Sequence[SetAside]],
    days: int,
) -> None:
    tries: dict[str, int] = {}
    written = []
    for to, points, guess, level in notes:
        tries[to] = tries.get(to, 0) + 1
        levels = dict.fromkeys(CRITERIA, level)
        written.append(attempt(to, tries[to], points, forecast=guess, levels=levels))
    found = asked(wording, written, asides, after=timedelta(days=days))
    assert len(found) <= MOST_QUESTIONS
    assert len({question.text for question in found}) == len(found)
    for question in found:
        assert question.attempt is None or question.attempt in written
        assert question.text.endswith("?")
        assert "{" not in question.text
