"""Every answer tells the browser to be strict."""

from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from ccc.settings import Settings
from ccc.ui.server.middleware.headers import SecurityHeaders


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
        (" HTTPS://canvas.example ", "http://testserver", True),
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


def test_no_answer_reads_all_the_settings_anew(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room asks for ten thousand files at once; reading settings was half of what each took."""
    client.get("/")
    monkeypatch.setattr(Settings, "from_environment", lambda: 1 / 0)
    assert client.get("/").status_code == 200


def test_what_is_added_for_https_does_not_stay_with_a_file_that_is_kept() -> None:
    kept = PlainTextResponse("a file")
    before = [*kept.raw_headers]
    app = SecurityHeaders(kept)
    by_https = TestClient(app, base_url="https://testserver").get("/").headers
    assert "strict-transport-security" in by_https
    assert kept.raw_headers == before
    assert "strict-transport-security" not in TestClient(app).get("/").headers
