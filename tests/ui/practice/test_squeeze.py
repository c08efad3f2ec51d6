"""The squeeze ladder on the page: what falls off at which limit."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.conftest import open_more, texts, type_note
from tests.ui.practice.conftest import LONG, SCENARIO, VAGUE


def open_ladder(app: AppTest) -> AppTest:
    return open_more(app, SCENARIO, "Make it shorter")


def test_a_note_of_several_paragraphs_is_struck_out_where_it_falls_off(app: AppTest) -> None:
    type_note(app, SCENARIO, f"{LONG}\n\nAnd there is more to say. \n\n{'Word ' * 90}")
    struck = [line for line in texts(open_ladder(app)).splitlines() if "~~" in line]
    assert len(struck) == 4
    for line in struck:
        before, lost, after = line.split("~~")
        assert (before[-6:], after) == (":gray[", "]  ")
        assert lost == lost.strip() != ""


def test_a_note_in_another_language_has_no_levels_to_squeeze(app: AppTest) -> None:
    note = (
        "Hola Eudes, leí en tu página que el audífono se traga los agudos y me hizo mucha gracia. "
    )
    type_note(app, SCENARIO, note * 2)
    page = texts(open_ladder(app))
    assert "~~" in page  # what falls off at this limit, told because it is too long to send
    assert "goes down from" not in page
    assert "the score is not more than" not in page


def test_the_ladder_names_what_falls_off_at_140_and_fits_into_more(app: AppTest) -> None:
    type_note(app, SCENARIO, VAGUE)
    assert "fits into 140 characters as it is" in texts(open_ladder(app))
    type_note(app, SCENARIO, LONG, base=VAGUE)
    assert "All of it fits" in texts(open_ladder(app))
    assert "Value goes down from" in texts(app)
