"""The device cookie as it is given out: with each page, and anew for a device that was left."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ccc.errors import StorageError
from ccc.ui import resources
from ccc.ui.device_cookie import cookie_with, new_token, token_in
from ccc.ui.frontend.page import asking_for_a_page_without

_CONDITIONS = frozenset({b"if-none-match", b"if-modified-since"})
"""With these a page is answered by "304 Not Modified", which brings no cookie to a browser that
lost its own and kept its cache."""


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
