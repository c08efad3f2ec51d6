"""Every answer tells the browser to be strict."""

from __future__ import annotations

from starlette.testclient import TestClient


def test_every_answer_forbids_other_hosts_and_framing(client: TestClient) -> None:
    headers = client.get("/script").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
