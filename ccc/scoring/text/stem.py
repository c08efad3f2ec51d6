"""Word stems: rough, small and the same on every machine, for comparing notes with cards."""

from __future__ import annotations

from functools import cache, lru_cache

from ccc.scoring.lexicon.vocabulary import IRREGULAR, SAME

_ENDINGS = (
    ("ations", ""), ("ation", ""), ("ments", ""), ("ment", ""), ("nesses", ""), ("ness", ""),
    ("ings", ""), ("ing", ""), ("ists", ""), ("ist", ""), ("ers", ""), ("ies", "y"), ("ied", "y"),
    ("ions", ""), ("ion", ""), ("ed", ""), ("er", ""), ("or", ""), ("ors", ""), ("ly", ""),
    ("es", ""), ("s", ""), ("al", ""), ("ic", ""), ("ics", ""), ("e", ""), ("y", ""),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def stem(form: str) -> str:
    """The part of a lower-case word that its relatives share: teachers, teaching, taught: teach."""
    word = form.removesuffix("'s").removesuffix("'")
    cut = _cut(IRREGULAR.get(word, word))
    return _groups().get(cut, cut)


@cache
def _groups() -> dict[str, str]:
    """For the stem of each word that has a synonym, the one stem that stands for the group."""
    return {_cut(word): _cut(first) for word, first in SAME.items()}


def _cut(word: str) -> str:
    if len(word) <= 4 or not word.isalpha():
        if len(word) == 4 and word.endswith("s") and not word.endswith("ss"):
            return word[:-1]
        if len(word) == 4 and word.endswith("e") and word.isalpha():
            return word[:-1]
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            short = word[: len(word) - len(ending)] + instead
            return _cut_again(short)
    return word


def _cut_again(word: str) -> str:
    """Undo doubling (running: run) and a last silent letter."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        return word[:-1]
    if len(word) > 4 and word[-1] in "ey":
        return word[:-1]
    return word


def alike(one: str, other: str) -> bool:
    """Whether two stems are near enough: equal, or one begins the other (psych, psycholog)."""
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return (
        len(short) >= 4
        and long.startswith(short)
        and short.isalpha()
        and len(short) * 3 >= len(long)
    )
