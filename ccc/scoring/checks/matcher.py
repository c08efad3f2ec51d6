"""Where a rubric's checks hit a note: phrases by first word, patterns by character; linear time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ccc.scoring.checks.pattern import SearchPattern
from ccc.scoring.lexicon.word_lists import LISTS
from ccc.scoring.text.note import Note

if TYPE_CHECKING:
    from ccc.content.checks import Check, Phrases
    from ccc.content.rubric import Rubric

_GAP = r"(?:[^ .]+ ){0,3}?"
_LONGEST = 400
_START = 3
"""Phrases are kept by so many first letters; what stands before a star is no shorter."""

_WORDS_KEPT = 4096


@dataclass(slots=True, eq=False)
class Hit:
    """A check that found something: `note[start:end]`, and the numbers of the words in it."""

    check: Check
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class _Phrase:
    check: Phrases
    vetoes: bool
    regex: re.Pattern[str]
    words: frozenset[str]
    stems: tuple[str, ...]

    def may_begin_with(self, form: str) -> bool:
        """Whether a word can be its first."""
        return form in self.words or form.startswith(self.stems)


class Matcher:
    """All checks of one rubric, made ready once."""

    def __init__(self, checks: Sequence[Check]) -> None:
        """Compile the checks; a note is then looked at in time linear in its length."""
        self._patterns = [SearchPattern(check) for check in checks if check.kind == "pattern"]
        self._by_start: dict[str, list[_Phrase]] = defaultdict(list)
        self._beginning_with = lru_cache(_WORDS_KEPT)(self._find_beginning_with)
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
            first = frozenset(_may_begin(text.split()))
            stems = tuple(word[:-1] for word in first if word.endswith("*"))
            phrase = _Phrase(check, vetoes, _compiled(text), first, stems)
            for start in {word.removesuffix("*")[:_START] for word in first}:
                self._by_start[start].append(phrase)

    def _find_beginning_with(self, form: str) -> tuple[_Phrase, ...]:
        near = self._by_start.get(form[:_START], ())
        return tuple(phrase for phrase in near if phrase.may_begin_with(form))

    def _phrase_hits(self, note: Note) -> Iterator[Hit]:
        free_from: dict[str, int] = {}
        vetoed: set[tuple[str, int]] = set()
        hits: list[tuple[Phrases, int, int]] = []
        for number, at in enumerate(note.line_starts):
            for phrase in self._beginning_with(note.forms[number]):
                found = phrase.regex.match(note.line, at, at + _LONGEST)
                if not found:
                    continue
                if phrase.vetoes:
                    vetoed.add((phrase.check.id, note.words[number].sentence))
                elif free_from.get(phrase.check.id, 0) <= at:
                    free_from[phrase.check.id] = found.end()
                    hits.append((phrase.check, number, found.end()))
        for check, number, end in hits:
            if (check.id, note.words[number].sentence) not in vetoed:
                last = note.words_in_line(note.line_starts[number], end)[1]
                yield Hit(check, note.words[number].start, note.words[last - 1].end, number, last)

    def _pattern_hits(self, note: Note) -> Iterator[Hit]:
        for pattern in self._patterns:
            for start, end in pattern.spans(note):
                yield _hit(note, pattern.check, start, end)


def _hit(note: Note, check: Check, start: int, end: int) -> Hit:
    """A pattern's hit; what speaks to a criterion is widened to whole words."""
    first, last = (bisect_left(note.word_starts, at) for at in (start, end))
    if check.criterion and last > first:
        return Hit(check, note.words[first].start, note.words[last - 1].end, first, last)
    return Hit(check, start, end, first, last)


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


@lru_cache(maxsize=4096)
def _compiled(text: str) -> re.Pattern[str]:
    """A phrase to search a note's line for, each word with the blank after it.

    A check is proved with its own phrases before all checks of a rubric are made ready.
    """
    return re.compile("".join(_step(step) for step in text.split()))


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


def _may_begin(steps: Sequence[str]) -> Iterator[str]:
    """The words that a phrase can begin with: those of optional steps, and of the next one."""
    for step in steps:
        yield from _choices(step.removesuffix("?"))
        if not step.endswith("?"):
            return
