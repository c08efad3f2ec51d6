"""What did not change is not drawn anew, and its page cannot tell that it was not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import WebSocketTestSession
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.ui.server.streamlit_app import connect, served

PAGE = """
import streamlit as st
from ccc.ui.frontend.sent_again import draw_if_changed

drawn = st.session_state.setdefault("drawn", [])

def which(of):
    drawn.append(of)
    if of == "broken":
        raise ValueError("This part is broken.")
    if of != "nothing":
        with st.container(key="part"):
            st.text(f"part {of}")
            st.selectbox("Which", ["a", "b"], index=None, key="which")
    if of == "two":
        st.text("more of the part")

@st.fragment
def desk():
    of = st.text_input("Of", "one", key="of")
    if of == "later":
        st.text("before the part")
    drawn_of = "one" if of in ("later", "open") else of
    draw_if_changed("part", drawn_of, lambda: which(of), anyway=of == "open")
    st.text(f"drawn {drawn} which {st.session_state.get('which')}")

st.text("above")
desk()
"""


@pytest.fixture
def window(tmp_path: Path) -> Iterator[WebSocketTestSession]:
    """A window's connection to the page above."""
    with served(tmp_path, PAGE) as client, connect(client) as window:
        yield window


class Page:
    """What a browser keeps of the page: what was sent last for each of its places."""

    def __init__(self, window: WebSocketTestSession) -> None:
        self.window = window
        self.values: dict[str, str] = {}
        self.all = self.run(fragment=False)

    def run(self, *, fragment: bool = True, **values: str) -> list[ForwardMsg]:
        """What is sent for the part, or for the whole page, once its fields have these values."""
        self.values |= values
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        if fragment:
            asked.rerun_script.fragment_id = self.all[-1].delta.fragment_id
        for key, value in self.values.items():
            field = asked.rerun_script.widget_states.widgets.add()
            (field.id,) = {one for one in map(id_of, self.all) if one.endswith(f"-{key}")}
            field.string_value = value
        self.window.send_bytes(asked.SerializeToString())
        sent = []
        while True:
            told = ForwardMsg.FromString(self.window.receive_bytes())
            if told.WhichOneof("type") == "delta":
                sent.append(told)
            elif told.WhichOneof("type") == "script_finished":
                return sent


def id_of(message: ForwardMsg) -> str:
    """The id of the field that a message draws; empty where it draws none."""
    drawn = message.delta.new_element
    kind = drawn.WhichOneof("type")
    return str(getattr(getattr(drawn, kind), "id", "")) if kind else ""


def texts(sent: list[ForwardMsg]) -> list[str]:
    return [one.delta.new_element.text.body for one in sent if one.delta.new_element.text.body]


def without_the_last(sent: list[ForwardMsg]) -> list[bytes]:
    """All but what tells how often the part was drawn."""
    return [one.SerializeToString(deterministic=True) for one in sent[:-1]]


def test_what_did_not_change_is_sent_as_it_was_and_not_drawn(window: WebSocketTestSession) -> None:
    page = Page(window)
    again = page.run()
    assert texts(again) == ["part one", "drawn ['one'] which None"]
    assert without_the_last(again) == without_the_last(page.all[-len(again) :])
    assert [one.metadata.delta_path for one in again] == [
        one.metadata.delta_path for one in page.all[-len(again) :]
    ]


def test_what_changed_is_drawn_and_what_follows_stands_behind_it(
    window: WebSocketTestSession,
) -> None:
    page = Page(window)
    for of, says in (
        ("two", ["part two", "more of the part", "drawn ['one', 'two'] which None"]),
        ("two", ["part two", "more of the part", "drawn ['one', 'two'] which None"]),
        ("nothing", ["drawn ['one', 'two', 'nothing'] which None"]),
        ("nothing", ["drawn ['one', 'two', 'nothing'] which None"]),
    ):
        sent = page.run(of=of)
        assert texts(sent) == says
        places = [tuple(one.metadata.delta_path) for one in sent]
        assert len({*places}) == len(places)


def test_what_is_chosen_in_it_stays_chosen(window: WebSocketTestSession) -> None:
    page = Page(window)
    assert texts(page.run(which="b"))[-1] == "drawn ['one'] which b"
    del page.values["which"]
    assert texts(page.run())[-1] == "drawn ['one'] which b"
    assert texts(page.run())[-1] == "drawn ['one'] which b"


def test_a_whole_page_and_another_place_are_drawn_anew(window: WebSocketTestSession) -> None:
    page = Page(window)
    assert texts(page.run(fragment=False))[-1] == "drawn ['one', 'one'] which None"
    assert texts(page.run(of="later")) == [
        "before the part",
        "part later",
        "drawn ['one', 'one', 'later'] which None",
    ]


def test_a_part_that_fails_is_drawn_again(window: WebSocketTestSession) -> None:
    page = Page(window)
    page.run(of="broken")
    page.run(of="broken")
    assert texts(page.run(of="one"))[-1] == "drawn ['one', 'broken', 'broken', 'one'] which None"


def test_what_was_drawn_anyway_is_drawn_once_more_when_it_is_as_before(
    window: WebSocketTestSession,
) -> None:
    page = Page(window)
    page.run(of="open")
    assert texts(page.run(of="open"))[0] == "part open"
    assert texts(page.run(of="one"))[0] == "part one"
    assert texts(page.run())[-1] == "drawn ['one', 'open', 'open', 'one'] which None"
