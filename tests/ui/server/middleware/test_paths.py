"""No address is a white page: it leads to the page that was meant, or says where to go."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from ccc.ui.server.middleware.paths import ASKED, LARGEST_BODY, KnownPaths
from tests.loops import run_alone

ROOT = Path(__file__).resolve().parents[4]
PAGES = {page.stem for page in (ROOT / "pages").glob("*.py")} - {"frame", "welcome"}
WHITE = "Streamlit's own page"


@pytest.fixture(params=["", "v1.2"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def client(tmp_path: Path, base: str) -> TestClient:
    (tmp_path / "index.html").write_text(f"<p>{WHITE}</p>", encoding="utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "some.js").write_text("let some", encoding="utf-8")
    app = Starlette(
        routes=[
            Route("/ready", lambda _: JSONResponse({"ready": True})),
            Mount(f"/{base}", create_streamlit_static_handler(str(tmp_path), base)),
        ],
        middleware=[Middleware(KnownPaths, pages=PAGES, base=base)],
    )
    below = f"http://testserver/{base}/" if base else "http://testserver/"
    return TestClient(app, base_url=below, follow_redirects=False)


def test_a_page_is_a_page(client: TestClient) -> None:
    paths = ["", "index.html", *sorted(PAGES), "lessons?lesson=context"]
    assert [path for path in paths if WHITE not in client.get(path).text] == []


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("lessons/context", "lessons?lesson=context"),
        ("lessons/context?screen=1", "lessons?lesson=context&screen=1"),
        ("practice/accordion-mender", "practice?scenario=accordion-mender"),
        ("practice/a%20b%26c=d%0d%0a", "practice?scenario=a+b%26c%3Dd%0D%0A"),
        ("reply/drains-of-the-market", "reply?sender=drains-of-the-market"),
        ("yours/anything", "yours"),
        ("lessons/context/more/of/it", "lessons"),
    ],
)
def test_below_a_page_one_comes_to_what_was_meant(
    client: TestClient, path: str, meant: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 307
    assert urljoin(str(answer.url), answer.headers["location"]) == str(client.base_url.join(meant))


NOWHERE = (
    "lesson",
    "welcome/home",
    "a/b/c",
    "Lessons",
    "wp-login.php",
    "x.png",
    "_stcore/metrics",
    "_stcore/agent/interact",
    "_stcore/script-health-check",
    "_stcore/upload_file/a/b",
    "_stcore/stream",
    "_stcore/health/more",
    "component/streamlit.a/index.html",
    "app/static/some.js",
    "auth/login",
    "oauth2callback",
)


def test_anywhere_else_one_is_told_where_to_go(client: TestClient) -> None:
    for path in NOWHERE:
        answer = client.get(path)
        assert (answer.status_code, client.head(path).status_code) == (404, 404), path
        assert WHITE not in answer.text, path
        home = answer.text.partition('href="')[2].partition('"')[0]
        assert client.get(urljoin(str(answer.url), home)).status_code == 200, path


def test_files_and_other_answers_stay_as_they_are(client: TestClient, base: str) -> None:
    assert client.get("static/some.js").text == "let some"
    assert client.get("http://testserver/ready").json() == {"ready": True}
    assert client.get("lessons/").status_code == 301
    assert client.get("lessons/_stcore/health").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_is_taken_from_anybody(client: TestClient, method: str) -> None:
    for path in ("", "practice", "lessons/a", "_stcore/upload_file/a/b", "ready"):
        answer = client.request(method, path, content=b"x" * 100)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD"), path


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("content-length", str(LARGEST_BODY + 1)),
        ("content-length", "-1"),
        ("transfer-encoding", "chunked"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_body_that_is_large_or_may_be_is_refused_before_it_is_read(
    base: str, method: str, header: str, value: str
) -> None:
    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        pytest.fail("it was passed on")

    told: list[Message] = []

    async def send(message: Message) -> None:
        told.append(message)

    async def receive() -> Message:
        pytest.fail("it was read")

    path = f"/{base}/fresh-device" if method == "POST" else f"/{base}/"
    scope = {
        "type": "http",
        "method": method,
        "path": path.replace("//", "/"),
        "headers": [(header.encode(), value.encode())],
    }
    run_alone(KnownPaths(app, PAGES, base)(scope, receive, send))
    assert told[0]["status"] == 413
    assert (b"connection", b"close") in told[0]["headers"]


@pytest.mark.parametrize("path", ["_stcore/other", "practice", "", "_stcore/stream/more"])
def test_a_window_has_one_path_alone(client: TestClient, path: str) -> None:
    with pytest.raises(WebSocketDisconnect), client.websocket_connect(path):
        pass


def test_every_page_that_is_asked_for_something_is_one() -> None:
    assert set(ASKED) <= PAGES
