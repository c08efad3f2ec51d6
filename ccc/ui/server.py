"""What stands between the network and the pages: start-up, headers, the device cookie."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage

from ccc.errors import CccError, StorageError
from ccc.ui import resources
from ccc.ui.device_cookie import cookie_with, new_token, token_in
from ccc.ui.frontend.page import asking_for_a_page_without, with_body
from ccc.ui.frontend.renderer import THIS_START

SECURITY_HEADERS = {
    # Streamlit's own page needs inline and evaluated scripts; no other host is ever allowed.
    "content-security-policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cross-origin-opener-policy": "same-origin",
}

HOST_CONFIG = "/_stcore/host-config"
"""Where Streamlit's page asks for its settings."""

_CONDITIONS = frozenset({b"if-none-match", b"if-modified-since"})
"""With these a page is answered by "304 Not Modified", which brings no cookie to a browser that
lost its own and kept its cache."""

log = logging.getLogger("ccc")


class SecurityHeaders:
    """Puts the security headers on every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap another ASGI app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; add headers where a response starts."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)


class DeviceCookie:
    """Gives a browser that opens a page a device cookie, or its own for another 400 days."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap another ASGI app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; set the cookie on HTML pages only."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    _keep_out_of_caches(headers)
                    cookie = await run_in_threadpool(_renewed_cookie, scope)
                    if cookie is not None:
                        headers.append("set-cookie", cookie)
            await send(message)

        await self.app(asking_for_a_page_without(_CONDITIONS, scope), receive, with_cookie)


def _renewed_cookie(scope: Scope) -> str | None:
    """The Set-Cookie header for a page; None where the database fails, as the page will tell."""
    try:
        server_id = resources.store().server_id()
    except StorageError:
        return None
    token = token_in(Headers(scope=scope).getlist("cookie"), server_id) or new_token()
    return cookie_with(token, server_id, secure=scope["scheme"] == "https")


def _keep_out_of_caches(headers: MutableHeaders) -> None:
    headers["cache-control"] = "private, no-store"
    # By these a cache on the way could answer "Not Modified" by itself.
    del headers["etag"]
    del headers["last-modified"]


class NoDialogs:
    """Tells Streamlit's page to put no error dialog over ours.

    Its "Connection error" would take the focus from the field that somebody is writing in, and
    swallow the words; what has no answer is told beside the field instead.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap another ASGI app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; change one of the page's settings on its way out."""
        if scope["type"] != "http" or not scope["path"].endswith(HOST_CONFIG):
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, with_body(send, _without_dialogs))


def _without_dialogs(settings: bytes) -> bytes:
    try:
        return json.dumps(json.loads(settings) | {"blockErrorDialogs": True}).encode()
    except (ValueError, TypeError):
        return settings


async def ready(_request: Request) -> JSONResponse:
    """`GET /ready`: 200 when content is loaded and the database answers, else 503 and why."""
    try:
        content = await run_in_threadpool(resources.content)
        await run_in_threadpool(lambda: resources.store().ready())
    except CccError as error:
        answer = {"ready": False, "why": str(error), "server": THIS_START}
        return JSONResponse(answer, status_code=503)
    return JSONResponse(
        {
            "ready": True,
            "server": THIS_START,
            "lessons": len(content.lessons),
            "scenarios": len(content.scenarios),
            "rubric": content.rubric.hash,
        }
    )


async def fresh_device(request: Request) -> Response:
    """`POST /fresh-device`: another cookie for a device that is nobody's any more.

    A device that is somebody's keeps its own, so that no other site can part them from their notes.
    """
    cookie = await run_in_threadpool(_fresh_cookie, request)
    return Response(status_code=204, headers={"set-cookie": cookie} if cookie else None)


def _fresh_cookie(request: Request) -> str | None:
    store = resources.store()
    server_id = store.server_id()
    token = token_in(request.headers.getlist("cookie"), server_id)
    if token is None or store.people.of_device(token) is not None:
        return None
    return cookie_with(new_token(), server_id, secure=request.url.scheme == "https")


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """The app's time from start to stop; a database that it leaves behind is whole in its file."""
    yield
    try:
        await run_in_threadpool(resources.store().close)
    except StorageError as error:
        log.error("%s", error)


def show_apology(error: Exception) -> bool:
    """Show a sentence instead of a traceback, and keep the traceback in the server's log."""
    if isinstance(error, CccError):
        log.error("%s", error)
        st.error(str(error), icon=":material/healing:")
        return True
    log.error("A page failed", exc_info=error)
    st.error(
        "Something on this page went wrong, and it is not your fault. What you wrote is kept: "
        "reload the page to go on.",
        icon=":material/healing:",
    )
    return True


def tune_streamlit() -> None:
    """Two cures for many phones reconnecting at once (measured on Streamlit 1.67).

    A resumed session starts a file watcher even where watchers are off, which blocks the event
    loop for a tenth of a second each; and only 128 sleeping sessions are kept.
    """
    if hasattr(AppSession, "register_file_watchers"):
        AppSession.register_file_watchers = lambda self: None  # type: ignore[method-assign]
    defaults = MemorySessionStorage.__init__.__defaults__
    if defaults is not None and len(defaults) == 2:
        MemorySessionStorage.__init__.__defaults__ = (1000, defaults[1])
