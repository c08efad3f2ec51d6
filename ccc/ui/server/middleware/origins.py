"""Whose pages may speak to the app: its own alone, so that none of a stranger does in their name.

Streamlit lets every port of the machine in, and to know the machine's public address it asks
another host, while everybody waits.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import net_util

from ccc.seldom_log import log

_PORTS = {"http": 80, "https": 443}
_NOT_OURS = "This request came from a page of another address, so it was refused."


def ask_nobody_outside() -> None:
    """Keep Streamlit from asking another host for this machine's public address."""
    net_util.get_external_ip = lambda: None


class OwnPagesOnly:
    """Refuses what pages of other addresses ask for, windows' connections above all."""

    def __init__(self, app: ASGIApp, public_url: str | None = None) -> None:
        """Wrap another ASGI app, which people open at `public_url` too, where that is known."""
        self.app = app
        self.public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes from a page of ours, or from no page at all."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        if self._is_own(Headers(scope=scope)):
            # Streamlit would check by rules of its own, and does not know the public address.
            kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
            await self.app({**scope, "headers": kept}, receive, send)
            return
        log.warning(
            "A page of another address was refused. If it is one of yours, a proxy must pass on "
            "the Host header, or CCC_PUBLIC_URL name the address that people open."
        )
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": _NOT_OURS})
        else:
            await PlainTextResponse(_NOT_OURS, status_code=403)(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        """Browsers tell the page's address with every websocket; other programs need not."""
        origins = headers.getlist("origin")
        hosts = headers.getlist("host")
        return all(self._is_ours(origin, hosts) for origin in origins)

    def _is_ours(self, origin: str, hosts: list[str]) -> bool:
        page = _place(origin)
        if page is None:
            return False
        scheme = page[0]
        ours = [*(f"{scheme}://{host}" for host in hosts), self.public_url]
        return any(own is not None and _place(own) == page for own in ours)


def _place(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of a URL; None where it has none of these."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (KeyError, ValueError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
