"""A goal first: why this person, and what for."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Goal, Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, in_field, texts, type_in, type_note
from tests.ui.practice.conftest import SCENARIO, VAGUE
from tests.ui.troubles import locked


def test_a_goal_is_asked_first_kept_and_quoted_in_the_advice(
    app: AppTest, ann: Participant
) -> None:
    type_in(app, f"{SCENARIO}-why_them", "He hums the notes he cannot hear")
    type_in(app, f"{SCENARIO}-what_for", " a Tuesday in his workshop ")
    goal = Goal("He hums the notes he cannot hear", "a Tuesday in his workshop")
    assert resources.store().goals.of(ann.id, SCENARIO) == goal
    next(one for one in app.button if one.label == "On to the note").click().run()
    assert any(one.label.startswith("Your goal: a Tuesday") for one in app.expander)
    type_note(app, SCENARIO, VAGUE)
    assert "You said you want" in texts(app)


def test_too_long_a_goal_is_told_and_stays_in_its_field(app: AppTest, ann: Participant) -> None:
    type_in(app, f"{SCENARIO}-why_them", "x" * 150)
    assert "take out 10" in texts(app)
    assert in_field(app, f"{SCENARIO}-why_them") == "x" * 150
    assert resources.store().goals.of(ann.id, SCENARIO) == Goal()


def test_a_goal_that_storage_refuses_stays_in_its_fields(
    app: AppTest, ann: Participant, tmp_path: Path
) -> None:
    said = "kept it locked"
    with locked(tmp_path):
        type_in(app, f"{SCENARIO}-what_for", "a Tuesday in his workshop")
        assert said in texts(app)
        assert in_field(app, f"{SCENARIO}-what_for").startswith("a Tuesday")
    app.run()
    assert resources.store().goals.of(ann.id, SCENARIO).what_for.startswith("a Tuesday")
    assert said not in texts(app)


def test_the_goal_can_wait(app: AppTest, ann: Participant) -> None:
    assert "A goal first" in texts(app)
    next(one for one in app.button if one.label == "On to the note").click().run()
    assert "A goal first" not in texts(app)
    assert resources.store().goals.of(ann.id, SCENARIO) == Goal()


def test_the_goal_is_not_asked_while_words_stand_in_the_field(
    ann: Participant, open_page: OpenPage
) -> None:
    resources.store().drafts.save(ann.id, SCENARIO, VAGUE, now())
    assert "A goal first" not in texts(open_page("practice.py", scenario=SCENARIO))
