"""The goal: why this person, and what for."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Goal, Participant
from ccc.ui import resources
from tests.ui.conftest import fields, in_field, open_more, texts, type_in, type_note
from tests.ui.practice.conftest import SCENARIO, VAGUE
from tests.ui.troubles import locked


def with_goal(app: AppTest) -> AppTest:
    """The same page with the goal's tab open."""
    return open_more(app, SCENARIO, "Your goal")


def test_a_goal_is_kept_and_quoted_in_the_advice(app: AppTest, ann: Participant) -> None:
    type_in(with_goal(app), f"{SCENARIO}-why_them", "He hums the notes he cannot hear")
    type_in(app, f"{SCENARIO}-what_for", " a Tuesday in his workshop ")
    goal = Goal("He hums the notes he cannot hear", "a Tuesday in his workshop")
    assert resources.store().goals.of(ann.id, SCENARIO) == goal
    type_note(app, SCENARIO, VAGUE)
    assert "You said you want" in texts(app)


def test_nothing_stands_between_the_cards_and_the_note(app: AppTest) -> None:
    assert len(fields(app)) == 1


def test_too_long_a_goal_is_told_and_stays_in_its_field(app: AppTest, ann: Participant) -> None:
    type_in(with_goal(app), f"{SCENARIO}-why_them", "x" * 150)
    assert "take out 10" in texts(app)
    assert in_field(app, f"{SCENARIO}-why_them") == "x" * 150
    assert resources.store().goals.of(ann.id, SCENARIO) == Goal()


def test_a_goal_that_storage_refuses_stays_in_its_fields(
    app: AppTest, ann: Participant, tmp_path: Path
) -> None:
    said = "The server is busy"
    with_goal(app)
    with locked(tmp_path):
        type_in(app, f"{SCENARIO}-what_for", "a Tuesday in his workshop")
        assert said in texts(app)
        assert in_field(app, f"{SCENARIO}-what_for").startswith("a Tuesday")
    app.run()
    assert resources.store().goals.of(ann.id, SCENARIO).what_for.startswith("a Tuesday")
    assert said not in texts(app)
