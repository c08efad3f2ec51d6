"""The device cookie, by which a phone that slept or reloaded finds its participant again."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable

DEVICE_COOKIE = "ccc_device"
"""Names the device of a participant; HttpOnly, so no script in the page can read it.

Cookies know no ports, so each server of a host has a name of its own, which begins with this one.
Earlier versions used this one alone: it is read where a server's own is missing, never written.
"""

FOUR_HUNDRED_DAYS = 400 * 24 * 3600
"""No browser keeps a cookie for longer (RFC 6265bis), so every page renews it."""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\Z")


def new_token() -> str:
    """A fresh random token of 256 bits."""
    return secrets.token_urlsafe(32)


def cookie_name(server_id: str) -> str:
    """The name of the cookie that the servers of one database give out."""
    return f"{DEVICE_COOKIE}_{server_id}"


def cookie_with(token: str, server_id: str, *, secure: bool) -> str:
    """The value of a Set-Cookie header that gives a browser this token."""
    age, tail = FOUR_HUNDRED_DAYS, "; Secure" if secure else ""
    name = cookie_name(server_id)
    return f"{name}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{tail}"


def token_in(cookie_headers: Iterable[str], server_id: str) -> str | None:
    """The device token in a request's Cookie headers; None when there is none we gave out.

    Other cookies of the host may hold anything, so nothing but our own is read.
    """
    pairs = [pair.partition("=") for header in cookie_headers for pair in header.split(";")]
    for ours in (cookie_name(server_id), DEVICE_COOKIE):
        values = (value.strip().strip('"') for name, _, value in pairs if name.strip() == ours)
        found = next(filter(checked_token, values), None)
        if found:
            return found
    return None


def checked_token(value: str | None) -> str | None:
    """The token if it has the form of one we gave out, else None."""
    return value if value and _TOKEN.match(value) else None
