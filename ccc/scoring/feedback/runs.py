"""Which words make one mark: neighbours that are marked, without small words at their ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ccc.scoring.lexicon.vocabulary import word_set

if TYPE_CHECKING:
    from ccc.scoring.annotation import Annotation

_APART = 2
"""Marked words with fewer than so many between them are one phrase to a reader."""

Run = tuple[int, int, float]
"""Numbers of the first word and the one after the last, and how strongly they are marked."""


def runs_of(annotation: Annotation, strength: Sequence[float]) -> list[Run]:
    """Neighbouring words that are marked, the strongest first; no run of function words."""
    words = annotation.note.words
    chosen = [number for number, found in enumerate(strength) if found >= 1]
    runs: list[list[int]] = []
    for number in chosen:
        last = runs[-1][-1] if runs else -9
        if number - last <= _APART and words[number].sentence == words[last].sentence:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [
        (whole[0], whole[-1] + 1, sum(strength[n] for n in trimmed))
        for run in _with_company(annotation, runs)
        if (trimmed := _trimmed(annotation, run))
        for whole in [_whole_names(annotation, trimmed)]
    ]
    return sorted(told, key=lambda run: (-run[2], run[0]))


def _with_company(annotation: Annotation, runs: Sequence[list[int]]) -> Iterator[list[int]]:
    """The runs, a lone word with the one on each side: "grow" says nothing, "grow leads" does.

    A name needs no company, and no word goes into two runs.
    """
    words = annotation.note.words
    for before, run, after in zip([[-1], *runs], runs, [*runs[1:], [len(words)]], strict=False):
        word = words[run[0]]
        if len(run) > 1 or word.rarity == 0 or (word.capital and not word.opens):
            yield run
            continue
        first = last = run[0]
        if first - 1 > before[-1] and _goes_on(annotation, first):
            first -= 1
        if last + 1 < after[0] and _goes_on(annotation, last + 1):
            last += 1
        yield [*range(first, last + 1)]


def _whole_names(annotation: Annotation, run: Sequence[int]) -> range:
    """The run with the rest of a name that it begins or ends within: "Caron" is "Sophie Caron"."""
    first, last = run[0], run[-1]
    while first > 0 and _one_name(annotation, first):
        first -= 1
    while last + 1 < len(annotation.note.words) and _one_name(annotation, last + 1):
        last += 1
    return range(first, last + 1)


def _one_name(annotation: Annotation, number: int) -> bool:
    """Whether a word and the one before are capitals side by side in one sentence."""
    before, word = annotation.note.words[number - 1 : number + 1]
    apart = word.opens or not (before.capital and word.capital)
    return not apart and _goes_on(annotation, number)


def _goes_on(annotation: Annotation, number: int) -> bool:
    """Whether nothing but a blank stands between a word and the one before."""
    before, word = annotation.note.words[number - 1 : number + 1]
    return annotation.note.raw[before.end : word.start].isspace()


_AT_AN_EDGE = word_set("a an the and or but so of to for in at on with by as that than")
"""Words that say nothing at either end of a phrase."""

_AT_THE_END = _AT_AN_EDGE | word_set("my your our his her their its i he she we they")


def _trimmed(annotation: Annotation, run: Sequence[int]) -> list[int]:
    """The run without small words at its ends; empty where no word of it tells anything."""
    words, left = annotation.note.words, list(run)
    if not any(words[number].rarity > 0 for number in left):
        return []
    while words[left[0]].form in _AT_AN_EDGE:
        left.pop(0)
    while words[left[-1]].form in _AT_THE_END or _stands_apart(annotation, left):
        left.pop()
    return left


def _stands_apart(annotation: Annotation, run: Sequence[int]) -> bool:
    """Whether a run's last word tells nothing, and a word or a comma parts it from the others."""
    words = annotation.note.words
    if len(run) == 1 or words[run[-1]].rarity > 0:
        return False
    before, last = run[-2:]
    return last - before > 1 or "," in annotation.note.between(words[before].end, words[last].start)
