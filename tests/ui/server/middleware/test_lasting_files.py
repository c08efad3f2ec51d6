"""What never changes under its name comes compressed, and is asked for once, by however many."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from ccc.ui.frontend.renderer import COMPONENTS
from ccc.ui.server.middleware import lasting_files
from ccc.ui.server.middleware.lasting_files import LastingFiles
from tests.loops import run_alone

LONG = "let phone = 'the same words again and again'\n" * 200
NO_TEXT = bytes((7 * n * n + n // 3) % 256 for n in range(256)) + b"\xff"


class App:
    """Streamlit's files and our components', and how often the app was asked for any."""

    def __init__(self, folder: Path, base: str) -> None:
        files = {"js/long.js": LONG.encode(), "js/short.js": b"1", "media/font.woff2": NO_TEXT}
        for name, contents in files.items():
            file = folder / "static" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(contents)
        (folder / "index.html").write_text("<p>page</p>" * 100, encoding="utf-8")
        self.asked: list[str] = []
        self.app = Starlette(
            routes=[
                Route("/ready", lambda _: PlainTextResponse(LONG)),
                Route(f"{base}/{COMPONENTS}note/{{file}}", self.component),
                Mount(base or "/", create_streamlit_static_handler(str(folder), base)),
            ],
            middleware=[Middleware(LastingFiles, base=base), Middleware(self.counting)],
        )

    async def component(self, request: Request) -> Response:
        if request.path_params["file"] != "note.js":
            return PlainTextResponse("not found", status_code=404)
        return PlainTextResponse(LONG, headers={"cache-control": "public"})

    def counting(self, app: Starlette) -> object:
        async def counted(scope, receive, send) -> None:
            if scope["type"] == "http":
                self.asked.append(scope["path"])
            await app(scope, receive, send)

        return counted


def asked_for(path: str) -> dict[str, object]:
    """A phone's request, for where the test is the server."""
    headers = [(b"accept-encoding", b"gzip")]
    more = {"root_path": "", "query_string": b"", "headers": headers}
    return {"type": "http", "method": "GET", "path": path, **more}


@pytest.fixture(params=["", "/v1.2"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def app(tmp_path: Path, base: str) -> App:
    return App(tmp_path, base)


@pytest.fixture
def client(app: App, base: str) -> Iterator[TestClient]:
    with TestClient(app.app, base_url=f"http://testserver{base}/") as client:
        yield client


LASTING = ["static/js/long.js", f"{COMPONENTS}note/note.js"]


@pytest.mark.parametrize("path", LASTING)
def test_text_comes_compressed_and_for_good(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept-encoding": "gzip, br"})
    assert answer.text == LONG
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < len(LONG) / 10
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"


@pytest.mark.parametrize("path", [*LASTING, "static/js/short.js", "static/media/font.woff2"])
def test_whoever_comes_later_gets_the_same_and_the_app_is_not_asked(
    app: App, client: TestClient, path: str
) -> None:
    first, second = client.get(path), client.get(path)
    assert first.content == second.content
    assert first.headers == second.headers
    assert len(app.asked) == 1


def test_what_compressing_does_not_make_smaller_stays_as_it_is(client: TestClient) -> None:
    for path, contents in (("js/short.js", b"1"), ("media/font.woff2", NO_TEXT)):
        answer = client.get(f"static/{path}")
        assert "content-encoding" not in answer.headers
        assert answer.content == contents


@pytest.mark.parametrize(
    "asked",
    [
        {"accept-encoding": "identity"},
        {"range": "bytes=0-9"},
        {"if-none-match": '"another"'},
        {"if-modified-since": "Mon, 01 Jan 2001 00:00:00 GMT"},
    ],
)
def test_whoever_asks_for_anything_special_is_answered_by_the_app(
    app: App, client: TestClient, asked: dict[str, str]
) -> None:
    for _ in range(2):
        answer = client.get("static/js/long.js", headers=asked)
        assert "content-encoding" not in answer.headers
        assert LONG.startswith(answer.text)
    assert len(app.asked) == 2


def test_a_file_that_a_browser_has_already_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("static/js/long.js").headers["etag"]
    answer = client.get("static/js/long.js", headers={"if-none-match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["", "practice", "static/js/none.js", f"{COMPONENTS}note/none.js", "static/js//long.js"],
)
def test_pages_and_what_is_not_there_are_never_kept(
    app: App, client: TestClient, path: str
) -> None:
    status = {client.get(path).status_code for _ in range(2)}
    assert len(status) == 1
    assert len(app.asked) == 2


def test_other_answers_pass_untouched(client: TestClient) -> None:
    answer = client.get("http://testserver/ready")
    assert "content-encoding" not in answer.headers
    assert client.head("static/js/long.js").headers["content-length"] == str(len(LONG))


def test_a_room_that_asks_at_the_same_moment_is_one_question(app: App, base: str) -> None:
    got: list[int] = []

    async def main() -> None:
        async def ask() -> None:
            async def send(message) -> None:
                got.extend([message["status"]] if "status" in message else [])

            await app.app(asked_for(f"{base}/static/js/long.js"), None, send)

        await asyncio.gather(*(ask() for _ in range(20)))

    run_alone(main())
    assert got == [200] * 20
    assert len(app.asked) == 1


def test_whoever_goes_away_while_a_file_is_made_leaves_it_whole_for_others(
    app: App, client: TestClient, base: str
) -> None:
    async def gone() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def lost(_message: object) -> None:
        await asyncio.sleep(0)

    run_alone(app.app(asked_for(f"{base}/static/js/long.js"), gone, lost))
    assert client.get("static/js/long.js").text == LONG
    assert len(app.asked) == 1


def test_what_is_kept_has_a_bound(
    app: App, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lasting_files, "MOST_KEPT", 1)
    for path in LASTING * 3:
        assert client.get(path).text == LONG
    assert len(app.asked) == 1 + 3
