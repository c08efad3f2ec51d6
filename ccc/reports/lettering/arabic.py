"""Arabic letters as they join: their widths differ from those of letters that stand alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

_KINDS = ("<isolated>", "<initial>", "<medial>", "<final>")


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    """The form of a letter, or of lam with an alef, by the letters and the kind of form."""
    found: dict[tuple[str, str], str] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in _KINDS:
            found["".join(chr(int(letter, 16)) for letter in letters), kind] = chr(code)
    return found


def joined(text: str) -> str:
    """The text with each Arabic letter in the form it takes; to be measured, not to be read."""
    bare = [one for one in text if unicodedata.category(one) != "Mn"]
    letters: list[str] = []
    for one in bare:
        pair = letters[-1] + one if letters else ""
        if (pair, "<isolated>") in _forms() and len(pair) == 2:
            letters[-1] = pair
        else:
            letters.append(one)
    shown = []
    for place, letter in enumerate(letters):
        before = place > 0 and _joins_on(letters[place - 1]) and _joins_back(letter)
        after = place + 1 < len(letters) and _joins_on(letter) and _joins_back(letters[place + 1])
        kind = _KINDS[0 if not (before or after) else 2 if before and after else 3 if before else 1]
        shown.append(_forms().get((letter, kind), letter))
    return "".join(shown)


def _joins_on(letter: str) -> bool:
    return letter == "\u0640" or (letter, "<initial>") in _forms()


def _joins_back(letter: str) -> bool:
    return letter == "\u0640" or (letter, "<final>") in _forms()
