"""A small app behind the pieces that stand before every page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_handler

from ccc.ui import resources
from ccc.ui.device_cookie import cookie_name
from ccc.ui.server.lifetime import lifespan
from ccc.ui.server.middleware.cookies import DeviceCookie, fresh_device, own_device
from ccc.ui.server.middleware.headers import SecurityHeaders
from ccc.ui.server.middleware.page_settings import NoDialogs
from ccc.ui.server.readiness import ready, this_start

UNREACHABLE = "postgresql://nobody:secret@127.0.0.1:1/none"


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
            Route("/ready", ready),
            Route("/this-start", this_start),
            Route("/fresh-device", fresh_device, methods=["POST"]),
            Route("/own-device", own_device, methods=["POST"]),
            Mount("/v1.2", create_streamlit_static_handler(str(built), "v1.2")),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(DeviceCookie),
            Middleware(NoDialogs),
        ],
        lifespan=lifespan,
    )
    with TestClient(app) as client:
        yield client


def ours() -> str:
    """The name of this server's cookie."""
    return cookie_name(resources.store().server_id())


@contextmanager
def without_database() -> Iterator[None]:
    """The database is gone meanwhile."""
    with pytest.MonkeyPatch.context() as gone:
        resources.store().close()
        resources.store.clear()
        gone.setenv("CCC_DATABASE_URL", UNREACHABLE)
        yield
    resources.store.clear()
