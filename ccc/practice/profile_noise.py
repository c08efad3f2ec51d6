"""What a pasted profile page says of itself, not of the person: known by a list, kept as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_LONGEST = 120
"""Most characters of a line that is looked at: what a page says of itself is short."""

_NUMBER = r"\d[\d.,]*\s?[km]?\+?"
_AROUND = " \t\u00a0.,:;·•…()[]-–—*"
_BETWEEN = re.compile(r"\s*[·•|]\s*")
_SLASH = re.compile(r"\s*/\s*")
_CUT = re.compile(r"(?P<before>.*\S)\s*(?:…|\.{3})(?P<behind>.{1,40})", re.DOTALL)


def split_noise(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of a text that may tell something, and what was dropped of it, as it was written.

    "… see more" is dropped from the end of a line that it cuts short.
    """
    told, dropped = [], []
    for line in text.splitlines():
        kept, noise = _parted(line)
        told.append(kept)
        if noise:
            dropped.append(noise)
    return tuple(told), tuple(dict.fromkeys(dropped))


def _parted(line: str) -> tuple[str, str]:
    """A line as what it tells and what is noise."""
    if len(line) <= _LONGEST and _is_noise(line):
        return "", line.strip()
    cut = _CUT.fullmatch(line)
    if cut and _is_noise(cut["behind"]):
        return cut["before"], f"…{cut['behind'].strip()}"
    return line, ""


def _is_noise(line: str) -> bool:
    """Whether a line, or each part of it between dots, is noise; an empty one is not."""
    parts = [part.strip(_AROUND) for part in _BETWEEN.split(line)]
    found = [_SLASH.sub("/", " ".join(part.casefold().split())) for part in parts if part]
    return bool(found) and all(map(_noise().fullmatch, found))


@cache
def _noise() -> re.Pattern[str]:
    """The whole list as one pattern."""
    return re.compile("|".join(map(_pattern, _listed())))


def _listed() -> Iterator[str]:
    file = Path(__file__).with_name("profile_noise.txt")
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _pattern(listed: str) -> str:
    return re.escape(listed).replace("9", _NUMBER).replace(r"\*", ".+")
