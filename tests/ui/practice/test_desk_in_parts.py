"""While somebody types only what they type about is drawn; what they press draws the whole desk."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import WebSocketTestSession
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.practice import composer
from tests.ui.conftest import DEVICE, NOTE
from tests.ui.practice.conftest import SCENARIO, VAGUE
from tests.ui.server.streamlit_app import connect, served

PAGE = f"""
import streamlit as st
from ccc.ui import resources
from ccc.ui.account.sign_in import participant_here
from ccc.ui.practice.composer import show_composer
from ccc.ui.state import SESSION, Session

st.session_state.setdefault(SESSION, Session({DEVICE!r}, remembered=True))
st.text("the page")
if ann := participant_here():
    show_composer(ann, resources.content().scenario({SCENARIO!r}), ())
"""

MOST_BESIDE_A_KEY = 17
"""Messages about a note that is being typed: each costs a fifth of a millisecond."""


class Window:
    """A window on the desk, which reports as a browser does, from within a fragment."""

    def __init__(self, socket: WebSocketTestSession) -> None:
        """Open the page."""
        self._socket = socket
        self._states: dict[str, WidgetState] = {}
        self._fragments: dict[str, str] = {}
        self.send("")

    def send(self, fragment: str) -> list[ForwardMsg]:
        """Ask for a run, and wait for what it draws until nothing more is due."""
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.widget_states.widgets.extend(self._states.values())
        self._socket.send_bytes(asked.SerializeToString())
        self.drawn: list[ForwardMsg] = []
        while True:
            told = ForwardMsg.FromString(self._socket.receive_bytes())
            self.drawn.append(told)
            if told.WhichOneof("type") == "delta":
                self._remember(told)
            is_end = told.WhichOneof("type") == "script_finished"
            if is_end and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return self.drawn

    def _remember(self, told: ForwardMsg) -> None:
        element = told.delta.new_element
        kind = element.WhichOneof("type")
        if kind in {"button", "bidi_component"}:
            self._fragments[getattr(element, kind).id] = told.delta.fragment_id
        if told.delta.add_block.expandable.id:
            self._fragments[told.delta.add_block.expandable.id] = told.delta.fragment_id

    def _find(self, key: str) -> tuple[str, str]:
        return next(found for found in self._fragments.items() if found[0].endswith(f"-{key}"))

    def type(self, note: str) -> list[ForwardMsg]:
        """Type a note, and pause."""
        field, fragment = self._find(f"note-{SCENARIO}")
        typed = {"typed": {"text": note, "base": "", "at": int(time.time() * 1000)}}
        self._states[field] = WidgetState(id=field, json_value=json.dumps(typed))
        return self.send(fragment)

    def press(self, key: str) -> list[ForwardMsg]:
        """Press a button."""
        button, fragment = self._find(key)
        self._states[button] = WidgetState(id=button, trigger_value=True)
        try:
            return self.send(fragment)
        finally:
            del self._states[button]

    def unfold(self, key: str) -> list[ForwardMsg]:
        """Open what is folded away."""
        fold, fragment = self._find(key)
        self._states[fold] = WidgetState(id=fold, bool_value=True)
        return self.send(fragment)


def told(drawn: list[ForwardMsg]) -> str:
    """All that was drawn, as text."""
    return "\n".join(str(one) for one in drawn if one.WhichOneof("type") == "delta")


@pytest.fixture
def window(ann: Participant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    # It is a link to a page that this app of one page has not.
    monkeypatch.setattr(composer, "offer_way_back", lambda _: None)
    with served(tmp_path, PAGE) as client, connect(client) as socket:
        yield Window(socket)


def test_a_key_draws_the_note_alone_and_a_score_the_whole_desk(
    window: Window, ann: Participant
) -> None:
    assert "More for this note" in told(window.drawn)
    window.type(VAGUE)
    scored = told(window.press("score"))
    assert "Open a try" in scored
    assert "the page" not in scored
    assert [one.note for one in resources.store().attempts.of(ann.id)] == [VAGUE]

    drawn = window.type(NOTE)

    assert resources.store().drafts.text(ann.id, SCENARIO) == NOTE
    assert "As they would see it" in told(drawn)
    for other in ("Open a try", "More for this note", "the page", "exception"):
        assert other not in told(drawn)
    assert len(drawn) <= MOST_BESIDE_A_KEY
    assert "Try 2" in told(window.press("score"))


def test_what_is_unfolded_below_a_note_follows_each_key(window: Window) -> None:
    window.type(VAGUE)
    window.unfold(f"more-{SCENARIO}")
    drawn = told(window.type(NOTE))
    assert "More for this note" in drawn
    assert "exception" not in drawn


def test_whoever_left_in_another_window_sees_nothing_of_the_desk_any_more(
    window: Window, ann: Participant
) -> None:
    window.type(VAGUE)
    window.press("score")
    resources.store().devices.unlink(DEVICE)
    drawn = told(window.type(NOTE))
    assert "the page" in drawn
    assert "Open a try" not in drawn
    assert resources.store().drafts.text(ann.id, SCENARIO) == VAGUE
