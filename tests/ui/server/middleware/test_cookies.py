"""Each browser is given a device cookie, and keeps it as long as it is somebody's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ccc.ui import resources
from ccc.ui.device_cookie import DEVICE_COOKIE, checked_token, new_ticket, successor_by
from ccc.ui.resources import now
from ccc.ui.server.middleware import cookies
from ccc.ui.server.middleware.cookies import TICKET
from tests.ui.server.conftest import ours, without_database


def test_a_first_visit_is_given_a_cookie_no_script_can_read(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"]
    assert cookie.startswith(f"{ours()}=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def token_here(client: TestClient) -> str:
    """What the browser's cookie holds."""
    (token,) = {one.value for one in client.cookies.jar if one.name == ours()}
    return str(token)


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


def test_a_token_that_was_never_given_out_is_replaced_however_well_it_is_formed(
    client: TestClient,
) -> None:
    hold(client, "f" * 43)
    client.get("/")
    assert token_here(client) != "f" * 43


def test_a_device_that_was_left_gets_another_cookie_with_its_next_page(client: TestClient) -> None:
    client.get("/")
    left = token_here(client)
    resources.store().devices.unlink(left)
    client.get("/")
    assert token_here(client) != left


def somebody_comes(client: TestClient) -> tuple[str, str]:
    """The token that the browser had, and the ticket for another."""
    client.get("/")
    before, store = token_here(client), resources.store()
    store.people.enrol(before, "Ann", now())
    ticket = new_ticket(before)
    store.devices.renew(before, successor_by(ticket, store.cookie_secret()) or "", now())
    return before, ticket


def hold(client: TestClient, token: str) -> None:
    """Put a token into the browser's cookie."""
    client.cookies.set(ours(), token, domain="testserver.local", path="/")


def ask(client: TestClient, ticket: str) -> int:
    return client.post("/own-device", headers={TICKET: ticket}).status_code


def test_whoever_comes_is_known_by_another_cookie_and_nobody_by_the_one_before(
    client: TestClient,
) -> None:
    before, ticket = somebody_comes(client)
    assert ask(client, ticket) == 200
    people, after = resources.store().people, token_here(client)
    assert people.of_device(before) == people.of_device(after) is not None
    assert ask(client, ticket) == ask(client, ticket) == 204
    assert people.of_device(after) is not None
    assert people.of_device(before) is None
    client.get("/")
    assert token_here(client) == after


def test_a_cookie_that_was_lost_on_its_way_is_given_again(client: TestClient) -> None:
    before, ticket = somebody_comes(client)
    assert ask(client, ticket) == 200
    hold(client, before)
    client.get("/")
    assert resources.store().people.of_device(token_here(client)) is not None
    assert ask(client, ticket) == 200


@pytest.mark.parametrize("arrived", [False, True])
def test_a_page_that_was_asked_for_meanwhile_does_not_bring_the_cookie_of_before(
    client: TestClient, arrived: bool
) -> None:
    before, ticket = somebody_comes(client)
    ask(client, ticket)
    if arrived:
        ask(client, ticket)
    asked_before = {"cookie": f"{ours()}={before}"}
    client.cookies.clear()
    assert "set-cookie" not in client.get("/", headers=asked_before).headers


def test_a_browser_that_comes_later_by_a_cookie_that_was_replaced_begins_afresh(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, ticket = somebody_comes(client)
    ask(client, ticket)
    ask(client, ticket)
    hold(client, before)
    later = now() + timedelta(minutes=2)
    monkeypatch.setattr(cookies, "now", lambda: later)
    client.get("/")
    assert token_here(client) != before
    assert resources.store().people.of_device(token_here(client)) is None


def test_by_a_ticket_that_was_used_nobody_gets_a_cookie(client: TestClient) -> None:
    _, ticket = somebody_comes(client)
    ask(client, ticket)
    ask(client, ticket)
    client.cookies.clear()
    assert ask(client, ticket) == 409
    assert not client.cookies


@pytest.mark.parametrize("made_up", ["", "x", f"{'a' * 12}.{'b' * 22}.{'c' * 64}"])
def test_a_ticket_that_somebody_made_up_is_refused(client: TestClient, made_up: str) -> None:
    client.get("/")
    before = token_here(client)
    assert ask(client, made_up) == 409
    assert token_here(client) == before


def test_a_ticket_of_another_window_parts_nobody_from_their_notes(client: TestClient) -> None:
    _, ticket = somebody_comes(client)
    client.cookies.clear()
    client.get("/")
    resources.store().people.enrol(token_here(client), "Bo", now())
    before = token_here(client)
    assert ask(client, ticket) == 409
    assert token_here(client) == before


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
    resources.store().people.enrol("o" * 43, "Ann", now())
    client.cookies.set(DEVICE_COOKIE, "o" * 43)
    client.get("/")
    resources.store().devices.unlink("o" * 43)
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
