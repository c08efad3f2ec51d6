"""A window that comes back finds its session only on the device that began it.

Streamlit asks for the session's id alone, which would then be a key to somebody's notes. But it
lets nobody resume a session who comes with other headers of `server.trustedUserHeaders` than before
(`.streamlit/config.toml`), so the device is told there.
"""

from __future__ import annotations

import logging
import re

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from ccc.errors import StorageError
from ccc.seldom_log import OnceAMinute
from ccc.ui.device_cookie import device_name
from ccc.ui.state import device_of

DEVICE = "x-ccc-device"
"""The header by which the device is told; whatever others send under this name is dropped."""

_ID = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)


class OwnSessionsOnly:
    """Tells Streamlit on which device a window is, which its cookie says."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap another ASGI app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; name the device where a window connects."""
        if scope["type"] == "websocket":
            name = DEVICE.encode()
            others = [(one, value) for one, value in scope["headers"] if one.lower() != name]
            device = await run_in_threadpool(_device, Headers(scope=scope).getlist("cookie"))
            scope = {**scope, "headers": [*others, (name, device.encode())]}
        await self.app(scope, receive, send)


def _device(cookies: list[str]) -> str:
    """A device's name, which is no secret; empty for a browser that keeps no cookie of ours."""
    try:
        token = device_of(cookies)
    except StorageError:
        token = None
    return device_name(token) if token else ""


def keep_session_ids_out_of_the_log() -> None:
    """Strike out of Streamlit's log what a stranger could use who reads it."""
    for name in [*logging.root.manager.loggerDict]:
        if name.startswith("streamlit"):
            logging.getLogger(name).addFilter(_strike_ids_out)


def log_strangers_seldom() -> None:
    """Let Streamlit and the server write each kind of line at most once a minute."""
    for name in [*logging.root.manager.loggerDict]:
        if name.startswith(("streamlit", "uvicorn")):
            logging.getLogger(name).addFilter(OnceAMinute())


def _strike_ids_out(record: logging.LogRecord) -> bool:
    message = record.getMessage()
    if _ID.search(message):
        record.msg, record.args = _ID.sub("…", message), None
    return True
