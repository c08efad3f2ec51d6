"""The door gives a device cookie, security headers and an honest answer to GET /ready."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from ccc.errors import StorageError
from ccc.storage import open_store
from ccc.ui import resources, server
from ccc.ui.device_cookie import DEVICE_COOKIE, checked_token, cookie_name
from ccc.ui.resources import now


async def page(_request: object) -> HTMLResponse:
    return HTMLResponse("<p>hello</p>")


async def settings(_request: object) -> JSONResponse:
    return JSONResponse({"allowedOrigins": [], "blockErrorDialogs": False})


async def script(_request: object) -> PlainTextResponse:
    return PlainTextResponse("1")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    built = tmp_path / "built"
    built.mkdir()
    (built / "index.html").write_text("<p>page</p>", encoding="utf-8")
    (built / "page.js").write_text("let page", encoding="utf-8")
    app = Starlette(
        routes=[
            Route("/", page),
            Route("/script", script),
            Route("/app/_stcore/host-config", settings),
            Route("/ready", server.ready),
            Route("/fresh-device", server.fresh_device, methods=["POST"]),
            Mount("/v1.2", create_streamlit_static_handler(str(built), "v1.2")),
        ],
        middleware=[
            Middleware(server.SecurityHeaders),
            Middleware(server.DeviceCookie),
            Middleware(server.NoDialogs),
        ],
        lifespan=server.lifespan,
    )
    with TestClient(app) as client:
        yield client


def ours() -> str:
    """The name of this server's cookie."""
    return cookie_name(resources.store().server_id())


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


def test_every_answer_forbids_other_hosts_and_framing(client: TestClient) -> None:
    headers = client.get("/script").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_ready_says_so_when_content_and_database_answer(client: TestClient) -> None:
    answer = client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["ready"] is True


def test_ready_answers_503_with_the_reason_when_the_database_is_gone(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = client.get("/ready").json()["server"]
    monkeypatch.setenv("CCC_DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/none")
    resources.store.clear()
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["server"] == server
    assert "secret" not in answer.text
    monkeypatch.undo()
    resources.store.clear()


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
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCC_DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/none")
    resources.store.clear()
    answer = client.get("/")
    assert answer.text == "<p>hello</p>"
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "private, no-store"
    monkeypatch.undo()
    resources.store.clear()


def test_the_database_file_is_whole_by_itself_once_the_app_was_stopped(tmp_path: Path) -> None:
    with TestClient(Starlette(lifespan=server.lifespan)):
        ann = resources.store().people.enrol("a token", "Ann", now())
    shutil.copy(tmp_path / "ccc.db", tmp_path / "copy.db")
    copy = open_store(f"sqlite:///{tmp_path / 'copy.db'}")
    assert copy.people.of_device("a token") == ann
    copy.close()


def test_the_app_stops_with_a_sentence_where_the_database_cannot_be_closed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(resources.store(), "close", fail)
        with TestClient(Starlette(lifespan=server.lifespan)):
            pass
    assert caplog.messages == ["The disk is full."]


def test_streamlits_page_is_told_to_lay_no_dialog_over_a_field(client: TestClient) -> None:
    answer = client.get("/app/_stcore/host-config")
    assert answer.json() == {"allowedOrigins": [], "blockErrorDialogs": True}
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert client.get("/script").text == "1"
