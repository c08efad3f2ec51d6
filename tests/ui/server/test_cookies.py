"""Each browser is given a device cookie, and keeps it as long as it is somebody's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ccc.ui import resources
from ccc.ui.device_cookie import DEVICE_COOKIE, checked_token
from ccc.ui.resources import now
from tests.ui.server.conftest import ours, without_database


def test_a_first_visit_is_given_a_cookie_no_script_can_read(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"]
    assert cookie.startswith(f"{ours()}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_second_visit_renews_the_cookie_of_the_first(client: TestClient) -> None:
    first, second = (client.get("/").headers["set-cookie"] for _ in range(2))
    assert first == second
    assert f"Max-Age={400 * 24 * 3600}" in second


def test_a_cookie_of_another_app_on_the_host_makes_nobody_a_stranger(client: TestClient) -> None:
    first = client.get("/").headers["set-cookie"]
    sent = f'g_state={{"i_l":0}}; {first.partition(";")[0]}'
    client.cookies.clear()
    assert client.get("/", headers={"cookie": sent}).headers["set-cookie"] == first


KEPT_SINCE = "Tue, 01 Jan 2199 00:00:00 GMT"


@pytest.mark.parametrize("page", ["/", "/v1.2/", "/v1.2/index.html", "/v1.2/practice"])
@pytest.mark.parametrize("condition", ["if-none-match", "if-modified-since"])
def test_a_browser_that_kept_the_page_but_lost_its_cookie_is_given_both_anew(
    client: TestClient, page: str, condition: str
) -> None:
    kept = {"if-none-match": "*", "if-modified-since": KEPT_SINCE}[condition]
    answer = client.get(page, headers={condition: kept})
    assert answer.status_code == 200
    assert answer.text.startswith("<p>")
    assert DEVICE_COOKIE in answer.headers["set-cookie"]


@pytest.mark.parametrize("page", ["/", "/v1.2/", "/v1.2/index.html", "/v1.2/practice"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_no_cache_keeps_a_page_that_comes_with_a_cookie(
    client: TestClient, page: str, method: str
) -> None:
    headers = client.request(method, page).headers
    assert headers["cache-control"] == "private, no-store"
    assert not {"etag", "last-modified"} & set(headers)


def test_a_file_that_is_no_page_may_stay_in_the_cache(client: TestClient) -> None:
    first = client.get("/v1.2/page.js").headers
    assert "immutable" in first["cache-control"]
    again = client.get("/v1.2/page.js", headers={"if-none-match": first["etag"]})
    assert (again.status_code, again.text) == (304, "")


def test_only_pages_hand_out_cookies(client: TestClient) -> None:
    assert "set-cookie" not in client.get("/script").headers


def test_a_cookie_that_was_not_given_out_by_us_is_replaced(client: TestClient) -> None:
    client.cookies.set(ours(), "guess")
    token = client.get("/").headers["set-cookie"].partition(";")[0].removeprefix(f"{ours()}=")
    assert checked_token(token)


def test_a_device_that_is_nobodys_gets_another_cookie(client: TestClient) -> None:
    client.get("/")
    before = client.cookies[ours()]
    assert client.post("/fresh-device").status_code == 204
    assert checked_token(client.cookies[ours()])
    assert client.cookies[ours()] != before


def test_nobody_is_parted_from_their_notes_by_asking_for_another_cookie(
    client: TestClient,
) -> None:
    client.get("/")
    resources.store().people.enrol(client.cookies[ours()], "Ann", now())
    assert "set-cookie" not in client.post("/fresh-device").headers
    client.cookies.clear()
    assert "set-cookie" not in client.post("/fresh-device").headers


@pytest.fixture
def other_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Called, it puts another server in this one's place: of the same host, at another port."""

    def change() -> None:
        monkeypatch.setenv("CCC_DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
        resources.store().close()
        resources.store.clear()

    yield change
    resources.store().close()
    resources.store.clear()


def test_two_servers_on_one_machine_leave_each_others_cookies_alone(
    client: TestClient, other_server: Callable[[], None]
) -> None:
    client.get("/")
    first, token = ours(), client.cookies[ours()]
    other_server()
    client.get("/")
    assert ours() != first
    assert client.cookies[ours()] != token
    client.post("/fresh-device")
    assert client.cookies[first] == token


def test_whoever_was_here_before_servers_had_names_of_their_own_is_no_stranger(
    client: TestClient,
) -> None:
    token = "o" * 43
    resources.store().people.enrol(token, "Ann", now())
    client.cookies.set(DEVICE_COOKIE, token)
    client.get("/")
    assert client.cookies[ours()] == client.cookies[DEVICE_COOKIE] == token


def test_a_device_that_was_left_is_not_taken_back_by_its_old_name(client: TestClient) -> None:
    client.cookies.set(DEVICE_COOKIE, "o" * 43)
    client.get("/")
    client.post("/fresh-device")
    left = client.cookies[ours()]
    client.get("/")
    assert client.cookies[ours()] == left != "o" * 43


def test_a_page_is_given_out_without_a_cookie_where_the_database_is_gone(
    client: TestClient,
) -> None:
    with without_database():
        answer = client.get("/")
    assert answer.text == "<p>hello</p>"
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "private, no-store"
