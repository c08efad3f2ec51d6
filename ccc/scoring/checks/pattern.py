"""Patterns of content, searched for in bounded time, whatever a coach wrote and whoever's note."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import category

import regex

from ccc.scoring.text.note import Note

if TYPE_CHECKING:
    from ccc.content.checks import Pattern

LONGEST_SEARCH = 1.0
"""Seconds that a pattern may take in a note; twice, and it is searched for no more."""

LONGEST_TRIAL = 0.1
"""Seconds that it may take in a hostile text, before it may be content."""

_HOSTILE = 2000
"""Characters of a hostile text, as many as a note has at most. What doubles with each letter stops
at the first few of them; what grows with their third power needs them all to be noticed."""

log = logging.getLogger("ccc")


class SearchPattern:
    """A pattern made ready. It ignores case in lower case: twice as fast as by IGNORECASE.

    Raises `re.error` where it cannot be compiled so.
    """

    def __init__(self, check: Pattern) -> None:
        """Compile the pattern of a check."""
        self.check = check
        self._pictures = _has_pictures(check.pattern)
        self._lower = check.ignore_case and not self._pictures
        pattern = _in_lower_case(check.pattern) if self._lower else check.pattern
        re.compile(pattern)
        ignore_case = check.ignore_case and not self._lower
        self._regex = regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
        self._is_off = False

    def spans(self, note: Note) -> Sequence[tuple[int, int]]:
        """Start and end of each find in the original note; none once the pattern took too long."""
        if self._is_off:
            return ()
        text = note.lower if self._lower else note.raw if self._pictures else note.plain
        found = self._spans_in_time(text)
        spans = [(start, end) for start, end in found if end > start]
        return spans if self._pictures else [note.span(*span) for span in spans]

    def slow_text(self) -> str | None:
        """A text in which the pattern takes too long; None where it is quick in all that we try."""
        for text in _hostile_texts(self.check):
            try:
                self._spans(text.lower() if self._lower else text, LONGEST_TRIAL)
            except TimeoutError:
                return text
        return None

    def _spans_in_time(self, text: str) -> Sequence[tuple[int, int]]:
        # Once may be the machine's fault, which had other things to do.
        for _ in range(2):
            try:
                return self._spans(text, LONGEST_SEARCH)
            except TimeoutError:
                continue
        self._is_off = True
        log.error(
            "The pattern of %s took too long in a note, so it is not looked for until the app is "
            "started anew. Write it so that its parts cannot match the same words in many ways.",
            self.check.id,
        )
        return ()

    def _spans(self, text: str, seconds: float) -> Sequence[tuple[int, int]]:
        return [found.span() for found in self._regex.finditer(text, timeout=seconds)]


def _hostile_texts(check: Pattern) -> Iterator[str]:
    """Letters and words of the pattern and of what it finds, again and again, and then no match.

    All that is sought stands behind, for without it nothing would be tried at all: out of reach of
    what matches anything but the end of a line, or anything but words and blanks.
    """
    sought = check.pattern
    for letter in sorted({*"aA1 .-_\n", *re.findall(r"\w", sought)}):
        for out_of_reach in "\0\n":
            yield f"{_again(letter)}{out_of_reach}{sought}"
    for sentence in check.finds:
        for cut in range(1, len(sentence) + 1, max(1, len(sentence) // 6)):
            for length in (1, 2, 8):
                again = _again(sentence[max(0, cut - length) : cut])
                yield f"{sentence[:cut]}{again}\0{sought} {sentence}"


def _again(text: str) -> str:
    return (text * _HOSTILE)[:_HOSTILE]


def _in_lower_case(pattern: str) -> str:
    """The same expression for text in lower case; escapes stay what they are."""
    kept_or_letter = r"(?s)(\\.|\(\?P)|."
    return re.sub(kept_or_letter, lambda found: found[1] or found[0].lower(), pattern)


def _has_pictures(pattern: str) -> bool:
    """Whether a pattern looks for emoji, which are not part of a note's plain characters."""
    return any(category(char) == "So" for char in pattern)
