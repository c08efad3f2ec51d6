"""The key to the coach's desk: printed once, kept only as a hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def new_key() -> str:
    """A fresh key of 128 random bits, written in groups so that it can be read out."""
    digits = secrets.token_hex(16)
    return "-".join(digits[start : start + 8] for start in range(0, len(digits), 8))


def key_hash(key: str) -> str:
    """What is stored of a key. 128 random bits need no slow hash: there is nothing to guess."""
    plain = "".join(key.split()).replace("-", "").lower()
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def opens(key: str, stored_hash: str | None) -> bool:
    """Whether the key fits; takes the same time whether it nearly fits or not at all."""
    return stored_hash is not None and hmac.compare_digest(key_hash(key), stored_hash)
