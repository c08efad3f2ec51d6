"""What Streamlit's page is told of how to behave."""

from __future__ import annotations

import json

from starlette.types import Scope, Send

from ccc.ui.server.middleware.around import AroundHttp
from ccc.ui.server.middleware.page import with_body

HOST_CONFIG = "/_stcore/host-config"
"""Where Streamlit's page asks for its settings."""


class NoDialogs(AroundHttp):
    """Tells Streamlit's page to put no error dialog over ours.

    Its "Connection error" would take the focus from the field that somebody is writing in, and
    swallow the words; what has no answer is told beside the field instead.
    """

    def around(self, scope: Scope, send: Send) -> tuple[Scope, Send]:
        """The request as it is; one of the page's settings is changed on its way out."""
        is_asked = scope["path"].endswith(HOST_CONFIG)
        return scope, with_body(send, _without_dialogs) if is_asked else send


def _without_dialogs(settings: bytes) -> bytes:
    try:
        return json.dumps(json.loads(settings) | {"blockErrorDialogs": True}).encode()
    except (ValueError, TypeError):
        return settings
