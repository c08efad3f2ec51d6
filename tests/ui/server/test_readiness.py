"""The app says honestly whether it can serve anybody."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from ccc.seldom_log import OnceAMinute, log
from ccc.storage import store
from tests.ui.server.conftest import without_database


def test_ready_says_so_when_content_and_database_answer(client: TestClient) -> None:
    answer = client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True


def test_ready_answers_503_and_no_address_when_the_database_is_gone(
    client: TestClient,
) -> None:
    server = client.get("/ready").json()["server"]
    with without_database():
        answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["server"] == server
    assert not any(one in answer.text for one in ("secret", "127.0.0.1", "none", "postgresql"))


def test_ready_answers_503_while_there_is_still_some_room_for_notes(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages are served all the same: only whoever runs the server asks this."""
    monkeypatch.setattr(store, "LEAST_ROOM", 2**62)
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert "hardly any room left" in answer.text
    assert ".db" not in answer.text
    assert client.get("/").status_code == 200


def test_each_reason_why_it_is_not_ready_is_logged_though_another_was_a_moment_ago(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(log, "filters", [OnceAMinute()])
    with without_database():
        client.get("/ready")
    monkeypatch.setattr(store, "LEAST_ROOM", 2**62)
    client.get("/ready")
    assert "hardly any room left" in caplog.text


def test_a_page_that_is_back_is_told_which_start_it_is_at_without_a_database(
    client: TestClient,
) -> None:
    server = client.get("/ready").json()["server"]
    with without_database():
        answer = client.get("/this-start")
    assert (answer.status_code, answer.text) == (200, server)
    assert answer.headers["cache-control"] == "no-store"
