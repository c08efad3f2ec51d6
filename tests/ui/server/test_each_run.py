"""What is shortened of Streamlit's runs comes to the same as Streamlit's own."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.components.v2.bidi_component.serialization import serialize_mixed_data
from streamlit.components.v2.presentation import make_bidi_component_presenter
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.NewSession_pb2 import CustomThemeConfig

from ccc.ui.server.each_run import as_json, in_turn, reported_so_far, told_once


def test_so_many_windows_run_at_once_and_the_others_after_them() -> None:
    running, most = [], []

    def run() -> None:
        running.append(None)
        most.append(len(running))
        time.sleep(0.002)
        running.pop()

    taken = in_turn(run, at_once=3)
    with ThreadPoolExecutor(20) as windows:
        for done in [windows.submit(taken) for _ in range(40)]:
            done.result()
    assert len(most) == 40
    assert max(most) <= 3


def test_a_run_that_never_ends_or_fails_keeps_nobody_else_from_running() -> None:
    held, ran = Event(), []
    taken = in_turn(lambda do: do(), at_once=1, longest=0.05)
    with ThreadPoolExecutor(1) as window:
        window.submit(taken, held.wait)
        taken(lambda: ran.append("after its patience"))
        held.set()
    with pytest.raises(ZeroDivisionError):
        taken(lambda: 1 / 0)
    taken(lambda: ran.append("at once"))
    assert ran == ["after its patience", "at once"]


def test_a_part_of_the_theme_is_worked_out_once_and_told_to_each_window() -> None:
    asked: list[str] = []

    def tell(message: Any, section: str) -> None:
        asked.append(section)
        if section == "theme":
            message.primary_color = "#8A3B12"

    told, windows = told_once(tell), [CustomThemeConfig(), CustomThemeConfig()]
    for window in windows:
        told(window)
        told(window.light, "theme.light")
    assert [window.primary_color for window in windows] == ["#8A3B12"] * 2
    assert asked == ["theme", "theme.light"]
    assert not windows[1].HasField("light")


def test_a_component_is_given_the_same_words() -> None:
    ours, theirs = BidiComponent(), BidiComponent()
    data = {"name": "1:baker", "levels": [{"said": "good"}], "put": (1, "Dear “Ana”"), "at": None}
    as_json(data, ours)
    serialize_mixed_data(data, theirs)
    assert json.loads(ours.json) == json.loads(theirs.json)


class Widgets(dict[str, Any]):
    """What session state holds of widgets."""

    def __init__(self, values: dict[str, Any], known: set[str]) -> None:
        super().__init__(values)
        self.widget_metadata = {
            one: SimpleNamespace(value_type="json_trigger_value") for one in known
        }


@pytest.mark.parametrize("known", [set(), {"events"}])
@pytest.mark.parametrize("state", [None, {}, {"typed": {"text": "Dear"}}])
@pytest.mark.parametrize(
    "values",
    [
        {},
        {"events": None},
        {"events": [{"event": "wrong", "value": {"about": "mark"}}, {"event": 3}, "?"]},
        {"events": {"event": "submit"}},
        {"events": [{"event": "typed", "value": "older"}]},
    ],
)
def test_a_page_sees_the_same_of_what_a_component_reported(
    state: Any, values: dict[str, Any], known: set[str]
) -> None:
    session: Any = SimpleNamespace(_new_widget_state=Widgets(values, known))
    ours = reported_so_far("events")(state, session)
    assert ours == make_bidi_component_presenter("events")(state, session)
