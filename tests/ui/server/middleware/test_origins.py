"""Only pages of the app itself are answered, and nobody outside is asked about anything."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit import net_util
from streamlit.web.server import server_util

from ccc.seldom_log import log
from ccc.ui.server.middleware.origins import OwnPagesOnly, ask_nobody_outside
from tests.ui.server.streamlit_app import connect, run_page, served

PUBLIC = "https://canvas.example/app"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    ours = Middleware(OwnPagesOnly, public_url=PUBLIC)
    with served(tmp_path, "import streamlit as st\nst.text('secret draft')", [ours]) as client:
        yield client


@pytest.fixture(autouse=True)
def nothing_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any look outside fails the test."""

    def ask(*what: object, **_: object) -> None:
        pytest.fail(f"something outside was asked for: {what}")

    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", ask)
    monkeypatch.setattr(socket, "getaddrinfo", ask)


OWN = [
    ("http://testserver", "testserver"),
    ("http://TestServer:80", "testserver"),
    ("https://testserver", "testserver"),
    ("http://localhost:25000", "localhost:25000"),
    ("http://[::1]:8501", "[::1]:8501"),
    ("https://canvas.example", "127.0.0.1:8501"),
    ("https://canvas.example:443", "127.0.0.1:8501"),
]
FOREIGN = [
    ("http://evil.example", "testserver"),
    ("http://localhost:25002", "localhost:25000"),
    ("http://localhost", "localhost:25000"),
    ("http://127.0.0.1:25000", "localhost:25000"),
    ("http://canvas.example", "127.0.0.1:8501"),
    ("http://testserver.evil.example", "testserver"),
    ("http://testserver@evil.example", "testserver"),
    ("null", "testserver"),
    ("", "testserver"),
    ("http://", "testserver"),
    ("http://testserver:port", "testserver"),
    ("file://testserver", "testserver"),
]


@pytest.mark.parametrize(("origin", "host"), OWN)
def test_a_page_of_our_own_is_shown(client: TestClient, origin: str, host: str) -> None:
    with connect(client, headers={"origin": origin, "host": host}) as window:
        assert run_page(window)[1] == "secret draft"
    asked = client.get("/_stcore/health", headers={"origin": origin, "host": host})
    assert asked.status_code == 200


@pytest.mark.parametrize(("origin", "host"), FOREIGN)
def test_a_page_of_another_address_reads_nothing_and_makes_us_ask_nobody(
    client: TestClient, origin: str, host: str
) -> None:
    foreign = {"origin": origin, "host": host}
    with pytest.raises(WebSocketDisconnect) as refused, connect(client, headers=foreign):
        pass
    assert refused.value.code == 1008
    answer = client.get("/_stcore/health", headers=foreign)
    assert (answer.status_code, "another address" in answer.text) == (403, True)


def test_a_program_that_is_no_browser_needs_no_origin(client: TestClient) -> None:
    with connect(client) as window:
        assert run_page(window)[1] == "secret draft"


def test_two_origins_are_refused_if_one_is_foreign(client: TestClient) -> None:
    both = [("origin", "http://testserver"), ("origin", "http://evil.example")]
    assert client.get("/_stcore/health", headers=both).status_code == 403


def test_streamlit_itself_asks_nobody_for_our_address() -> None:
    ask_nobody_outside()
    assert not server_util.is_url_from_allowed_origins("http://evil.example")


def test_a_thousand_refusals_are_one_line_that_repeats_nothing_of_theirs(
    client: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log.filters[0], "_told", {})
    with caplog.at_level(logging.WARNING):
        for _ in range(20):
            client.get("/_stcore/health", headers={"origin": "http://evil.example"})
    (line,) = caplog.messages
    assert "evil" not in line
    assert "CCC_PUBLIC_URL" in line
