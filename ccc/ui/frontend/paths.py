"""Addresses that are no page's: they lead to the page that was meant, or say where to go."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    """Answers by itself where Streamlit would send its page for an address that is no page's.

    Its scripts are named relative to the address, so under another one the page would stay white.
    """

    def __init__(self, app: ASGIApp, pages: Collection[str], base: str = "") -> None:
        """Wrap another ASGI app, whose pages have these names below the base."""
        self.app = app
        self.pages = pages
        self.base = base.strip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; replace an HTML answer to an unknown path."""
        answer = self._answer(scope) if scope["type"] == "http" else None
        if answer is None:
            await self.app(scope, receive, send)
            return
        replaced = False

        async def instead(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_html(message):
                replaced = True
                await answer(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, instead)

    def _answer(self, scope: Scope) -> Response | None:
        """What to answer instead of a page; None where there is one."""
        path = scope["path"].strip("/").removeprefix(self.base).strip("/")
        name, *rest = path.split("/")
        if not rest and name in {"", "index.html", *self.pages}:
            return None
        up = "../" * len(rest) or "./"
        if name not in self.pages:
            return HTMLResponse(_NOWHERE % {"home": up}, status_code=404)
        asked = {ASKED[name]: rest[0]} if len(rest) == 1 and name in ASKED else {}
        query = "&".join(filter(None, (urlencode(asked), scope["query_string"].decode("latin-1"))))
        return RedirectResponse(f"{up}{name}{query and '?'}{query}", status_code=307)


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")
