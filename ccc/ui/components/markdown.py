"""Texts from outside, made safe to be shown: data, never markup."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable

_MARKUP = re.compile(f"([{re.escape(string.punctuation)}])")
_MARKUP_IN_LINE = re.compile(r"[\\`*_~\[\]<>$#|]|:(?=\w)|&(?=#?\w+;)")
_LINK_BEGINS = re.compile(r"(?i:(?:https?:|www)(?=[/.]))|(?=@)")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Controls that turn the direction of all that follows."""

_JOINER = "\u2060"
"""Seen by nobody; without it an address would become a link, for which Markdown has no escape."""


def plain(text: str) -> str:
    """The text as Markdown that shows exactly these characters, line breaks included."""
    unlinked = _LINK_BEGINS.sub(rf"\g<0>{_JOINER}", showable(text))
    lines = (_MARKUP.sub(r"\\\1", line) for line in unlinked.splitlines())
    return "  \n".join(lines)


def in_a_label(text: str) -> str:
    """The text in a line of Markdown, with as few escapes as are needed.

    The label of a switch, a box or a field is also its name, which a screen reader reads out as it
    is written, with each escape.
    """
    unlinked = _LINK_BEGINS.sub(rf"\g<0>{_JOINER}", " ".join(showable(text).split()))
    return _MARKUP_IN_LINE.sub(r"\\\g<0>", unlinked)


def in_a_line(text: str) -> str:
    """The text for the middle of a line: whichever way it is written, the rest stays as it is."""
    return f"\u2068{_TURNS.sub('', showable(text))}\u2069"


def inline(text: str) -> str:
    """The text as Markdown for the middle of a line of other words."""
    return plain(in_a_line(text))


def as_list(lines: Iterable[str]) -> str:
    """A list in Markdown, of lines that are Markdown themselves."""
    return "\n".join(f"- {line}" for line in lines)


def showable(text: str) -> str:
    """The text with half characters (lone surrogates), which cannot be sent, as U+FFFD."""
    return _HALF_CHARACTER.sub("\ufffd", text)
