"""Streamlit's page is told how to behave."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_streamlits_page_is_told_to_lay_no_dialog_over_a_field(client: TestClient) -> None:
    answer = client.get("/app/_stcore/host-config")
    assert answer.json() == {"allowedOrigins": [], "blockErrorDialogs": True}
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert client.get("/script").text == "1"
