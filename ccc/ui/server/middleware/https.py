"""Whether people open the app by https, where a proxy of any address may stand before it."""

from __future__ import annotations

from starlette.types import Scope

from ccc.settings import is_opened_by_https


def is_https(scope: Scope) -> bool:
    """Whether a request came by https, or people open the app by a public address with it."""
    return scope["scheme"] == "https" or is_opened_by_https()
