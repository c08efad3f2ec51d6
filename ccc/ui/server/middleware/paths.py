"""Addresses that are no page's: they lead to the page that was meant, or say where to go."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ccc.ui.server.middleware.page import EARLY, is_html

ASKED = {
    "lessons": "lesson",
    "practice": "scenario",
    "people": "person",
    "beat": "scenario",
    "decide": "round",
    "month": "round",
    "reply": "sender",
    "seat": "round",
}
"""What a page is asked for in its address, where it is asked for anything."""

COOKIES = ("fresh-device", "own-device")
"""The only paths that take another method than GET and HEAD: POST."""

LISTED = (
    "ready",
    "this-start",
    EARLY,
    *COOKIES,
    "favicon.png",
    "manifest.json",
    "static/",
    "media/",
    "_stcore/health",
    "_stcore/host-config",
    "_stcore/bidi-components/",
)
"""What is answered besides pages: whole paths, and beginnings of paths, which end in a slash."""

WINDOW = "_stcore/stream"
"""The only path of a websocket."""

LARGEST_BODY = 16_384
"""Bytes of a request's body; the app itself sends none at all."""

_NOWHERE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>No page here · Career Calibrator Canvas</title>
<style>
:root { color-scheme: light dark; font: 106.25%%/1.5 sans-serif }
body { max-width: 36rem; margin: 4rem auto; padding: 0 1rem }
h1 { font: bold 2rem/1.2 serif }
</style>
<main>
<h1>There is no page here</h1>
<p>The address may have a letter too many or too few.</p>
<p><a href="%(home)s">To the first page</a> · <a href="%(home)slessons">Lessons</a> ·
<a href="%(home)spractice">Practice</a></p>
</main>
"""


class KnownPaths:
    """Lets through what pages need, and answers everything else by itself.

    Streamlit has more than we use: it takes files, tells of its memory, runs pages for programs.
    And it sends its page for every address, though the page's scripts are named relative to it, so
    that under another one it would stay white.
    """

    def __init__(self, app: ASGIApp, pages: Collection[str], base: str = "") -> None:
        """Wrap another ASGI app, whose pages have these names below the base."""
        self.app = app
        self.pages = pages
        self.base = base.strip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is listed and pages; replace an HTML answer to a path below a page."""
        if scope["type"] == "websocket" and self._path(scope) != WINDOW:
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        answer = self._way_on(scope)
        if answer is None:
            await self.app(scope, receive, send)
            return
        replaced = False

        async def instead(message: Message) -> None:
            nonlocal replaced
            begins = message["type"] == "http.response.start"
            if begins and is_html(Headers(raw=message["headers"])):
                replaced = True
                await answer(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, instead)

    def _refusal(self, scope: Scope) -> Response | None:
        """What is said to a request that no page of ours would make; None for all others."""
        path = self._path(scope)
        methods = {"POST"} if path in COOKIES else {"GET", "HEAD"}
        if scope["method"] not in methods:
            return Response(status_code=405, headers={"allow": ", ".join(sorted(methods))})
        if _is_large(Headers(scope=scope)):
            return Response(status_code=413, headers={"connection": "close"})
        if _is_listed(path) or path.split("/")[0] in {"", "index.html", *self.pages}:
            return None
        up = "../" * path.count("/") or "./"
        return HTMLResponse(_NOWHERE % {"home": up}, status_code=404)

    def _way_on(self, scope: Scope) -> Response | None:
        """The way from below a page to what was meant; None from a page and from what is listed."""
        path = self._path(scope)
        name, *rest = path.split("/")
        if _is_listed(path) or not rest:
            return None
        up = "../" * len(rest)
        asked = {ASKED[name]: rest[0]} if len(rest) == 1 and name in ASKED else {}
        query = "&".join(filter(None, (urlencode(asked), scope["query_string"].decode("latin-1"))))
        return RedirectResponse(f"{up}{name}{query and '?'}{query}", status_code=307)

    def _path(self, scope: Scope) -> str:
        """The path below the base."""
        return str(scope["path"]).strip("/").removeprefix(self.base).strip("/")


def _is_listed(path: str) -> bool:
    return any(path == one or (one.endswith("/") and path.startswith(one)) for one in LISTED)


def _is_large(headers: Headers) -> bool:
    """Whether a body may be larger than is taken; one that does not tell its length may be."""
    length = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not length.isdecimal() or int(length) > LARGEST_BODY
