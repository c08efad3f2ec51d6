"""A place where something new begins is drawn once it has something to tell, and from then on."""

from __future__ import annotations

import json
from typing import Any

from streamlit.testing.v1 import AppTest

PAGE = """
import streamlit as st
from ccc.ui.components.announce import announce

tries = st.session_state.get("tries", 3)
announce("score", tries, f"Try {tries} is scored.", at_first=False)
"""


def told(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(one.proto.json) for one in app.get("bidi_component")]


def test_what_somebody_finds_is_not_told_nor_drawn_at_each_key() -> None:
    app = AppTest.from_string(PAGE).run()
    assert told(app) == []
    assert told(app.run()) == []


def test_what_is_new_is_told_and_its_place_stays() -> None:
    app = AppTest.from_string(PAGE).run()
    for tries in (4, 4, 3):
        app.session_state["tries"] = tries
        (place,) = told(app.run())
        assert (place["what"], place["says"]) == (str(tries), f"Try {tries} is scored.")
    app.session_state["ccc"].just_loaded = False
    assert told(app.run())[0]["at_first"]
