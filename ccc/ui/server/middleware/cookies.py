"""The device cookie as it is given out: with each page, and anew for a device that was left."""

from __future__ import annotations

from datetime import timedelta

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Scope, Send

from ccc.errors import StorageError
from ccc.storage.sign_in.devices import HandOver
from ccc.ui import resources
from ccc.ui.device_cookie import (
    cookie_with,
    new_token,
    predecessor_hash_of,
    successor_by,
    token_in,
)
from ccc.ui.resources import now
from ccc.ui.server.middleware.around import AroundHttp, with_start
from ccc.ui.server.middleware.https import is_https
from ccc.ui.server.middleware.page import asking_for_a_page_without, is_html
from ccc.ui.state import device_of

TICKET = "ccc-ticket"
"""The header in which a page shows its ticket (`device_cookie.new_ticket`)."""

_ON_ITS_WAY = timedelta(minutes=1)

_CONDITIONS = frozenset({b"if-none-match", b"if-modified-since"})
"""With these a page is answered by "304 Not Modified", which brings no cookie to a browser that
lost its own and kept its cache."""


class DeviceCookie(AroundHttp):
    """Gives a browser that opens a page a device cookie, or its own for another 400 days."""

    def around(self, scope: Scope, send: Send) -> tuple[Scope, Send]:
        """The page is asked for without conditions; the cookie is set on HTML pages only."""

        async def give_cookie(start: Message) -> None:
            headers = MutableHeaders(scope=start)
            if is_html(headers):
                _keep_out_of_caches(headers)
                cookie = await run_in_threadpool(_renewed_cookie, scope)
                if cookie is not None:
                    headers.append("set-cookie", cookie)

        asked = asking_for_a_page_without(_CONDITIONS, scope)
        return asked, with_start(send, give_cookie)


def _renewed_cookie(scope: Scope) -> str | None:
    """The Set-Cookie header for a page; None where the database fails, as the page will tell."""
    cookies = Headers(scope=scope).getlist("cookie")
    try:
        if _is_just_being_replaced(cookies):
            return None
        return _cookie_with(device_of(cookies) or _new_token(), scope)
    except StorageError:
        return None


def _is_just_being_replaced(cookies: list[str]) -> bool:
    """Whether a successor of the browser's cookie is on its way, which ours must not replace."""
    store = resources.store()
    token = token_in(cookies, store.server_id())
    since = None if token is None else store.devices.replaced_since(token)
    return since is not None and now() - since < _ON_ITS_WAY


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
    token = _token_in(request)
    if token is None or resources.store().devices.knows(token):
        return None
    return _cookie_with(_new_token(), request.scope)


async def own_device(request: Request) -> Response:
    """`POST /own-device`: another cookie for a device that has just become somebody's.

    Whoever put the one before into the browser is not let in by it. The page asks twice: 200 brings
    the cookie, and 204 says that it arrived, so that the one before has ended. 409 says that the
    browser is somebody else's by now, so that the page is of no use.
    """
    status, cookie = await run_in_threadpool(_successor, request)
    return Response(status_code=status, headers={"set-cookie": cookie} if cookie else None)


def _successor(request: Request) -> tuple[int, str | None]:
    store, ticket = resources.store(), request.headers.get(TICKET, "")
    successor = successor_by(ticket, store.cookie_secret())
    if successor is None:
        return 409, None
    match store.devices.hand_over(_token_in(request), predecessor_hash_of(ticket), successor):
        case HandOver.GIVE:
            return 200, _cookie_with(successor, request.scope)
        case HandOver.ARRIVED:
            return 204, None
        case HandOver.REFUSED:
            return 409, None


def _token_in(request: Request) -> str | None:
    return token_in(request.headers.getlist("cookie"), resources.store().server_id())


def _new_token() -> str:
    return new_token(resources.store().cookie_secret())


def _cookie_with(token: str, scope: Scope) -> str:
    return cookie_with(token, resources.store().server_id(), secure=is_https(scope))
