"""The welcome page as a stranger sees it, and notes to type there."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ccc.ui import resources
from ccc.ui.welcome.first_note_state import FIRST_NOTE, FirstNote
from tests.participants import everybody
from tests.ui.conftest import OpenPage, fields, press, type_note

WEAK = "Hi Tom, I came across your profile. Let's connect!"
BETTER = "Hi Tom, I heard you at the job club. I cleared 2,000 unread e-mails last year. Mina"
LONG = "Hi Tom, I heard you at the job club. " * 5


@pytest.fixture
def app(open_page: OpenPage) -> AppTest:
    return open_page("welcome.py")


def welcome_id() -> str:
    return resources.content().welcome.id


def type_first(app: AppTest, note: str) -> AppTest:
    return type_note(app, "first", note)


def score_first(app: AppTest, note: str) -> AppTest:
    return press(type_first(app, note), "Score my note")


def begin(app: AppTest, nickname: str) -> AppTest:
    next(one for one in app.text_input if "call you" in one.label).set_value(nickname)
    return press(app, "Begin")


def first_field(app: AppTest) -> dict[str, Any]:
    """What the browser is given for the one field of the page."""
    (field,) = fields(app)
    return field


def first_note(app: AppTest) -> FirstNote:
    """What this window holds."""
    found: FirstNote = app.session_state["ccc"].slots[FIRST_NOTE.name]
    return found


def people_stored() -> int:
    """How many participants the database knows, here and elsewhere."""
    return len(everybody(resources.store()))
