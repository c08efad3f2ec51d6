"""Connections as the server takes them: not more than it bears, and none that stays silent."""

from __future__ import annotations

import asyncio
import os
import socket
from contextlib import suppress
from typing import Any

import uvicorn

from ccc.open_files import most_connections

try:
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as Http
except ImportError:  # a machine for which there is none, and no compiler: twice the time a request
    from uvicorn.protocols.http.h11_impl import H11Protocol as Http  # type: ignore[assignment]

LONGEST_SILENCE = 20.0
"""Seconds in which a whole request has to come; a phone in a crowded room needs a few."""

LARGEST_HEAD = 65_536
"""Bytes that may come before they make a request."""

LARGEST_MESSAGE = 1_000_000
"""Bytes that a window may send at once, as in `.streamlit/config.toml`; more is not even read."""

LONGEST_GOODBYE = 5
"""Seconds that a stopping server waits for connections: a phone that sleeps ends none."""

HEARD_EVERY = 10
"""Seconds between two signs of life for whoever supervises the server."""

_SORRY = b"Too many people are here at once. Try again in a minute."
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"retry-after: 60\r\nconnection: close\r\ncontent-length: %d\r\n\r\n%s" % (len(_SORRY), _SORRY)
)


def serving(app: Any, proxy: str | None = None) -> uvicorn.Config:
    """How uvicorn serves an ASGI app here; what is said of its address is said elsewhere.

    Who asks, and whether by https, is what a proxy at this address says, and nobody else.
    """
    return uvicorn.Config(
        app,
        http=Connection,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=LONGEST_GOODBYE,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy or "",
        callback_notify=tell_supervisor,
        timeout_notify=HEARD_EVERY,
    )


async def tell_supervisor() -> None:
    """Tell systemd, where it started the server, that the server runs and is not stuck."""
    place = os.environ.get("NOTIFY_SOCKET")
    if not place:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.setblocking(False)
        supervisor.connect(place.replace("@", "\0", 1) if place.startswith("@") else place)
        supervisor.send(b"READY=1\nWATCHDOG=1")


class Connection(Http):
    """A connection of uvicorn that ends where it is one too many, or asks for nothing in time.

    Uvicorn itself lets a connection wait for its first request, and for the rest of one, for ever,
    and takes a request's beginning of any size.
    """

    _waiting: asyncio.TimerHandle | None = None
    _unread = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request, or say that the server is full."""
        super().connection_made(transport)
        if len(self.connections) > most_connections():
            transport.write(_FULL)
            transport.close()
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and stop waiting once it makes a whole request."""
        if self.transport.is_closing():
            return
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before or self.transport.get_protocol() is not self:
            self._stop_waiting()
            self._unread = 0
        elif self._idle():
            self._unread += len(data)
            if self._unread > LARGEST_HEAD:
                self.transport.close()
            elif self._waiting is None:
                self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(LONGEST_SILENCE, self._end_if_idle)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _end_if_idle(self) -> None:
        self._waiting = None
        if self._idle():
            self.transport.close()

    def _idle(self) -> bool:
        cycle: Any = self.cycle
        return cycle is None or bool(cycle.response_complete)
