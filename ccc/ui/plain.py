"""Texts from outside, made safe to be shown: data, never markup."""

from __future__ import annotations

import re
import string

_MARKUP = re.compile(f"([{re.escape(string.punctuation)}])")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """The text as Markdown that shows exactly these characters, line breaks included."""
    lines = (_MARKUP.sub(r"\\\1", line) for line in showable(text).splitlines())
    return "  \n".join(lines)


def showable(text: str) -> str:
    """The text with half characters (lone surrogates), which cannot be sent, as U+FFFD."""
    return _HALF_CHARACTER.sub("\ufffd", text)
