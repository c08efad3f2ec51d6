"""What is said while a note is written: levels, one next step, not this time."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from ccc.content.ids import CRITERIA
from ccc.practice.attempts import Participant, SetAside
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, texts, type_note
from tests.ui.practice.conftest import SCENARIO, VAGUE


def aside_keys() -> list[str]:
    return [f"aside-{SCENARIO}-{criterion}" for criterion in CRITERIA]


def put_aside_button(app: AppTest) -> Any:
    """The button behind "Not this time", which is opened first."""
    for criterion in CRITERIA:
        app.session_state[f"not-{SCENARIO}-{criterion}"] = True
    app.run()
    return next(one for one in app.button if one.key in aside_keys())


def test_levels_and_one_next_step_follow_the_typing_but_no_points(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    page = texts(app)
    assert [one.proto.title for one in app.info] == ["One next step"]
    assert "points of 100" not in page


def test_not_this_time_moves_the_next_advice_up_and_is_remembered(
    app: AppTest, ann: Participant, open_page: OpenPage
) -> None:
    type_note(app, SCENARIO, VAGUE)
    before = app.info[0].value
    put_aside_button(app).click().run()
    assert app.info[0].value != before
    (aside,) = resources.store().goals.set_asides(ann.id, SCENARIO)
    again = open_page("practice.py", scenario=SCENARIO)
    assert again.info[0].value != before
    next(one for one in again.button if one.label == "Show 1 hidden tip").click().run()
    assert again.info[0].value == before
    assert resources.store().goals.set_asides(ann.id, SCENARIO) == ()
    assert aside.say


def test_the_reason_for_not_this_time_is_kept_in_ones_own_words(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, VAGUE)
    button = put_aside_button(app)
    key = button.key.removeprefix("aside-")
    app.text_input(key=f"why-else-{key}").set_value("I have met him before")
    button.click().run()
    (aside,) = resources.store().goals.set_asides(ann.id, SCENARIO)
    assert aside.reason == "I have met him before"


def test_too_long_a_reason_is_told_and_nothing_is_put_aside(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, VAGUE)
    button = put_aside_button(app)
    key = button.key.removeprefix("aside-")
    app.text_input(key=f"why-else-{key}").set_value("x" * 201)
    button.click().run()
    assert "take out 1." in texts(app)
    assert resources.store().goals.set_asides(ann.id, SCENARIO) == ()


def test_when_all_is_put_aside_no_step_is_shown(ann: Participant, open_page: OpenPage) -> None:
    for criterion in CRITERIA:
        resources.store().goals.put_aside(ann.id, SCENARIO, SetAside(criterion, "x", ""), now())
    resources.store().drafts.save(ann.id, SCENARIO, VAGUE, now())
    app = open_page("practice.py", scenario=SCENARIO)
    assert not app.info
    assert any(one.label == "Show 5 hidden tips" for one in app.button)
