"""The device cookie, by which a phone that slept or reloaded finds its participant again."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator

from ccc.keys import COOKIE_LASTS

DEVICE_COOKIE = "ccc_device"
"""Names the device of a participant; HttpOnly, so no script in the page can read it.

Cookies know no ports, so each server of a host has a name of its own, which begins with this one.
Earlier versions used this one alone: it is read where a server's own is missing, never written.
"""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_TICKET = re.compile(r"[A-Za-z0-9_-]{12}\.[A-Za-z0-9_-]{22}\.[0-9a-f]{64}\Z")
_LINE, _UNSIGNED, _SIGNED = 12, 24, 43
"""Characters of a token: what its successors share with it, what is random, and all of it."""


def new_token(secret: str) -> str:
    """A fresh token: 144 random bits, and a signature by which `was_given_out` knows them."""
    return _signed(secrets.token_urlsafe(18), secret)


def was_given_out(token: str, secret: str) -> bool:
    """Whether the servers of this secret made the token; nobody else can make one up."""
    return hmac.compare_digest(token, _signed(token[:_UNSIGNED], secret))


def device_name(token: str) -> str:
    """What tells a device from others; the same for a token and its successors, and no secret."""
    return hashlib.sha256(token[:_LINE].encode()).hexdigest()


def new_ticket(token: str) -> str:
    """What a page shows the server to have the token's cookie replaced by its successor's.

    It holds the hash of the token. Scripts may read a ticket, and never a token.
    """
    predecessor = hashlib.sha256(token.encode()).hexdigest()
    return f"{token[:_LINE]}.{secrets.token_urlsafe(16)}.{predecessor}"


def successor_by(ticket: str, secret: str) -> str | None:
    """The token that this ticket is for; None for what is no ticket."""
    if not _TICKET.match(ticket):
        return None
    return _signed(ticket[:_LINE] + _mac(f"ticket {ticket}", secret)[:_LINE], secret)


def predecessor_hash_of(ticket: str) -> str:
    """The hash of the token that was there before."""
    return ticket.rpartition(".")[2]


def _signed(unsigned: str, secret: str) -> str:
    return (unsigned + _mac(unsigned, secret))[:_SIGNED]


def _mac(text: str, secret: str) -> str:
    return urlsafe_b64encode(hmac.digest(secret.encode(), text.encode(), "sha256")).decode()


def cookie_name(server_id: str) -> str:
    """The name of the cookie that the servers of one database give out."""
    return f"{DEVICE_COOKIE}_{server_id}"


def cookie_with(token: str, server_id: str, *, secure: bool) -> str:
    """The value of a Set-Cookie header that gives a browser this token."""
    age, tail = int(COOKIE_LASTS.total_seconds()), "; Secure" if secure else ""
    name = cookie_name(server_id)
    return f"{name}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{tail}"


def token_in(cookie_headers: Iterable[str], server_id: str) -> str | None:
    """The first of `tokens_in`, or None."""
    return next(tokens_in(cookie_headers, server_id), None)


def tokens_in(cookie_headers: Iterable[str], server_id: str) -> Iterator[str]:
    """What may be device tokens in a request's Cookie headers, the server's own name first.

    Other cookies of the host may hold anything, so nothing but our own is read.
    """
    pairs = [pair.partition("=") for header in cookie_headers for pair in header.split(";")]
    for ours in (cookie_name(server_id), DEVICE_COOKIE):
        values = (value.strip().strip('"') for name, _, value in pairs if name.strip() == ours)
        yield from filter(checked_token, values)


def checked_token(value: str | None) -> str | None:
    """The token if it has the form of one we gave out, else None."""
    return value if value and _TOKEN.match(value) else None
