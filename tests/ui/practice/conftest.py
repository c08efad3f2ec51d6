"""The composer, opened on one scenario, and notes to type in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
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


def field_event(app: AppTest, note: str, event: str, value: Any) -> AppTest:
    """Report a note and something done in its field, which AppTest cannot: it calls no callback."""
    (sent,) = [
        one.proto for one in app.get("bidi_component") if one.proto.id.endswith(f"-note-{SCENARIO}")
    ]
    states = app._tree.get_widget_states()
    typed = {"typed": {"text": note, "base": ""}}
    done = [{"event": event, "value": value}]
    states.widgets.append(WidgetState(id=sent.id, json_value=json.dumps(typed)))
    states.widgets.append(
        WidgetState(
            id=f"$$STREAMLIT_INTERNAL_KEY_{sent.id}__events", json_trigger_value=json.dumps(done)
        )
    )
    return app._run(states)


@pytest.fixture
def app(open_page: OpenPage, ann: Participant) -> AppTest:
    return open_page("practice.py", scenario=SCENARIO)
