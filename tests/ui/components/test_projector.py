"""Slides for a room: one at a time, whatever they show, with a way on at the end and a way out."""

from __future__ import annotations

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import texts


def a_talk() -> None:
    """Three slides of no lesson, as a script for AppTest."""
    import streamlit as st  # noqa: PLC0415

    from ccc.ui.components.projector import Slide, show_slides  # noqa: PLC0415

    slides = [
        Slide("few-words", lambda words=words: st.markdown(words))
        for words in ("Welcome", "Look here", "Goodbye")
    ]
    show_slides(slides, ("lessons.py", {}), lambda: st.markdown("And now to the bar"))


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The talk on a screen; without the pages of the app a way out is words."""
    monkeypatch.setattr(st, "page_link", lambda _page, *, label, **_more: st.markdown(label))
    return AppTest.from_function(a_talk).run()


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_one_slide_is_shown_at_a_time_between_the_ways_back_on_and_out(room: AppTest) -> None:
    assert texts(room).splitlines() == ["Welcome", "1 of 3", "Leave the screen"]
    room = pressed(room, "Next")
    assert texts(room).splitlines() == ["Look here", "2 of 3", "Leave the screen"]
    assert texts(pressed(room, "Previous")).startswith("Welcome")


def test_the_end_takes_the_place_of_the_way_on_at_the_last_slide_only(room: AppTest) -> None:
    room = pressed(room, "Next")
    assert "And now to the bar" not in texts(room)
    room = pressed(room, "Next")
    assert texts(room).splitlines() == [
        "Goodbye",
        "3 of 3",
        "And now to the bar",
        "Leave the screen",
    ]
    assert [button.label for button in room.button] == ["Previous"]


def test_there_is_no_way_back_before_the_first_slide(room: AppTest) -> None:
    assert [button.label for button in room.button if button.disabled] == ["Previous"]


def a_screen_led_from_elsewhere() -> None:
    """A page that keeps by itself what is on, as a script for AppTest."""
    import streamlit as st  # noqa: PLC0415

    from ccc.ui.components.projector import (  # noqa: PLC0415
        Slide,
        offer_turn,
        screen_bar,
        show_slide,
    )

    def put(number: int) -> None:
        st.session_state["on"] = number

    on = st.session_state.get("on", 1)
    show_slide(Slide("some-words", lambda: st.markdown(f"Slide {on}")))
    with screen_bar(hidden=True):
        offer_turn("back", "Back", lambda: put(on - 1), disabled=on == 0)
        offer_turn("next", "Next", lambda: put(on + 1))
        offer_turn("hide", "Hide", lambda: put(0))


def test_a_page_that_decides_what_is_on_is_turned_by_the_same_buttons() -> None:
    app = AppTest.from_function(a_screen_led_from_elsewhere).run()
    for label, on in (("Next", 2), ("Next", 3), ("Back", 2), ("Hide", 0)):
        app = pressed(app, label)
        assert texts(app) == f"Slide {on}"
    assert [button.label for button in app.button if button.disabled] == ["Back"]
    assert "part" not in app.query_params
