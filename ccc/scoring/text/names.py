"""The name on a card, titles, and whether two spellings are one name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.text.note import fold

if TYPE_CHECKING:
    from ccc.content.scenarios import Card

TITLES = word_set("""
        aunt aunty bapak brother captain chef coach doctor don dona doña dr eng engineer father
        fellow frau herr ibu ing kak lady lic lord ma'am madam mam miss mister mr mrs ms pak prof
        professor rev senor senora sensei señor señora sir sister uncle ustad
        abi abla apa atty auntie bhai bu cher corper doctora dottor dottoressa haji hajia inspector
        ma maam madame mademoiselle monsieur pan pani sama signor signora sr sra srta teacher ustaz
""")


@lru_cache(maxsize=1024)
def names_of(card: Card) -> frozenset[str]:
    """The folded words of a person's name, without titles and initials."""
    words = re.findall(r"[^\W\d_]+", fold(card.name))
    return frozenset(word for word in words if len(word) > 1 and word not in {"dr", "prof", "mr"})


def one_name(form: str, other: str) -> bool:
    """Whether two spellings are one name: equal, a short form, or a letter apart."""
    if form == other:
        return True
    short, long = sorted((form, other), key=len)
    if len(short) >= 3 and (long.startswith(short) or _is_pet_name(short, long)):
        return True
    if len(short) >= 4 and (long.endswith(short) or _distance_at_most_one(short, long)):
        return True
    return len(short) >= 8 and SequenceMatcher(None, short, long).ratio() >= _SPELT_OTHERWISE


_SPELT_OTHERWISE = 0.85
"""Long names as alike as this, by `difflib`, are one name in two spellings."""


_PET_ENDINGS = ("ie", "ey", "y", "i", "ek", "ka", "ko")
_PET_NAMES: Mapping[str, tuple[str, ...]] = {
    "beth": ("eli",),
    "bill": ("wil",),
    "bob": ("rob",),
    "dick": ("ric",),
    "jack": ("joh", "jac"),
    "kate": ("cat", "kat"),
    "liz": ("eli",),
    "mike": ("mic", "mik"),
    "nick": ("nic", "nik"),
    "peggy": ("mar",),
    "ted": ("edw", "the"),
    "tess": ("the", "ter"),
}
"""Pet forms that are not how the name begins, and how the names begin that they are of."""


def _is_pet_name(short: str, long: str) -> bool:
    """Whether one is a pet form of the other: Tomek of Tomasz, Howie of Howard, Mike of Michael."""
    if long.startswith(_PET_NAMES.get(short, ())) or short.startswith(_PET_NAMES.get(long, ())):
        return True
    stems = [short.removesuffix(ending) for ending in _PET_ENDINGS if short.endswith(ending)]
    return any(len(root) >= 2 and long.startswith(root) and len(short) >= 4 for root in stems)


def _distance_at_most_one(short: str, long: str) -> bool:
    """Whether one letter added, dropped, changed or two swapped makes one word of the other."""
    if len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    if len(short) == len(long):
        swapped = short[start : start + 2] == long[start : start + 2][::-1]
        return short[start + 1 :] == long[start + 1 :] or (
            swapped and short[start + 2 :] == long[start + 2 :]
        )
    return short[start:] == long[start + 1 :]
