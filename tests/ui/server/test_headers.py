"""Every answer tells the browser to be strict."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


def test_every_answer_forbids_other_hosts_and_framing(client: TestClient) -> None:
    headers = client.get("/script").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("public", "asked", "is_https"),
    [
        ("https://canvas.example", "http://testserver", True),
        ("http://canvas.example", "http://testserver", False),
        ("", "http://testserver", False),
        ("", "https://testserver", True),
    ],
)
def test_whoever_opens_the_app_by_https_comes_back_by_it_alone(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, public: str, asked: str, is_https: bool
) -> None:
    """A proxy of any address may stand before the app, which then hears plain HTTP alone."""
    monkeypatch.setenv("CCC_PUBLIC_URL", public)
    page = client.get(f"{asked}/").headers
    assert ("strict-transport-security" in page) is is_https
    assert ("Secure" in page["set-cookie"]) is is_https
    again = client.post(f"{asked}/fresh-device", headers={"cookie": page["set-cookie"]}).headers
    assert ("Secure" in again["set-cookie"]) is is_https
