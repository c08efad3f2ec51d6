"""The progress page: what it says of few and many notes, with and without forecasts."""

from __future__ import annotations

from datetime import timedelta
from math import sqrt

import pytest

from ccc.practice.attempts import NewAttempt, Participant
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, a_reserved_scenario, texts, write
from tests.ui.progress.conftest import first_drafts, headlines


def test_one_note_is_drawn_and_nothing_is_claimed(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [40])
    app = open_page("progress.py")
    page = texts(app)
    assert headlines(app) == ["Too early to tell"]
    assert "five more new people" in page
    assert "After three first drafts to new people your strongest criterion is shown here" in page
    assert "You practised this week." in page
    assert len(app.get("vega_lite_chart")) == 2


@pytest.mark.parametrize(
    ("scores", "headline"),
    [
        ([10, 10, 10, 80, 80, 80], "Better by 70 points"),
        ([80, 80, 80, 10, 10, 10], "Lower by 70 points"),
        ([40, 40, 40, 45, 45, 45], "No clear change yet"),
    ],
)
def test_six_first_drafts_are_better_lower_or_not_clearly_either(
    open_page: OpenPage, ann: Participant, scores: list[int], headline: str
) -> None:
    first_drafts(ann, scores)
    app = open_page("progress.py")
    assert headlines(app) == [headline]
    off_by = resources.content().rubric.standard_error
    noise = 1.96 * off_by * sqrt(1 / 3 + 1 / 3)
    assert f"only call {noise:.0f} points or more a change" in texts(app)


def test_a_judge_that_tells_its_own_error_is_held_to_that(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [40, 40, 40, 52, 52, 52], margin=5)
    app = open_page("progress.py")
    assert headlines(app) == ["Better by 12 points"]
    assert "only call 8 points or more a change" in texts(app)


def test_first_drafts_with_another_limit_are_not_compared_and_said_to_be_missing(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 10, 10, 80, 80, 80], limits=[140, 140, 140, 300, 300, 300])
    app = open_page("progress.py")
    assert headlines(app) == ["Too early to tell"]
    assert "3 first drafts with another limit than 300 characters" in texts(app)


def test_a_rubric_that_was_changed_in_between_is_said(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 10, 10, 80, 80, 80], rubrics=["a", "a", "a", "b", "b", "b"])
    assert "The way we score has changed in between" in texts(open_page("progress.py"))


def test_a_round_or_a_lesson_is_practice_too(open_page: OpenPage, ann: Participant) -> None:
    scenario, store = resources.content().scenarios[0], resources.store()
    long_ago = now() - timedelta(days=80)
    assessment = score_scenario(NOTE, scenario, resources.content().rubric)
    store.attempts.save(NewAttempt(ann.id, scenario.id, NOTE, 50, assessment), long_ago)
    assert "It has been a while" in texts(open_page("progress.py"))
    store.activity.finish_lesson(ann.id, "context", now())
    assert "You practised in 1 of the last 6 weeks" in texts(open_page("progress.py"))


def test_the_strongest_and_the_next_habit_are_named(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [40, 40, 40])
    page = texts(open_page("progress.py"))
    assert ":small[Strongest]" in page
    assert ":small[To practise next]" in page
    assert page.count("In your last three first drafts it was ") == 2


def test_the_coach_reads_of_them_and_not_of_you(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [62, 60, 64, 62, 62, 62])
    app = open_page("coach.py", owner_reads=[ann], person=str(ann.id))
    app.session_state[f"person-{ann.id}-closer"] = True
    app.session_state[f"person-{ann.id}-forecast"] = True
    page = texts(app.run())
    assert "They are 12 points too hard on themselves" in page
    assert "Their last three first drafts" in page
    assert "You are 12" not in page


def test_progress_says_too_early_until_six_first_drafts(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_reserved_scenario(), NOTE)
    app = open_page("progress.py")
    assert "five more new people" in texts(app)
    assert any(one.proto.title == "Too early to tell" for one in app.info)


def test_an_empty_progress_page_says_what_to_do_next(open_page: OpenPage, ann: Participant) -> None:
    assert "Write your first note" in texts(open_page("progress.py"))
