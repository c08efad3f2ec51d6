"""A note as plain characters and words, each of which knows its place in the original note."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from ccc.scoring.lexicon.vocabulary import PLAIN_SPELLING, rarity
from ccc.scoring.text.stem import stem

if TYPE_CHECKING:
    import regex

_TAG = re.compile(
    r"</?(?:a|b|i|u|s|p|br|hr|em|div|span|font|strong|small|big|sub|sup|center|h[1-6]|ul|ol|li|img"
    r"|script|style|table|tr|td)\b[^<>]{0,300}>|<!--[^<>]{0,300}-->|&(?:nbsp|zwnj|zwj|shy);",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\b(?i:(?:write|meet)-ups?|open-days?|co-workers?)\b|"
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|%|k|h|y)?(?![^\W_])|[^\W_]+(?:['&][^\W_]+)*|[.!?]+|\n"
)
_LOOKALIKES = str.maketrans(
    "аеорсухкмтіјѕԁԛԝһӏвнАВЕКМНОРСТУХІЈЅԌαεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧıⅼɡɑ’‘ʼ`´“”„«»–—−‐‑…",
    "aeopcyxkmtijsdqwhlbhABEKMHOPCTYXIJSGaeikvoptuxABEZHIKMNOPTYXilga'''''\"\"\"\"\"-----.",
)
_DOTS = str.maketrans("İı", "ii")
_CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""Characters of no width, but for those that join others into one."""


def characters(text: str) -> int:
    """The length as a person counts it: an emoji family or a letter with its accent is one.

    What nobody sees does not count: characters of no width, and white space at the end.
    """
    seen = text.rstrip() if text.isascii() else _UNSEEN.sub("", text).rstrip()
    if seen.isascii() and "\r" not in seen:
        return len(seen)
    return len(_as_seen().findall(seen))


@cache
def _as_seen() -> regex.Pattern[str]:
    """One character as a person sees it."""
    import regex  # noqa: PLC0415 - a tenth of the import time, for what few notes need

    return regex.compile(r"\X")


def first_characters(text: str, count: int) -> str:
    """The first characters of a text, as a person counts them; all of it where it has no more."""
    if characters(text) <= count:
        return text
    if text.isascii() and "\r" not in text:
        return text[:count]
    end = 0
    for found in _as_seen().finditer(text):
        count -= not _UNSEEN.fullmatch(found.group())
        if count < 0:
            break
        end = found.end()
    return text[:end]


@dataclass(slots=True, eq=False)
class Word:
    """One word: `note[start:end]`, how it is read, and which sentence it is in.

    `form` is its everyday form, `bare` the same without "'s", `rarity` how much it tells (0–1).
    Not frozen, though nobody changes it: that would make it three times as dear to build.
    """

    start: int
    end: int
    form: str
    bare: str
    stem: str
    rarity: float
    capital: bool
    sentence: int
    opens: bool


@dataclass(frozen=True, eq=False)
class Note:
    """A note ready to be looked at; build it with `read`. Equal to itself alone, cheap to cache."""

    raw: str
    plain: str
    places: tuple[int, ...]
    words: tuple[Word, ...]
    forms: tuple[str, ...] = field(repr=False)
    line: str
    line_starts: tuple[int, ...] = field(repr=False)

    @cached_property
    def word_starts(self) -> tuple[int, ...]:
        """Where each word starts in the original note."""
        return tuple(word.start for word in self.words)

    @cached_property
    def lower(self) -> str:
        """The plain characters in lower case, one for one; an i is an i with a dot or without."""
        return self.plain.translate(_DOTS).lower()

    @cached_property
    def bare(self) -> frozenset[str]:
        """All words without "'s"."""
        return frozenset(word.bare for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def sentences(self) -> int:
        """How many sentences have words in them."""
        return len({word.sentence for word in self.words})

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `plain[start:end]` (not empty) stands in the original note."""
        return self.places[start], self.places[end - 1] + 1

    def between(self, start: int, end: int) -> str:
        """The plain characters that stand in `raw[start:end]`."""
        return self.plain[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def words_in_line(self, start: int, end: int) -> tuple[int, int]:
        """Numbers of the first word, and of the one after the last, in `line[start:end]`."""
        first = bisect_right(self.line_starts, start) - 1
        return first, bisect_right(self.line_starts, end - 1)


def read(raw: str) -> Note:
    """Look at a note: hidden characters and markup go, lookalike letters become Latin ones."""
    plain, places = _plain(raw)
    words = tuple(_words(plain, places))
    line, starts = _line(words)
    return Note(raw, plain, places, words, tuple(word.form for word in words), line, starts)


@lru_cache(maxsize=2_000)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text that stays the same from note to note: of a card, or a situation."""
    return read(text).words


def fold(text: str) -> str:
    """Lower case without accents, so that "Renée" and "renee" are one name."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ø", "o")


def _plain(raw: str) -> tuple[str, tuple[int, ...]]:
    marked_up = "<" in raw or "&" in raw or "  " in raw or _SPACED_OUT.search(raw)
    if raw.isascii() and raw.isprintable() and not marked_up:
        return raw, tuple(range(len(raw)))
    marked = _not_to_be_read(raw)
    latin = len(_LATIN.findall(raw)) >= len(_CYRILLIC_OR_GREEK.findall(raw))
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(raw):
        if marked[place]:
            continue
        for plain in _plain_char(char, latin):
            if plain != " " or chars[-1:] != [" "]:
                chars.append(plain)
                places.append(place)
    return "".join(chars), tuple(places)


_SPACED_OUT = re.compile(r"(?<!\S)\w(?: \w){3,}(?!\w)")
"""A word of which every letter stands by itself: "2 5 e u r o"."""


def _not_to_be_read(raw: str) -> bytearray:
    """One byte a character: 1 where markup stands, or a space within a word that is spaced out."""
    marked = bytearray(len(raw))
    for word in _SPACED_OUT.finditer(raw):
        marked[word.start() + 1 : word.end() : 2] = b"\x01" * (len(word.group()) // 2)
    if "<" in raw or "&" in raw:
        for tag in _TAG.finditer(raw):
            marked[tag.start() : tag.end()] = b"\x01" * (tag.end() - tag.start())
    return marked


@lru_cache(maxsize=2_000)
def _plain_char(char: str, latin: bool) -> str:
    if char.isascii():
        return char if char.isprintable() or char == "\n" else " " if char.isspace() else ""
    if (
        unicodedata.category(char) in {"Cf", "Cc", "Co", "Cn", "Cs", "So", "Sk"}
        or char in "\ufe0f\u034f\u115f\u3164"
    ):
        return ""
    if latin:
        char = char.translate(_LOOKALIKES)
    plain = unicodedata.normalize("NFKC", char) if not char.isascii() else char
    return " " if plain.isspace() else plain


def _words(plain: str, places: tuple[int, ...]) -> Iterator[Word]:
    sentence, opens = 0, True
    for found in _WORD.finditer(plain):
        text = found.group()
        if text[0] in ".!?\n":
            sentence, opens = sentence + 1, True
            continue
        first, last = found.span()
        start, end = places[first], places[last - 1] + 1
        for form, bare, root, rare, capital in _readings(text):
            yield Word(start, end, form, bare, root, rare, capital, sentence, opens)
        opens = False


@lru_cache(maxsize=10_000)
def _readings(text: str) -> tuple[tuple[str, str, str, float, bool], ...]:
    """The plain words that some letters stand for, each as the middle fields of a Word."""
    form, capital = fold(text), text[0].isupper() or text[0].istitle()
    return tuple(
        (part, part.removesuffix("'s"), stem(part), rarity(part, stem(part)), capital)
        for part in PLAIN_SPELLING.get(form, form).split()
    )


def _line(words: tuple[Word, ...]) -> tuple[str, tuple[int, ...]]:
    """All words in a row with a point between sentences, and where each word starts in it."""
    parts, starts, at, sentence = [" "], [], 1, 0
    for word in words:
        if word.sentence != sentence:
            parts.append(". ")
            at, sentence = at + 2, word.sentence
        starts.append(at)
        parts.append(word.form + " ")
        at += len(word.form) + 1
    return "".join(parts), tuple(starts)
