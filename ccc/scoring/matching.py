"""Where a rubric's checks hit a note: phrases by first word, patterns by character; linear time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from ccc.scoring.lists import LISTS
from ccc.scoring.text import Note

if TYPE_CHECKING:
    from ccc.content.checks import Check, Phrases
    from ccc.content.rubric import Rubric

_GAP = r"(?:[^ .]+ ){0,3}?"
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Hit:
    """A check that found something: `note[start:end]`, and the numbers of the words in it."""

    check: Check
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True)
class _Phrase:
    check: Phrases
    vetoes: bool
    regex: re.Pattern[str]


class Matcher:
    """All checks of one rubric, made ready once."""

    def __init__(self, checks: Sequence[Check]) -> None:
        """Compile the checks; a note is then looked at in time linear in its length."""
        self._by_word: dict[str, list[_Phrase]] = {}
        self._by_start: dict[str, list[_Phrase]] = {}
        self._patterns = [
            (check, re.compile(check.pattern, re.IGNORECASE if check.ignore_case else 0))
            for check in checks
            if check.kind == "pattern"
        ]
        for check in checks:
            if check.kind == "phrases":
                self._add(check, check.phrases, vetoes=False)
                self._add(check, check.unless, vetoes=True)

    def hits(self, note: Note) -> tuple[Hit, ...]:
        """Every hit, in the order of the note; a check's own hits do not overlap."""
        found = [*self._phrase_hits(note), *self._pattern_hits(note)]
        return tuple(sorted(found, key=lambda hit: (hit.start, hit.end, hit.check.id)))

    def _add(self, check: Phrases, phrases: Sequence[str], *, vetoes: bool) -> None:
        for text in phrases:
            phrase = _Phrase(check, vetoes, re.compile(_expression(text)))
            for word in _first_words(text):
                table = self._by_start if word.endswith("*") else self._by_word
                entries = table.setdefault(word.rstrip("*")[:3] if word.endswith("*") else word, [])
                if phrase not in entries:
                    entries.append(phrase)

    def _phrase_hits(self, note: Note) -> Iterator[Hit]:
        free_from: dict[str, int] = {}
        vetoed: set[tuple[str, int]] = set()
        hits: list[tuple[Phrases, int, int]] = []
        for number, word in enumerate(note.words):
            at = note.line_starts[number]
            for phrase in self._candidates(word.form):
                found = phrase.regex.match(note.line, at, at + _LONGEST)
                if not found:
                    continue
                if phrase.vetoes:
                    vetoed.add((phrase.check.id, word.sentence))
                elif free_from.get(phrase.check.id, 0) <= at:
                    free_from[phrase.check.id] = found.end()
                    hits.append((phrase.check, number, found.end()))
        for check, number, end in hits:
            if (check.id, note.words[number].sentence) not in vetoed:
                last = note.words_in_line(note.line_starts[number], end)[1]
                yield Hit(check, note.words[number].start, note.words[last - 1].end, number, last)

    def _candidates(self, form: str) -> Iterator[_Phrase]:
        yield from self._by_word.get(form, ())
        yield from self._by_start.get(form[:3], ())

    def _pattern_hits(self, note: Note) -> Iterator[Hit]:
        for check, pattern in self._patterns:
            pictures = _has_pictures(pattern.pattern)
            for found in pattern.finditer(note.raw if pictures else note.plain):
                if found.end() > found.start():
                    start, end = found.span() if pictures else note.span(*found.span())
                    first, last = (bisect_left(note.word_starts, at) for at in (start, end))
                    if check.criterion and last > first:
                        start, end = note.words[first].start, note.words[last - 1].end
                    yield Hit(check, start, end, first, last)


@cache
def _has_pictures(pattern: str) -> bool:
    """Whether a pattern looks for emoji, which are not part of a note's plain characters."""
    return any(category(char) == "So" for char in pattern)


def matcher(rubric: Rubric) -> Matcher:
    """The matcher of a rubric; the same one for the same content."""
    return _matcher(_Content(rubric))


@dataclass(frozen=True, eq=False)
class _Content:
    rubric: Rubric

    def __hash__(self) -> int:
        return hash(self.rubric.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Content) and other.rubric.hash == self.rubric.hash


@lru_cache(maxsize=8)
def _matcher(content: _Content) -> Matcher:
    return Matcher(content.rubric.checks)


def _expression(text: str) -> str:
    """A phrase as a regular expression on a note's line, each word with the blank after it."""
    parts = [_step(step) for step in text.split()]
    return "".join(parts)


def _step(step: str) -> str:
    if step == "~":
        return _GAP
    optional = step.endswith("?")
    words = _choices(step.removesuffix("?"))
    alternatives = "|".join(
        re.escape(word[:-1]) + "[^ .]*" if word.endswith("*") else re.escape(word)
        for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return f"(?:(?:{alternatives}) )?" if optional else f"(?:{alternatives}) "


def _choices(step: str) -> Sequence[str]:
    choices: list[str] = []
    for choice in step.split("|"):
        choices.extend(sorted(LISTS[choice[1:]]) if choice.startswith("@") else [choice])
    return choices


def _first_words(text: str) -> Iterator[str]:
    """Every word a phrase can begin with; past optional steps there are more."""
    for step in text.split():
        yield from _choices(step.removesuffix("?"))
        if not step.endswith("?"):
            return
