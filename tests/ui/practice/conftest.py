"""The composer, opened on one scenario, and notes to type in it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Participant
from ccc.practice.canvas import NewOwnPerson
from tests.ui.conftest import OpenPage, fields

SCENARIO = "accordion-mender"
VAGUE = "Hi Eudes, great page, let us connect!"
LONG = (
    "Eudes, I read on your page that your hearing aid swallows the top notes, and I had to smile. "
    "I tune hearing aids in Barranquilla. Shall I send you the setting that leaves them alone?"
)
JO = NewOwnPerson("Jo *Lind*", "Baker, Oslo", "We met on a night train.", "Sings alto. Bakes rye.")


def note_field(app: AppTest) -> dict[str, Any]:
    """What the browser is given for the field of the note, among those of the goal."""
    (field,) = [one for one in fields(app) if one["name"].endswith(f":{SCENARIO}")]
    return field


@pytest.fixture
def app(open_page: OpenPage, ann: Participant) -> AppTest:
    return open_page("practice.py", scenario=SCENARIO)
