"""Headers that tell browsers to be strict with every answer."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ccc.ui.server.middleware.https import is_https

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

_A_YEAR = "max-age=31536000"
"""Browsers come back by https alone for so many seconds."""


_ALWAYS = [(name.encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]
_BY_HTTPS = [*_ALWAYS, (b"strict-transport-security", _A_YEAR.encode())]


class SecurityHeaders:
    """Puts the security headers on every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap another ASGI app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; add headers where a response starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = _BY_HTTPS if is_https(scope) else _ALWAYS
                there = {name.lower() for name, _ in message["headers"]}
                # A new list: the one before may be that of an answer which is kept.
                new = [pair for pair in added if pair[0] not in there]
                message["headers"] = [*message["headers"], *new]
            await send(message)

        await self.app(scope, receive, with_headers)
