"""Headers that tell browsers to be strict with every answer."""

from __future__ import annotations

from starlette.types import Message, Scope, Send

from ccc.ui.server.middleware.around import AroundHttp, with_start
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


class SecurityHeaders(AroundHttp):
    """Puts the security headers on every HTTP response."""

    def around(self, scope: Scope, send: Send) -> tuple[Scope, Send]:
        """The request as it is; headers are added where the answer starts."""

        async def add(start: Message) -> None:
            added = _BY_HTTPS if is_https(scope) else _ALWAYS
            there = {name.lower() for name, _ in start["headers"]}
            # A new list: the one before may be that of an answer which is kept.
            new = [pair for pair in added if pair[0] not in there]
            start["headers"] = [*start["headers"], *new]

        return scope, with_start(send, add)
