"""What Streamlit's page is told of how to behave."""

from __future__ import annotations

import json

from starlette.types import ASGIApp, Receive, Scope, Send

from ccc.ui.server.middleware.page import with_body

HOST_CONFIG = "/_stcore/host-config"
"""Where Streamlit's page asks for its settings."""


class NoDialogs:
    """Tells Streamlit's page to put no error dialog over ours.

    Its "Connection error" would take the focus from the field that somebody is writing in, and
    swallow the words; what has no answer is told beside the field instead.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap another ASGI app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; change one of the page's settings on its way out."""
        if scope["type"] != "http" or not scope["path"].endswith(HOST_CONFIG):
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, with_body(send, _without_dialogs))


def _without_dialogs(settings: bytes) -> bytes:
    try:
        return json.dumps(json.loads(settings) | {"blockErrorDialogs": True}).encode()
    except (ValueError, TypeError):
        return settings
