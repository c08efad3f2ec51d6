"""Whether people open the app by https, where a proxy of any address may stand before it."""

from __future__ import annotations

from starlette.types import Scope

from ccc.settings import Settings


def is_https(scope: Scope) -> bool:
    """Whether a request came by https, or people open the app by a public address with it."""
    public = Settings.from_environment().public_url
    return scope["scheme"] == "https" or (public is not None and public.startswith("https://"))
