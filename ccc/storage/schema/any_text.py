"""Any Python text in any database: reversible, and left as it is wherever it is ordinary text.

PostgreSQL refuses U+0000, and no database takes half of a surrogate pair. Each such code point is
kept as U+001A (SUBSTITUTE) and its four hexadecimal digits, and so is U+001A itself. Reading undoes
this, so that a note comes back code point for code point and the offsets of its evidence still fit.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_CANNOT_BE_KEPT = re.compile(r"[\x00\x1a\ud800-\udfff]")
_ESCAPE = re.compile(r"\x1a([0-9a-f]{4})")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def escaped(text: str) -> str:
    """The text in a form that both databases and UTF-8 can hold."""
    return _CANNOT_BE_KEPT.sub(lambda found: f"\x1a{ord(found[0]):04x}", text)


def unescaped(text: str) -> str:
    """The text that was given to `escaped`."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def fit_for_a_file(value: object) -> object:
    """A JSON value whose texts fit UTF-8: each half of a surrogate pair becomes U+FFFD."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [fit_for_a_file(one) for one in value]
    if isinstance(value, dict):
        return {key: fit_for_a_file(one) for key, one in value.items()}
    return value


def folded(text: str) -> str:
    """What is the same of texts that differ in case alone, in any alphabet."""
    return normalize("NFC", text.casefold())
