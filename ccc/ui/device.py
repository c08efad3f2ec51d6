"""The device cookie, by which a phone that slept or reloaded finds its person again."""

from __future__ import annotations

import re
import secrets
from http.cookies import CookieError, SimpleCookie

DEVICE_COOKIE = "ccc_device"
"""Names the device a person practises on; HttpOnly, so no script in the page can read it."""

TWO_YEARS = 2 * 365 * 24 * 3600

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def new_cookie(*, secure: bool) -> str:
    """A Set-Cookie value with a fresh random token of 256 bits."""
    value = secrets.token_urlsafe(32)
    tail = "; Secure" if secure else ""
    return f"{DEVICE_COOKIE}={value}; Path=/; Max-Age={TWO_YEARS}; HttpOnly; SameSite=Lax{tail}"


def token_in(cookie_header: str) -> str | None:
    """The device token in a Cookie header; None when there is none of the form we give out."""
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(cookie_header)
    except CookieError:
        return None
    morsel = cookies.get(DEVICE_COOKIE)
    return checked_token(morsel.value if morsel else None)


def checked_token(value: str | None) -> str | None:
    """The token if it has the form of one we gave out, else None."""
    return value if value and _TOKEN.match(value) else None
