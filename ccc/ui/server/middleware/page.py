"""The page as Streamlit serves it, and what is changed of it on its way out."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Set

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.types import Message, Scope, Send

from ccc.ui.frontend.renderer import ASSETS, hash_of
from ccc.ui.server.middleware.around import AroundHttp

EARLY = "translated.js"
"""The script that has to be there before any other."""

FOR_GOOD = "public, immutable, max-age=31536000"
"""What browsers are told of a file whose address tells its contents: keep it for a year."""

_HEAD = b"<head>"
_COMPRESSION = frozenset({b"accept-encoding"})
_TAG = f'<script src="./{EARLY}?{hash_of([ASSETS / EARLY])}"></script>'.encode()


async def early_script(_request: Request) -> FileResponse:
    """`GET /translated.js`: the script that lets a page be translated and go on."""
    return FileResponse(ASSETS / EARLY, headers={"cache-control": FOR_GOOD})


class EarlyScript(AroundHttp):
    """Names our script at the head of every HTML page."""

    def around(self, scope: Scope, send: Send) -> tuple[Scope, Send]:
        """Pages are asked for as plain text, and have the script in them on their way out."""
        plainly = asking_for_a_page_without(_COMPRESSION, scope)
        return plainly, with_body(send, _with_script, is_html)


def asking_for_a_page_without(names: Set[bytes], scope: Scope) -> Scope:
    """The request without these headers, unless it is for a file that can be no page."""
    if mimetypes.guess_type(scope["path"])[0] not in {None, "text/html"}:
        return scope
    headers = [(name, value) for name, value in scope["headers"] if name not in names]
    return {**scope, "headers": headers}


def with_body(
    send: Send,
    change: Callable[[bytes], bytes],
    wanted: Callable[[Headers], bool] = lambda _: True,
) -> Send:
    """A `send` that changes the body of an answer, if its headers are those wanted."""
    held: list[Message] = []

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start" and wanted(Headers(raw=message["headers"])):
            held.append(message)
        elif not held:
            await send(message)
        elif message.get("more_body"):
            held.append(message)
        else:
            start, *parts = held
            body = b"".join(part.get("body", b"") for part in (*parts, message))
            # An answer to HEAD has no body, and tells the length of the one before the change.
            body = change(body) if body else body
            headers = MutableHeaders(scope=start)
            del headers["content-length"]
            if body:
                headers["content-length"] = str(len(body))
            held.clear()
            await send(start)
            await send({"type": "http.response.body", "body": body})

    return changed


def is_html(headers: Headers) -> bool:
    """Whether the answer with these headers is an HTML page."""
    return headers.get("content-type", "").startswith("text/html")


def _with_script(page: bytes) -> bytes:
    return page.replace(_HEAD, _HEAD + _TAG, 1)
