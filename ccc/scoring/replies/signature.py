"""Whether a reply is signed: by which words, and how clearly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ccc.scoring.lexicon.given_names import given_names
from ccc.scoring.lexicon.vocabulary import COMMON, STOP
from ccc.scoring.text.courtesies import signs_off
from ccc.scoring.text.names import names_of
from ccc.scoring.text.note import Note, Word, fold

if TYPE_CHECKING:
    from ccc.content.scenarios import Card

_TAIL = 6
"""How many of the last words a signature can stand among: a title or two may follow it."""

_AFTERWORD = re.compile(r"(?:^|[\n.!?])\s{0,4}+P\.?\s?S\b[.:]?", re.IGNORECASE)
_PETS = 3
"""A pet form has at least so many letters, and begins as the name does (Bea, Kasia)."""

_INITIALS = 3
"""Initials are at most so many letters: F., RF, A. N. O."""

_NAMES = 3
"""A nickname has at most so many words."""

Signed = tuple[int, int, int]
"""Level 0–2, and the numbers of the first word and of the one after the last."""


def signature(note: Note, me: Card | None, them: Card | None) -> Signed:
    """How clearly the reply is signed; without a card a capital name at the end is enough."""
    words = note.words[: _words_before_afterword(note)]
    mine = names_of(me) if me else frozenset()
    if not words:
        return 0, 0, 0
    if not mine:
        return _any_name(words, names_of(them) if them else frozenset())
    tail = range(max(0, len(words) - _TAIL), len(words))
    for number in reversed(tail):
        if words[number].bare in mine and not _asked(note, words[number]):
            return 2, number, number + 1
    last = words[-1]
    if last.capital and any(_pet(last.bare, name) for name in mine):
        return 2, len(words) - 1, len(words)
    theirs = names_of(them) if them else frozenset()
    by_form = _nickname(note, words, theirs)
    return by_form if by_form[0] else _partly(note, words, me, mine - theirs)


def ends_with_them(note: Note, me: Card | None, them: Card | None) -> bool:
    """Whether the last word is a name of theirs alone: whoever reads it has not signed."""
    words = note.words[: _words_before_afterword(note)]
    theirs = names_of(them) if them else frozenset()
    mine = names_of(me) if me else frozenset()
    return bool(words) and words[-1].bare in theirs - mine


def _nickname(note: Note, words: Sequence[Word], theirs: frozenset[str]) -> Signed:
    """A name that is on no card but stands where one signs: people may use their own.

    On a line of its own any capital word or two will do, elsewhere it has to be a known given name;
    kisses may follow it.
    """
    while words and set(words[-1].form) == {"x"}:
        words = words[:-1]
    first = _closing_name(words)
    names = words[first:]
    if (
        not names
        or _is_initials(note.raw[names[0].start : names[-1].end])
        or _asked(note, words[-1])
        or not theirs.isdisjoint(word.bare for word in names)
    ):
        return 0, 0, 0
    on_a_line = "\n" in note.raw[words[first - 1].end : words[first].start] if first else False
    known = not given_names().isdisjoint(word.bare for word in names)
    signs = on_a_line or (known and signs_off(note, first))
    return (2, first, len(words)) if signs else (0, 0, 0)


def _closing_name(words: Sequence[Word]) -> int:
    """The number of the first word of the name at the end; at most three words, of one sentence."""
    first = len(words)
    while first and len(words) - first < _NAMES and words[first - 1].sentence == words[-1].sentence:
        word = words[first - 1]
        if not (_is_name(word) or (word.bare in given_names() and word.form not in COMMON)):
            break
        first -= 1
    return first


def _partly(note: Note, words: Sequence[Word], me: Card | None, mine: frozenset[str]) -> Signed:
    """Initials at the end, or a name that stands elsewhere."""
    initials = {fold(part[0]) for part in (me.name.split() if me else [])}
    first = len(words)
    while first > 0 and _is_initials(note.raw[words[first - 1].start : words[first - 1].end]):
        first -= 1
    letters = fold("".join(note.raw[word.start : word.end] for word in words[first:]))
    if 0 < len(letters) <= _INITIALS and set(letters) <= initials:
        return 1, first, len(words)
    for number, word in enumerate(words):
        if word.bare in mine and not _asked(note, word):
            return 1, number, number + 1
    return 0, 0, 0


def _asked(note: Note, word: Word) -> bool:
    """Whether a question mark follows the word, as in "have you got the right Fred?"."""
    return note.raw[word.end : word.end + 2].lstrip().startswith("?")


def _is_initials(text: str) -> bool:
    """Whether a word is one to three capital letters."""
    return len(text) <= _INITIALS and text.isalpha() and text.isupper()


def _any_name(words: Sequence[Word], theirs: frozenset[str]) -> Signed:
    """A capital word or two that nobody else owns, alone after the last stop."""
    sentence = words[-1].sentence
    first = len(words) - 1
    while first > 0 and words[first - 1].sentence == sentence and _is_name(words[first - 1]):
        first -= 1
    if not _is_name(words[-1]) or len(words) - first > 3 or words[-1].bare in theirs:
        return 0, 0, 0
    return 2, first, len(words)


def _is_name(word: Word) -> bool:
    return word.capital and word.form not in STOP and word.form not in COMMON


def _pet(form: str, name: str) -> bool:
    if len(form) < _PETS or len(name) <= len(form):
        return False
    return form[:2] == name[:2] or name.endswith(form)


def _words_before_afterword(note: Note) -> int:
    found = _AFTERWORD.search(note.plain)
    if not found:
        return len(note.words)
    at = note.places[found.start()]
    return sum(word.end <= at for word in note.words)
