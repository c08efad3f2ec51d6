"""The score of the latest try, where the feedback stood while it was written."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Participant
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, texts, type_note, write
from tests.ui.practice.conftest import SCENARIO, VAGUE, note_field


def test_points_are_shown_once_a_try_is_saved(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    (points,) = app.metric
    assert f"{points.value} points of 100" in texts(app)
    type_note(app, SCENARIO, VAGUE + " Please.", base=VAGUE)
    assert not app.metric
    assert "Try 1: " in app.selectbox[0].options[0]


def test_the_second_try_says_which_levels_moved_by_which_words(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    better = VAGUE + " I tune hearing aids in Barranquilla."
    type_note(app, SCENARIO, better, base=VAGUE)
    assert "▲" in [level["change"] for level in note_field(app)["levels"]]
    app.button(key="score").click().run()
    assert int(app.metric[0].delta) > 0
    moved = [line for line in texts(app).splitlines() if line.startswith(":small[▲")]
    assert moved
    assert any("tune hearing aids" in line for line in moved)
    assert ", your best" in app.selectbox[0].options[1]


def test_a_try_that_changed_no_level_says_so(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    type_note(app, SCENARIO, f"{VAGUE}!", base=VAGUE)
    app.button(key="score").click().run()
    assert "Every level is the same as" in texts(app)


def test_revise_gives_the_field_the_focus(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    assert note_field(app)["look"]["focus"] == 0
    app.button(key="revise").click().run()
    assert note_field(app)["look"]["focus"] == 1


def test_an_earlier_try_is_shown_in_full_while_the_field_is_empty(
    ann: Participant, open_page: OpenPage
) -> None:
    write(ann, SCENARIO, VAGUE)
    assert "points of 100" in texts(open_page("practice.py", scenario=SCENARIO))


def test_after_five_tries_somebody_new_is_suggested(open_page: OpenPage, ann: Participant) -> None:
    scenario = a_training_scenario()
    for nth in range(5):
        write(ann, scenario, f"{NOTE} {nth}")
    app = open_page("practice.py", scenario=scenario)
    assert "you learn more from a new person" in texts(app)


def test_the_first_score_offers_a_way_back_and_the_second_does_not(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    app.button(key="score").click().run()
    assert "Your note is kept for this browser alone" in texts(app)
    type_note(app, SCENARIO, f"{VAGUE} Please.", base=VAGUE)
    app.button(key="score").click().run()
    assert "Your note is kept for this browser alone" not in texts(app)
