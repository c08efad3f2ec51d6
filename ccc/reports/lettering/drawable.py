"""Any text in characters that can be drawn; what cannot be is told in its place, in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import regex

from ccc.reports.lettering.typeface import family, has

_CLUSTER = regex.compile(r"\X")
_SCRIPT = regex.compile(r"(.+?) (?:LETTER|VOWEL|SIGN|SYLLABLE|INDEPENDENT|CONSONANT|SUBJOINED)\b")
_CALLED = {"MYANMAR": "Burmese", "ORIYA": "Odia"}
"""Scripts that Unicode calls by another name than people do."""

_UNSEEN = {"Cc", "Cf", "Cs", "Cn", "Co"}
_DROPPED = regex.compile(r"[\uFE00-\uFE0F\u200D\u20E3\U0001F3FB-\U0001F3FF\U000E0020-\U000E007F]")
"""What says of an emoji how it is to look, its skin's colour, what joins it to the next."""
_GENDERS = "\u2640\u2642"
_FLAG_A = 0x1F1E6
_SARA_AM = regex.compile("([\u0e48-\u0e4b\u0ec8-\u0ecb]?)([\u0e33\u0eb3])")
"""A vowel of Thai and Lao in two parts, which the library that draws sets too narrow."""

_SIGN, _DRAWN = "a sign", "letters that are drawn"
_RARE, _ONE_RARE = "less common East Asian characters", "a less common character"
_EAST_ASIAN = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]")


@dataclass(frozen=True)
class _Part:
    """What is drawn of a cluster, or None; and what to call it, empty where it is no letter."""

    drawn: str | None
    called: str


def drawable(text: str) -> str:
    """The text in characters a page can hold.

    Words it cannot hold are replaced by what they are, such as [words in Tamil]; an emoji is
    drawn without its colour, a flag as its two letters; controls are spaces.
    """
    return "".join(shown for shown, _ in _shown(text))


def left_out(*texts: str) -> tuple[str, ...]:
    """What could not be drawn, each once, such as "words in Tamil"; nothing where all was."""
    return tuple(dict.fromkeys(called for text in texts for _, called in _shown(text) if called))


def _shown(text: str) -> Iterator[tuple[str, str]]:
    """What is drawn for each stretch, and what was left out there, or an empty string."""
    parts = [_part(one) for one in _CLUSTER.findall(unicodedata.normalize("NFC", text))]
    for called, run in groupby(_stretches(parts), lambda one: one[0]):
        found = [part for _, part in run]
        missing = sum(part.drawn is None for part in found)
        if not missing:
            yield "".join(part.drawn or "" for part in found), ""
        elif called != _RARE or 2 * missing > sum(part.called == called for part in found):
            yield f"[{called}]", called
        else:
            for drawn, stretch in groupby(found, lambda part: part.drawn is not None):
                words = "".join(part.drawn or "" for part in stretch)
                yield (words, "") if drawn else (f"[{_ONE_RARE}]", called)


def _stretches(parts: list[_Part]) -> list[tuple[str, _Part]]:
    """Each part under what its stretch is called: blanks and signs within words belong to them."""
    named, before = [], ""
    for place, part in enumerate(parts):
        if part.called and part.called != _SIGN:
            before = part.called
            named.append((before, part))
            continue
        if part.drawn is None:
            alone = part.called if before in {"", _DRAWN} else before
        else:
            after = next((one.called for one in parts[place + 1 :] if one.called), "")
            alone = before if after == before else part.called
        named.append((alone, part))
        if part.drawn == "\n":
            before = ""
    return named


def _part(cluster: str) -> _Part:
    drawn = _drawn(cluster)
    if drawn is not None and not _EAST_ASIAN.match(cluster):
        return _Part(drawn, _DRAWN if _is_letter(cluster[0]) else "")
    return _Part(drawn, _called(cluster[0]))


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def _called(character: str) -> str:
    """What a cluster that begins so is called where it cannot be drawn."""
    if _EAST_ASIAN.match(character):
        return _RARE
    if not _is_letter(character):
        return _SIGN
    script = _SCRIPT.match(unicodedata.name(character, ""))
    name = script[1] if script else ""
    return f"words in {_CALLED.get(name, name.title())}" if name else "words in another script"


def _drawn(cluster: str) -> str | None:
    """The cluster in characters some font has, or None where the first is in no font."""
    base = cluster[0]
    if base in "\r\n\u2028\u2029\x85":
        return "\n"
    if unicodedata.category(base) in _UNSEEN and not has(base):
        return "" if unicodedata.category(base) == "Cf" else " "
    if base.isspace():
        return " "
    if _DROPPED.match(base):
        return ""  # it would go on the character before, which is in another font
    if (flag := ord(base) - _FLAG_A) in range(26):
        return "".join(chr(ord("A") + ord(one) - _FLAG_A) for one in cluster if flag >= 0)
    simple = base + _DROPPED.sub("", cluster[1:])
    return next(
        (
            seen
            for form in (simple, unicodedata.normalize("NFKC", simple))
            if (seen := _with_marks(form))
        ),
        None,
    )


def _with_marks(cluster: str) -> str | None:
    """The cluster with at most two of its marks, or None where its first has no font."""
    cluster = _SARA_AM.sub(_in_two, cluster)
    if not cluster or not has(cluster[0]):
        return None
    seen, marks = cluster[0], 0
    for one in cluster[1:]:
        if not has(one) or one in _GENDERS:
            continue
        is_mark = unicodedata.category(one) == "Mn"
        marks += is_mark
        if not is_mark or (marks <= 2 and family(one) == family(seen[0])):
            seen += one
    return seen


def _in_two(found: regex.Match[str]) -> str:
    tone, vowel = found.groups()
    return ("\u0e4d" + tone + "\u0e32") if vowel == "\u0e33" else ("\u0ecd" + tone + "\u0eb2")
