"""What was pressed is done once and to its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.ui.server.streamlit_app import connect, messages, seen, served

PAGE = """
from pathlib import Path
from time import sleep
import streamlit as st

folder = Path({folder!r})
st.session_state.setdefault("done", 0)

def press():
    (folder / "pressed").touch()
    while not (folder / "go").exists():
        sleep(0.01)
    for _ in range(3):
        st.session_state["done"] += 1
    (folder / "done").touch()

st.button("Send", key="send", on_click=press)
st.text(f"done: {{st.session_state['done']}}")
"""


@pytest.mark.parametrize("is_lost", [False, True], ids=["all is asked for", "connection is lost"])
def test_a_press_that_is_being_done_is_done_to_its_end(tmp_path: Path, is_lost: bool) -> None:
    folder = tmp_path / "told"
    folder.mkdir()
    with served(tmp_path, PAGE.format(folder=str(folder))) as client:
        with connect(client) as window:
            asked = BackMsg()
            asked.rerun_script.query_string = ""
            window.send_bytes(asked.SerializeToString())
            (button,) = [
                one.delta.new_element.button.id
                for one in messages(window)
                if one.delta.new_element.HasField("button")
            ]
            pressed = BackMsg()
            press = WidgetState(id=button, trigger_value=True)
            pressed.rerun_script.widget_states.widgets.append(press)
            window.send_bytes(pressed.SerializeToString())
            seen(folder / "pressed")
            if not is_lost:
                window.send_bytes(asked.SerializeToString())
        (folder / "go").touch()
        seen(folder / "done")
