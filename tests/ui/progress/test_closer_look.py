"""A closer look at the notes: filters, criteria, forecasts, revisions, a table."""

from __future__ import annotations

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import NewAttempt, Participant
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, texts, write
from tests.ui.progress.conftest import first_drafts, headlines


def part(app: AppTest, participant: Participant, name: str) -> AppTest:
    """The page with another part of it open."""
    app.session_state[f"person-{participant.id}-{name}"] = True
    return app.run()


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
    assert "The next first drafts show whether it stays" in page


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
    assert "The headline above always counts all of them" in texts(app)


def test_a_filter_chooses_people_but_their_first_try_stays_the_first(
    open_page: OpenPage, ann: Participant
) -> None:
    first_drafts(ann, [10, 20, 30, 40, 50, 60])
    scenario = resources.content().scenarios[0]
    better = replace(score_scenario(NOTE, scenario, resources.content().rubric), score=90)
    again = NewAttempt(ann.id, scenario.id, f"{NOTE} again", 50, better)
    resources.store().attempts.save(again, now())
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
    assert "No notes fit this choice" in page
    assert "As soon as there is a scored note" not in page


def test_few_notes_need_no_filter(open_page: OpenPage, ann: Participant) -> None:
    first_drafts(ann, [10, 20])
    app = open_page("progress.py")
    assert f"person-{ann.id}-kind" not in {one.key for one in app.selectbox}


def test_a_note_that_was_not_scored_breaks_nothing(open_page: OpenPage, ann: Participant) -> None:
    content, store = resources.content(), resources.store()
    assessment = replace(
        score_scenario(NOTE, content.scenarios[0], content.rubric),
        score=None,
        band=None,
        levels=None,
    )
    store.attempts.save(NewAttempt(ann.id, content.scenarios[0].id, NOTE, 50, assessment), now())
    app = open_page("progress.py")
    for name in ("criteria", "forecast", "revisions", "people"):
        assert not part(app, ann, name).exception
