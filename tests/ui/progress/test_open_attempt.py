"""One note read again from the progress page."""

from __future__ import annotations

from dataclasses import replace

from ccc.practice.attempts import NewAttempt, Participant, SetAside
from ccc.scoring import Advice, Evidence
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, texts, write


def test_a_note_can_be_opened_from_progress_without_a_mouse(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    (kept,) = resources.store().attempts.of(ann.id)
    app = open_page("progress.py")
    next(one for one in app.selectbox if one.key == f"person-{ann.id}-opened").set_value(
        kept.id
    ).run()
    assert f"{kept.assessment.score} points of 100" in texts(app)


def test_advice_that_was_put_aside_is_not_given_again_where_the_note_is_read(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, resources.content().scenarios[0].id, NOTE)
    (written,) = resources.store().attempts.of(ann.id)
    steps = written.assessment.advice
    for step in steps[:2]:
        aside = SetAside(step.criterion, step.say, "")
        resources.store().goals.put_aside(ann.id, written.scenario_id, aside, now())
    app = open_page("progress.py")
    app.selectbox(key=f"person-{ann.id}-opened").set_value(written.id).run()
    page = texts(app)
    assert plain(steps[2].say) in page
    assert plain(steps[0].say) not in page


def test_a_note_scored_by_a_former_rubric_keeps_its_explanations(
    open_page: OpenPage, ann: Participant
) -> None:
    content, store = resources.content(), resources.store()
    scenario = content.scenarios[0]
    then = replace(
        score_scenario(NOTE, scenario, content.rubric),
        rubric_hash="former",
        evidence=(Evidence("reason", 0, 2, "A check that is no more found this."),),
        advice=(Advice("value", "A step that is no longer given."),),
    )
    saved = store.attempts.save(NewAttempt(ann.id, scenario.id, NOTE, None, then), now())
    app = open_page("progress.py")
    app.selectbox(key=f"person-{ann.id}-opened").set_value(saved.id).run()
    page = texts(app)
    assert plain("A check that is no more found this.") in page
    assert plain("A step that is no longer given.") in page
