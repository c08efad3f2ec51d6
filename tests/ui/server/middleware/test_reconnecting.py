"""A session's id is no key: only the device that began a session comes back to it."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from streamlit import config

from ccc.ui import resources
from ccc.ui.device_cookie import cookie_name, device_name, new_ticket, successor_by
from ccc.ui.resources import now
from ccc.ui.server.middleware.reconnecting import (
    DEVICE,
    OwnSessionsOnly,
    keep_session_ids_out_of_the_log,
    log_strangers_seldom,
)
from tests.ui.server.streamlit_app import connect, run_page, served

ROOT = Path(__file__).resolve().parents[4]
PAGE = """
import streamlit as st
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.text(f"run {st.session_state['runs']}")
"""
ANN, EVE = "a" * 43, "e" * 43
NAME_OF_ANN = device_name(ANN)


def of(token: str, **more: str) -> dict[str, str]:
    """The headers of a device of somebody's."""
    resources.store().people.enrol(token, "Somebody", now())
    return {"cookie": f"{cookie_name(resources.store().server_id())}={token}"} | more


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    shipped = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    trusted = shipped["server"]["trustedUserHeaders"]
    before = config.get_option
    monkeypatch.setattr(
        config,
        "get_option",
        lambda name: trusted if name == "server.trustedUserHeaders" else before(name),
    )
    with served(tmp_path, PAGE, [Middleware(OwnSessionsOnly)]) as client:
        yield client


def test_a_device_comes_back_to_its_own_session(client: TestClient) -> None:
    with connect(client, headers=of(ANN)) as window:
        session_id, _ = run_page(window)
    with connect(client, session_id, of(ANN)) as window:
        assert run_page(window) == (session_id, "run 2")


def test_a_device_that_was_given_another_cookie_comes_back_and_by_the_one_before_nobody_does(
    client: TestClient,
) -> None:
    store, ticket = resources.store(), new_ticket(ANN)
    successor = successor_by(ticket, store.cookie_secret())
    assert successor is not None
    with connect(client, headers=of(ANN)) as window:
        session_id, _ = run_page(window)
    store.devices.renew(ANN, successor, now())
    store.devices.unlink(ANN)
    cookie = f"{cookie_name(store.server_id())}="
    with connect(client, session_id, {"cookie": cookie + ANN}) as window:
        assert run_page(window)[1] == "run 1"
    with connect(client, session_id, {"cookie": cookie + successor}) as window:
        assert run_page(window) == (session_id, "run 2")


@pytest.mark.parametrize("left", [True, False], ids=["asleep", "still open"])
@pytest.mark.parametrize(
    "who",
    [
        lambda: {},
        lambda: of(EVE),
        lambda: of(EVE, **{DEVICE: NAME_OF_ANN}),
    ],
    ids=["nobody", "Eve", "Eve, who says that she is Ann"],
)
def test_whoever_knows_a_sessions_id_begins_one_of_their_own(
    client: TestClient, who: Callable[[], dict[str, str]], left: bool
) -> None:
    with connect(client, headers=of(ANN)) as anns:
        session_id, _ = run_page(anns)
        if left:
            anns.close()
        with connect(client, session_id, who()) as window:
            other_id, drawn = run_page(window)
        assert other_id != session_id
        assert drawn == "run 1"
        if not left:
            assert run_page(anns) == (session_id, "run 2")


def test_a_browser_without_cookies_comes_back_by_its_id_alone(client: TestClient) -> None:
    with connect(client) as window:
        session_id, _ = run_page(window)
    with connect(client, session_id, {DEVICE: "anything"}) as window:
        assert run_page(window) == (session_id, "run 2")
    with connect(client, session_id, of(EVE)) as window:
        assert run_page(window)[1] == "run 1"


def test_no_id_is_written_into_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_session_ids_out_of_the_log()
    manager = logging.getLogger("streamlit.runtime.websocket_session_manager")
    monkeypatch.setattr(manager, "propagate", True)
    with connect(client, headers=of(ANN)) as window:
        session_id, _ = run_page(window)
        with connect(client, session_id, of(ANN)):
            pass
    assert "Session with id … is already connected" in caplog.text
    assert session_id not in caplog.text


def test_what_strangers_do_again_and_again_is_one_line_a_minute(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("uvicorn.error")
    monkeypatch.setattr(logger, "filters", [])
    monkeypatch.setattr(logger, "handlers", [caplog.handler])
    monkeypatch.setattr(logger, "propagate", False)
    log_strangers_seldom()
    for _ in range(100):
        logger.warning("Invalid HTTP request received.")
    assert caplog.text.count("Invalid HTTP request") == 1
