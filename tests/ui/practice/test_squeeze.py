"""The squeeze ladder on the page: what falls off at which limit."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import texts, type_note
from tests.ui.practice.conftest import LONG, SCENARIO, VAGUE


def test_a_note_of_several_paragraphs_is_struck_out_where_it_falls_off(app: AppTest) -> None:
    type_note(app, SCENARIO, f"{LONG}\n\nAnd there is more to say. \n\n{'Word ' * 90}")
    app.session_state[f"ladder-{SCENARIO}"] = True
    struck = [line for line in texts(app.run()).splitlines() if "~~" in line]
    assert len(struck) == 3
    for line in struck:
        before, lost, after = line.split("~~")
        assert (before[-6:], after) == (":gray[", "]  ")
        assert lost == lost.strip() != ""


def test_a_note_in_another_language_has_no_levels_to_squeeze(app: AppTest) -> None:
    note = (
        "Hola Eudes, leí en tu página que el audífono se traga los agudos y me hizo mucha gracia. "
    )
    page = texts(type_note(app, SCENARIO, note * 2))
    assert not any("Squeeze" in one.label for one in app.expander)
    assert "The score stops at" not in page


def test_the_ladder_is_offered_over_140_and_names_what_falls_off(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    assert not [one for one in app.expander if "Squeeze" in one.label]
    type_note(app, SCENARIO, LONG)
    assert [one for one in app.expander if "Squeeze" in one.label]
    assert "All of it fits" not in texts(app)
    app.session_state[f"ladder-{SCENARIO}"] = True
    app.run()
    assert "All of it fits" in texts(app)
    assert "Value falls from" in texts(app)
