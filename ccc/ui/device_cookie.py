"""The device cookie, by which a phone that slept or reloaded finds its participant again."""

from __future__ import annotations

import re
import secrets
from http.cookies import CookieError, SimpleCookie

DEVICE_COOKIE = "ccc_device"
"""Names the device of a participant; HttpOnly, so no script in the page can read it."""

FOUR_HUNDRED_DAYS = 400 * 24 * 3600
"""No browser keeps a cookie for longer (RFC 6265bis), so every page renews it."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def new_token() -> str:
    """A fresh random token of 256 bits."""
    return secrets.token_urlsafe(32)


def cookie_with(token: str, *, secure: bool) -> str:
    """The value of a Set-Cookie header that gives a browser this token."""
    age, tail = FOUR_HUNDRED_DAYS, "; Secure" if secure else ""
    return f"{DEVICE_COOKIE}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{tail}"


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
