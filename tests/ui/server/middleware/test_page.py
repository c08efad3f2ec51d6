"""Every page names our script first, however it is asked for; other answers stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from ccc.ui.frontend.renderer import ASSETS, hash_of
from ccc.ui.server.middleware.page import EARLY, EarlyScript, early_script

PAGE = (
    "<html><head><script src='theirs.js'></script></head><body>" + "word " * 500 + "</body></html>"
)


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "theirs.js").write_text("let theirs = '<head>'", encoding="utf-8")
    app = Starlette(
        routes=[
            Route("/made", lambda _: HTMLResponse("<p>no head</p>")),
            Route(f"/{EARLY}", early_script),
            Mount("/", create_streamlit_static_handler(str(tmp_path), "")),
        ],
        middleware=[Middleware(EarlyScript), Middleware(GZipMiddleware)],
    )
    return TestClient(app)


@pytest.mark.parametrize("path", ["/", "/index.html", "/practice"])
@pytest.mark.parametrize("takes", ["gzip, br", "identity"])
def test_our_script_comes_before_every_other(client: TestClient, path: str, takes: str) -> None:
    answer = client.get(path, headers={"accept-encoding": takes})
    ours = answer.text.index(f'<script src="./{EARLY}')
    assert ours < answer.text.index("theirs.js")
    assert answer.text.count(EARLY) == 1
    assert answer.headers["content-length"] == str(len(answer.content))


def test_the_script_is_there(client: TestClient) -> None:
    answer = client.get(f"/{EARLY}")
    assert "javascript" in answer.headers["content-type"]
    assert "removeChild" in answer.text
    assert "immutable" in answer.headers["cache-control"]


def test_a_browser_that_keeps_the_script_asks_for_a_changed_one(client: TestClient) -> None:
    contents = hash_of([ASSETS / EARLY])
    assert f'"./{EARLY}?{contents}"' in client.get("/").text


def test_what_is_no_page_stays_as_it_is(client: TestClient) -> None:
    assert client.get("/theirs.js").text == "let theirs = '<head>'"
    assert client.get("/made").text == "<p>no head</p>"
    head = client.head("/")
    assert (head.status_code, head.content) == (200, b"")
