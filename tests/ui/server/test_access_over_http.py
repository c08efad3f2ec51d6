"""The access table of `tests.test_access` for pages, asked as a browser asks: over HTTP.

Whatever a server sends to a window is looked through, and not only what is drawn of it.
"""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from ccc.access import Role
from ccc.ui import resources
from ccc.ui.resources import now
from tests.test_access import NOBODY, OTHERS, OWN, PAGES, PEOPLE, House, house_of
from tests.ui.server.conftest import ours
from tests.ui.server.streamlit_app import connect

# One process runs these tests: at its start the app reads the cards of all scenarios.
pytestmark = pytest.mark.xdist_group("over http")

DOOR = Path(__file__).resolve().parents[3] / "app.py"


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A browser at the real app, which has been given its cookie."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(config, "_main_script_path", None)
        patched.setattr(Runtime, "_instance", None)
        with TestClient(runpy.run_path(str(DOOR))["app"]) as client:
            client.get("/")
            yield client
        Runtime._instance = None


def device(client: TestClient) -> str:
    """What the browser's cookie holds."""
    (token,) = {one.value for one in client.cookies.jar if one.name == ours()}
    return str(token)


def told(window: WebSocketTestSession, page: str, query: dict[str, str]) -> str:
    """All that the server tells a window that opens this page."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = urlencode(query)
    window.send_bytes(asked.SerializeToString())
    said = []
    while True:
        message = ForwardMsg.FromString(window.receive_bytes())
        assert message.delta.new_element.WhichOneof("type") != "exception", message
        said.append(str(message))
        if message.WhichOneof("type") == "script_finished":
            return "".join(said)


def people_in(said: str) -> tuple[str, ...]:
    return tuple(one for one in PEOPLE if one in said)


def of_each_page(client: TestClient, house: House) -> dict[str, tuple[str, ...]]:
    """Of whom each page of hosts tells anything."""
    with connect(client) as window:
        return {
            name: people_in(told(window, page.file.removesuffix(".py"), page.query(house)))
            for name, page in PAGES.items()
        }


@pytest.mark.parametrize("role", Role)
def test_each_page_sends_each_role_those_alone_whom_the_table_says(
    client: TestClient, role: Role
) -> None:
    house = house_of(role, device(client))
    assert of_each_page(client, house) == {name: page.shows[role] for name, page in PAGES.items()}


SHUT = ("the coach's", "a participant's", "the desk", "another's desk")


def test_nothing_is_sent_once_the_key_was_ended_nor_to_whoever_has_none(
    client: TestClient,
) -> None:
    """Not even to a window that was open before."""
    house = house_of(Role.OWNER, device(client))
    with connect(client) as window:
        assert people_in(told(window, "workshop", {"w": str(house.workshops[OWN])}))
        resources.store().hosts.end(house.host.name, now())
        for page in (PAGES[name] for name in SHUT):
            said = told(window, page.file.removesuffix(".py"), page.query(house))
            assert "Your key" in said
            assert not people_in(said)


def test_what_is_open_to_anybody_names_nobody(client: TestClient) -> None:
    """Screens, whoever looks and whatever number is guessed; and the way in by any code."""
    house = house_of(Role.OWNER, device(client))
    screens = [house.workshops[OWN], house.workshops[OTHERS], NOBODY]
    asked = [("screen", {"w": str(which)}) for which in screens]
    asked += [("join", {"code": code}) for code in ("4821", "0000", "nobody")]
    with connect(client) as window:
        assert not any(people_in(told(window, *page)) for page in asked)
