"""What those have in common that change what is asked by HTTP, or the answer to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class AroundHttp(ABC):
    """Wraps another ASGI app; what comes by another way than HTTP is passed on as it is."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap another ASGI app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, by HTTP as `around` has it."""
        if scope["type"] == "http":
            scope, send = self.around(scope, send)
        await self.app(scope, receive, send)

    @abstractmethod
    def around(self, scope: Scope, send: Send) -> tuple[Scope, Send]:
        """The request as the app gets it, and what takes the app's answer."""


def with_start(send: Send, change: Callable[[Message], Awaitable[None]]) -> Send:
    """A `send` that changes how an answer starts: its status and its headers."""

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            await change(message)
        await send(message)

    return changed
