"""Facts about a note that cap its score; each is found here, quiet rather than wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from ccc.content.ids import FLAGS, READ_FLAGS, FlagId
from ccc.scoring.annotation import Annotation
from ccc.scoring.chances import chance
from ccc.scoring.checks.matcher import Hit
from ccc.scoring.lexicon.vocabulary import STOP
from ccc.scoring.lexicon.word_lists import LISTS
from ccc.scoring.text.greeting import casts_somebody_else, greets_somebody_else
from ccc.scoring.text.language import is_another_language
from ccc.scoring.text.note import Note

if TYPE_CHECKING:
    from ccc.content.encoder import ModelCard
    from ccc.scoring.encoder.reader import Reading

_OWN_WORDS = 4
"""A stock sentence with more telling words than this around it is no longer just that."""


def flags(
    annotation: Annotation,
    characters: int,
    limit: int,
    reading: Reading | None = None,
    card: ModelCard | None = None,
) -> tuple[FlagId, ...]:
    """All flags of a note of so many characters, in the order of the written rubric.

    Of those on which an encoder is heard, it and the rules decide together.
    """
    note = annotation.note
    if not note.words:
        found: set[FlagId] = {"blank"}
    else:
        found = _by_checks(annotation)
        if is_another_language(note):
            return _ordered({*found, "other_language"}, characters > limit)
        if "placeholder" not in found and _speaks_to_somebody_else(annotation):
            found.add("wrong_person")
        if is_unreadable(note) and "pitch" not in found:
            found.add("unreadable")
        if reading and card:
            found = _by_both(found, annotation, reading, card)
    return _ordered(found, characters > limit)


def _by_both(
    by_rules: Collection[FlagId], annotation: Annotation, reading: Reading, card: ModelCard
) -> set[FlagId]:
    """The rules' flags, but for those on which the card hears the encoder too.

    What the rules see twice needs no second judge: of 24 notes with two signs of selling, left out
    of training, 23 were rated so.
    """
    found = set(by_rules) - set(card.flags)
    seen = Counter(hit.check.flag for hit in annotation.hits)
    for number, flag in enumerate(READ_FLAGS):
        by = card.flags.get(flag)
        if by and (
            seen[flag] > 1
            or chance(float(reading.flags[number]), float(flag in by_rules), by) >= 0.5
        ):
            found.add(flag)
    return found


def _ordered(found: Collection[FlagId], too_long: bool) -> tuple[FlagId, ...]:
    return tuple(flag for flag in FLAGS if flag in found or (flag == "too_long" and too_long))


def _speaks_to_somebody_else(annotation: Annotation) -> bool:
    named = greets_somebody_else(annotation.note, annotation.sender, annotation.recipient)
    return named or casts_somebody_else(annotation.note, annotation.recipient)


def _by_checks(annotation: Annotation) -> set[FlagId]:
    found: set[FlagId] = set()
    hits: dict[str, list[Hit]] = {}
    for hit in annotation.hits:
        if hit.check.flag:
            hits.setdefault(hit.check.id, []).append(hit)
    for some in hits.values():
        check = some[0].check
        if check.flag and len(some) >= check.needs:
            if check.flag == "default_text" and _says_more(annotation, some):
                continue
            found.add(check.flag)
    return found


def _says_more(annotation: Annotation, stock: list[Hit]) -> bool:
    inside = {number for hit in stock for number in range(hit.first, hit.last)}
    names = annotation.their_names | annotation.my_names
    own = [
        word
        for number, word in enumerate(annotation.note.words)
        if number not in inside
        and word.bare not in names
        and word.form not in {"linkedin", "professional", "network", "add", "like", "join"}
        and word.rarity > 0
        and not word.capital
    ]
    return len(own) > _OWN_WORDS


def is_unreadable(note: Note) -> bool:
    """Whether a note is a list of keywords, or no words at all."""
    forms = note.forms
    if sum(map(_looks_typed_at_random, forms)) > 0.3 * len(forms):
        return True
    grammar = sum(map(STOP.__contains__, forms)) / len(forms)
    if len(forms) >= 5 and grammar <= 0.12:
        return _TALKING.isdisjoint(forms) or grammar == 0
    return _is_list(note)


def _is_list(note: Note) -> bool:
    """Whether short pieces stand side by side, and nobody speaks in any of them."""
    if sum(map(note.plain.count, _PARTERS)) < 5:
        return False
    parts = len(_PARTING.findall(note.plain)) + 1
    if parts < 6 or len(note.words) > 4 * parts:
        return False
    return not any(form.split("'")[0] in _TALKING or form in LISTS["give"] for form in note.forms)


_PARTERS = ",;|/•·.-–—"
_PARTING = re.compile(r"[,;|/•·.]\s|[,;|•·]|\s[-–—]\s")
_TALKING = STOP & frozenset({
    "are", "can", "i", "is", "my", "our", "shall", "thanks", "was", "we", "you", "your", "yours",
}) | {"want", "read", "happy"}  # fmt: skip
_NO_VOWELS = re.compile("[^aeiouy]{5}")


@lru_cache(maxsize=2_000)
def _looks_typed_at_random(form: str) -> bool:
    """Whether a word has no vowel among five letters, or five consonants in a row."""
    if len(form) < 5 or not (len(form) > 30 or _NO_VOWELS.search(form)):
        return False
    return form.isascii() and form.isalpha()
