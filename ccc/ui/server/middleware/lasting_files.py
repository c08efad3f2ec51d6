"""Files that never change under their names: compressed once, for all phones that come."""

from __future__ import annotations

import asyncio
import gzip
from posixpath import normpath

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ccc.ui.frontend.renderer import COMPONENTS
from ccc.ui.server.middleware.page import FOR_GOOD

MOST_KEPT = 500
"""Streamlit has some 350 files, and we have a dozen."""

_LITTLE = 400
"""Bytes that are not worth compressing."""

_IN_PART = frozenset({b"range", b"if-none-match", b"if-modified-since"})


class LastingFiles:
    """Keeps the files that last, compressed, and gives them without asking anew.

    Streamlit sends its own files, most of what a page is, as they are, and has our components'
    files asked for with each page.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        """Wrap another ASGI app, whose files lie below the base."""
        self.app = app
        below = f"/{base.strip('/')}".rstrip("/")
        self._ours = f"{below}/{COMPONENTS}"
        self._folders = (f"{below}/static/", self._ours)
        self._kept: dict[str, Response] = {}
        self._making = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on all but what a browser asks for the first time, and takes compressed."""
        if not self._may_be_kept(scope):
            await self.app(scope, receive, send)
            return
        answer = self._kept.get(scope["path"])
        if answer is None:
            # One at a time: a room asks for the same files at the same moment.
            async with self._making:
                answer = self._kept.get(scope["path"]) or await self._made(scope)
        await answer(scope, receive, send)

    def _may_be_kept(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        path, accepted = scope["path"], b""
        if not path.startswith(self._folders) or path != normpath(path):
            return False
        for name, value in scope["headers"]:
            if name in _IN_PART:
                return False
            if name == b"accept-encoding":
                accepted = value
        return b"gzip" in accepted

    async def _made(self, scope: Scope) -> Response:
        """The answer of the app, compressed, and kept from now on if it lasts."""
        answer, parts = Response(), []

        async def take(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status_code = message["status"]
                answer.raw_headers = [*message["headers"]]
            else:
                parts.append(message.get("body", b""))

        # Whoever asked may go away meanwhile, which must not leave half a file to others.
        await self.app(scope, _stay, take)
        answer.body = b"".join(parts)
        if answer.status_code == 200 and scope["path"].startswith(self._ours):
            answer.headers["cache-control"] = FOR_GOOD
        if answer.status_code == 200 and "immutable" in answer.headers.get("cache-control", ""):
            await run_in_threadpool(_compress, answer)
            if len(self._kept) < MOST_KEPT:
                self._kept[scope["path"]] = answer
        return answer


async def _stay() -> Message:
    """Hear nothing of whoever asked."""
    await asyncio.Event().wait()
    return {"type": "http.disconnect"}


def _compress(answer: Response) -> None:
    """Make an answer's body smaller where that helps, and say so."""
    answer.headers.add_vary_header("Accept-Encoding")
    smaller = gzip.compress(answer.body, mtime=0) if len(answer.body) > _LITTLE else answer.body
    if "content-encoding" in answer.headers or len(smaller) > 0.95 * len(answer.body):
        return
    answer.body = smaller
    answer.headers["content-encoding"] = "gzip"
    answer.headers["content-length"] = str(len(smaller))
    if "etag" in answer.headers:  # a strong one promises the very same bytes
        answer.headers["etag"] = f"W/{answer.headers['etag'].removeprefix('W/')}"
