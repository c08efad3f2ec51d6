"""The progress page: what it says of few and many notes, with and without forecasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from math import sqrt

import pytest
from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import NewAttempt, Participant, SetAside
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.progress.wording import level_on_average
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, texts, write

NOTE = "Hi! Your post made me think. Let's connect."


def first_drafts(
    participant: Participant,
    scores: Sequence[int],
    *,
    forecast: int | None = 50,
    limits: Sequence[int] = (140,) * 9,
    rubrics: Sequence[str] = ("r",) * 9,
) -> None:
    """First drafts to as many new people, with these scores whatever the words."""
    content, store = resources.content(), resources.store()
    begun = now() - timedelta(days=len(scores))
    for day, (scenario, score) in enumerate(zip(content.scenarios, scores, strict=False)):
        at = begun + timedelta(days=day)
        assessment = replace(
            score_scenario(NOTE, scenario, content.rubric),
            score=score,
            limit=limits[day],
            rubric_hash=rubrics[day],
        )
        store.open_scenario(participant.id, scenario.id, at)
        store.save_attempt(
            NewAttempt(participant.id, scenario.id, f"{NOTE} {day}", forecast, assessment), at
        )


def part(app: AppTest, participant: Participant, name: str) -> AppTest:
    """The page with another part of it open."""
    app.session_state[f"person-{participant.id}-{name}"] = True
    return app.run()


def headlines(app: AppTest) -> list[str]:
    return [one.proto.title for one in (*app.info, *app.success) if one.proto.title]


def test_one_note_is_drawn_and_nothing_is_claimed(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [40])
    app = open_page("progress.py")
    page = texts(app)
    assert headlines(app) == ["Too early to tell"]
    assert "5 more new people" in page
    assert "After 3 first drafts to new people your strongest criterion stands here" in page
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
    off_by = resources.content().rubric.weights.standard_error
    noise = 1.96 * off_by * sqrt(1 / 3 + 1 / 3)
    assert f"only {noise:.0f} points or more are called a change" in texts(app)


def test_first_drafts_with_another_limit_are_not_compared_and_said_to_be_missing(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 10, 10, 80, 80, 80], limits=[140, 140, 140, 300, 300, 300])
    app = open_page("progress.py")
    assert headlines(app) == ["Too early to tell"]
    assert "3 first drafts with more or less room than 300 characters" in texts(app)


def test_a_rubric_that_was_changed_in_between_is_said(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 10, 10, 80, 80, 80], rubrics=["a", "a", "a", "b", "b", "b"])
    assert "The rubric was changed in between" in texts(open_page("progress.py"))


def test_a_round_or_a_lesson_is_practice_too(open_page: OpenPage, ann: Participant) -> None:
    scenario, store = resources.content().scenarios[0], resources.store()
    long_ago = now() - timedelta(days=80)
    assessment = score_scenario(NOTE, scenario, resources.content().rubric)
    store.save_attempt(NewAttempt(ann.id, scenario.id, NOTE, 50, assessment), long_ago)
    assert "It has been a while" in texts(open_page("progress.py"))
    store.own.finish_lesson(ann.id, "context", now())
    assert "You practised in 1 of the last 6 weeks" in texts(open_page("progress.py"))


@pytest.mark.parametrize(
    ("mean", "words"),
    [
        (0.0, "missing, 0.0 of 3 on average"),
        (1.2, "about vague, 1.2 of 3 on average"),
        (1.5, "between vague and clear, 1.5 of 3 on average"),
        (2.9, "about strong, 2.9 of 3 on average"),
        (3.0, "strong, 3.0 of 3 on average"),
    ],
)
def test_a_mean_level_is_told_by_the_names_around_it(mean: float, words: str) -> None:
    assert level_on_average(resources.content().rubric, "value", mean) == words


def test_the_strongest_and_the_next_habit_are_named(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [40, 40, 40])
    page = texts(open_page("progress.py"))
    assert "Strongest habit, over 3 first drafts" in page
    assert "Next habit, over 3 first drafts" in page


def test_forecasts_are_told_in_a_plain_sentence(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [62, 60, 64, 62, 62], forecast=50)
    page = texts(part(open_page("progress.py"), ann, "forecast"))
    assert "You are 12 points too hard on yourself" in page


def test_without_forecasts_the_page_says_how_to_make_one(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [50] * 6, forecast=None)
    app = part(open_page("progress.py"), ann, "forecast")
    assert "Guess a score before you see it" in texts(app)
    assert not app.exception


def test_polish_is_told_as_polish(open_page: OpenPage, ann: Participant) -> None:
    scenario = resources.content().scenarios[0].id
    write(ann, scenario, "Hi")
    write(ann, scenario, NOTE)
    page = texts(part(open_page("progress.py"), ann, "revisions"))
    assert "whether it stays shows in the next first drafts" in page


def test_every_person_has_first_best_latest_and_tries(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [40, 70])
    app = part(open_page("progress.py"), ann, "people")
    table = app.table[0].value
    assert list(table.columns) == ["To", "First", "Best", "Latest", "Tries"]
    assert sorted(table["First"]) == [40, 70]


def test_a_filter_changes_what_is_listed_and_never_the_headline(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 10, 10, 80, 80, 80])
    app = open_page("progress.py")
    app.selectbox(key=f"person-{ann.id}-kind").set_value("revision").run()
    opened = next(one for one in app.selectbox if one.key == f"person-{ann.id}-opened")
    assert opened.options == []
    assert headlines(app) == ["Better by 70 points"]
    assert "The headline always looks at it all" in texts(app)


def test_a_filter_chooses_people_but_their_first_try_stays_the_first(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 20, 30, 40, 50, 60])
    scenario = resources.content().scenarios[0]
    better = replace(score_scenario(NOTE, scenario, resources.content().rubric), score=90)
    again = NewAttempt(ann.id, scenario.id, f"{NOTE} again", 50, better)
    resources.store().save_attempt(again, now())
    app = part(open_page("progress.py"), ann, "people")
    app.selectbox(key=f"person-{ann.id}-kind").set_value("revision").run()
    (row,) = app.table[0].value.to_dict("records")
    assert (row["First"], row["Best"], row["Tries"]) == (10, 90, 2)


def test_a_filter_that_nothing_passes_says_so_and_not_that_there_are_no_notes(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 20, 30, 40, 50, 60])
    app = open_page("progress.py")
    app.selectbox(key=f"person-{ann.id}-kind").set_value("revision").run()
    page = texts(app)
    assert "None of the notes are like this" in page
    assert "as soon as there is a scored note" not in page


def test_advice_that_was_put_aside_is_not_given_again_where_the_note_is_read(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, resources.content().scenarios[0].id, NOTE)
    (written,) = resources.store().attempts_of(ann.id)
    steps = written.assessment.advice
    for step in steps[:2]:
        aside = SetAside(step.criterion, step.say, "")
        resources.store().own.put_aside(ann.id, written.scenario_id, aside, now())
    app = open_page("progress.py")
    app.selectbox(key=f"person-{ann.id}-opened").set_value(written.id).run()
    page = texts(app)
    assert plain(steps[2].say) in page
    assert plain(steps[0].say) not in page


def test_few_notes_need_no_filter(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [10, 20])
    app = open_page("progress.py")
    assert f"person-{ann.id}-kind" not in {one.key for one in app.selectbox}


def test_the_coach_reads_of_them_and_not_of_you(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [62, 60, 64, 62, 62, 62])
    app = open_page("coach.py", coach=True)
    app.selectbox(key="participant").set_value(ann.id)
    app.session_state[f"person-{ann.id}-forecast"] = True
    page = texts(app.run())
    assert "They are 12 points too hard on themselves" in page
    assert "Their last three first drafts" in page
    assert "You are 12" not in page


def test_the_coach_is_offered_no_card_of_anothers_words(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 80])
    app = open_page("coach.py", coach=True)
    app.selectbox(key="participant").set_value(ann.id).run()
    assert not any("home" in one.label for one in app.expander)


def test_the_card_is_offered_as_pdf_and_picture_and_called_private(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 80])
    app = open_page("progress.py")
    app.session_state["card"] = True
    app.run()
    assert not app.exception
    labels = [one.proto.label for one in app.get("download_button")]
    assert {"PDF", "Picture (PNG)"} <= set(labels)
    assert "your own words" in texts(app)
    (pair,) = [one for one in app.selectbox if one.key == "card-pair"]
    assert pair.options[0] == "First drafts to two people, first and latest: 10 to 80 points"


def test_one_note_makes_no_card_and_says_what_is_missing(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10])
    app = open_page("progress.py")
    app.session_state["card"] = True
    app.run()
    assert "makes a before and after" in texts(app)


def test_a_note_that_was_not_scored_breaks_nothing(open_page: OpenPage, ann: Participant) -> None:
    content, store = resources.content(), resources.store()
    assessment = replace(
        score_scenario(NOTE, content.scenarios[0], content.rubric),
        score=None,
        band=None,
        levels=None,
    )
    store.save_attempt(NewAttempt(ann.id, content.scenarios[0].id, NOTE, 50, assessment), now())
    app = open_page("progress.py")
    for name in ("criteria", "forecast", "revisions", "people"):
        assert not part(app, ann, name).exception
