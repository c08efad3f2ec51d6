"""Keys of 128 random bits, told once and kept only as a hash: of hosts, and a person's codes."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import timedelta

LINK_LASTS = timedelta(minutes=15)
"""How long a link to another device may be used, once."""

KEY_LASTS = timedelta(days=30)
"""How long a device knows the host whose key was typed on it."""

COOKIE_LASTS = timedelta(days=400)
"""No browser keeps a cookie for longer (RFC 6265bis), so every page renews the device's."""

_GROUP = 4
_BETWEEN_GROUPS = re.compile(r"[\W_]+")


def new_key() -> str:
    """A fresh key of 128 random bits in hexadecimal, in groups so that it can be read out."""
    digits = secrets.token_hex(16)
    groups = range(0, len(digits), _GROUP)
    return "-".join(digits[start : start + _GROUP] for start in groups)


def key_hash(key: str) -> str:
    """What is stored of a key; groups, spaces and capitals make no difference.

    128 random bits need no slow hash: there is nothing to guess.
    """
    plain = _BETWEEN_GROUPS.sub("", key).lower()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()
