"""Why a coach may want to talk with somebody: each reason, from where on it is one, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ccc.coaching.reasons import Circumstances, reasons_of
from ccc.coaching.summary import PersonSummary, PutAside, summary_of
from ccc.content.ids import DESK_REASONS
from ccc.content.rubric import Criterion, Rubric
from ccc.practice.attempts import Attempt
from tests.attempts import attempt, drafts
from tests.conftest import NOON

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)

CALM = replace(summary_of(drafts([75, 80, 85]), (), 10), notes=3, since=NOON, last_at=NOON)
"""Three good first drafts today: nothing to be told of."""


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    value = Criterion.model_construct(id="value", name="Value")
    return Rubric.model_construct(criteria=(value,))


def told(rubric: Rubric, around: Circumstances | None = None, **changed: Any) -> dict[str, str]:
    """Each reason of somebody about whom this is different, with its sentence."""
    person: PersonSummary = replace(CALM, **changed)
    around = around or Circumstances(now=NOON, joined_at=NOON - 5 * WEEK)
    return {reason.kind: reason.sentence for reason in reasons_of(person, around, rubric)}


def later(by: timedelta, **changed: Any) -> Circumstances:
    return Circumstances(**{"now": NOON + by, "joined_at": NOON, **changed})


def written(scores: list[int], day: timedelta = DAY) -> list[Attempt]:
    return [replace(one, at=NOON + number * day) for number, one in enumerate(drafts(scores))]


def test_about_whoever_writes_well_and_often_nothing_is_told(rubric: Rubric) -> None:
    assert told(rubric) == {}


# --- each reason ----------------------------------------------------------------------------------


def test_an_answer_that_nobody_answered_waits(rubric: Rubric) -> None:
    assert told(rubric, later(DAY, unanswered=1)) == {
        "waits": "answered you, and waits for a reply"
    }
    assert told(rubric, later(DAY, unanswered=2)) == {
        "waits": "answered you two times, and waits for a reply"
    }


def test_lower_first_drafts_are_told_with_their_points(rubric: Rubric) -> None:
    lower = {"verdict": "lower", "compared": 7, "first_mean": 80.0, "last_mean": 20.4}
    assert told(rubric, **lower) == {"fell_back": "lower by 60 points over seven new people"}


def test_two_weeks_without_a_note_are_told(rubric: Rubric) -> None:
    assert told(rubric, later(2 * WEEK - DAY)) == {}
    assert told(rubric, later(2 * WEEK)) == {"stopped": "no note for two weeks"}
    assert told(rubric, later(15 * WEEK + DAY)) == {"stopped": "no note for 15 weeks"}


def test_a_week_without_a_first_note_is_told(rubric: Rubric) -> None:
    nothing = {"notes": 0, "last_at": None}
    assert told(rubric, later(WEEK - DAY), **nothing) == {}
    for by, words in ((WEEK, "seven days"), (13 * DAY, "13 days"), (14 * DAY, "two weeks")):
        assert told(rubric, later(by), **nothing) == {
            "never_began": f"no note yet, {words} after joining"
        }


def test_the_same_words_are_told_from_three_people_on(rubric: Rubric) -> None:
    assert told(rubric, repeated=2) == {}
    assert told(rubric, repeated=3) == {"same_words": "much the same words to three new people"}


def test_five_tries_at_one_note_are_told_of_who_knows_few_people(rubric: Rubric) -> None:
    assert told(rubric, most_tries=4) == {}
    assert told(rubric, most_tries=5, new_people=4) == {}
    assert told(rubric, most_tries=7, new_people=1) == {
        "polishes": "seven tries at one note, and one new person so far"
    }


def test_guesses_that_lean_by_fifteen_points_are_told(rubric: Rubric) -> None:
    assert told(rubric, lean=14.9) == told(rubric, lean=-14.9) == {}
    assert told(rubric, lean=15.0) == {"thinks_too_well": "guesses 15 points too high on average"}
    assert told(rubric, lean=-27.6) == {"thinks_too_little": "guesses 28 points too low on average"}


def test_advice_that_was_put_aside_three_times_is_told_with_the_latest_reason(
    rubric: Rubric,
) -> None:
    assert told(rubric, put_aside=PutAside("value", 2, "A bribe")) == {}
    assert told(rubric, put_aside=PutAside("value", 3, " It looks\nlike a bribe. ")) == {
        "disagrees": "put advice on value aside three times: “It looks like a bribe.”"
    }
    assert told(rubric, put_aside=PutAside("value", 4, "")) == {
        "disagrees": "put advice on value aside four times"
    }


def test_eight_first_drafts_without_change_are_told_unless_they_are_welcome(
    rubric: Rubric,
) -> None:
    still = {"verdict": "no_change", "compared": 8, "first_mean": 40.0, "last_mean": 45.0}
    assert told(rubric, **{**still, "compared": 7}) == {}
    assert told(rubric, **{**still, "last_mean": 70.0}) == {}
    assert told(rubric, **still) == {
        "stands_still": "no clear change over eight new people; the last three average 45 points"
    }


def test_better_first_drafts_are_told_until_the_coach_has_looked(rubric: Rubric) -> None:
    better = {"verdict": "better", "compared": 8, "first_mean": 30.0, "last_mean": 72.0}
    words = "better by 42 points over eight new people: worth a kind word"
    assert told(rubric, **better) == {"got_better": words}
    assert told(rubric, later(DAY, last_looked=NOON - DAY), **better) == {"got_better": words}
    assert told(rubric, later(DAY, last_looked=NOON), **better) == {}


# --- all together ---------------------------------------------------------------------------------


def test_reasons_are_told_in_their_order(rubric: Rubric) -> None:
    lower = {"verdict": "lower", "compared": 7, "first_mean": 80.0, "last_mean": 20.0}
    much = {"repeated": 3, "most_tries": 5, "lean": 20.0, "put_aside": PutAside("value", 3, "")}
    found = list(told(rubric, later(2 * WEEK, unanswered=1), **lower, **much))
    assert found == sorted(found, key=DESK_REASONS.index)
    assert found[:4] == ["waits", "fell_back", "stopped", "same_words"]


def test_time_that_goes_by_is_no_news_of_whoever_is_away(rubric: Rubric) -> None:
    """So that a line that was put away does not come back before it is due."""
    (soon,) = reasons_of(CALM, later(2 * WEEK), rubric)
    (late,) = reasons_of(CALM, later(9 * WEEK), rubric)
    assert soon.sentence != late.sentence
    assert soon.figure == late.figure


def test_what_real_notes_come_to_is_told(rubric: Rubric) -> None:
    """From notes to sentences: somebody who fell back and then left."""
    person = summary_of(written([90, 90, 90, 50, 30, 20, 10]), (), 10)
    found = reasons_of(person, later(5 * WEEK), rubric)
    assert [reason.sentence for reason in found] == [
        "lower by 70 points over seven new people",
        "no note for four weeks",
    ]


def test_better_is_news_only_once(rubric: Rubric) -> None:
    """Another good draft after the coach has looked does not bring the line back."""
    climbing = written([20, 20, 20, 90, 90, 90, 90])
    then, now = summary_of(climbing[:6], (), 10), summary_of(climbing, (), 10)
    looked = later(6 * DAY, last_looked=climbing[5].at + timedelta(hours=1))
    assert then.verdict == now.verdict == "better"
    assert [reason.kind for reason in reasons_of(now, later(6 * DAY), rubric)] == ["got_better"]
    assert reasons_of(now, looked, rubric) == ()


def test_one_try_at_each_note_is_no_polish(rubric: Rubric) -> None:
    person = summary_of([attempt("ann", nth) for nth in range(1, 6)], (), 10)
    assert [one.kind for one in reasons_of(person, later(DAY), rubric)] == ["polishes"]
    person = summary_of([attempt(f"p{n}") for n in range(1, 6)], (), 10)
    assert "polishes" not in [one.kind for one in reasons_of(person, later(DAY), rubric)]
