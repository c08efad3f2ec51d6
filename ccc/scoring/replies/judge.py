"""What a reply does by both judges, the checks' words and the encoder, and the words for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ccc.content.ids import REPLY_CHECKS, REPLY_FAULTS, ReplyCheckId, ReplyFaultId
from ccc.scoring.chances import chance, falling, fault_chances, level_of
from ccc.scoring.replies.evidence import ReplyEvidence

if TYPE_CHECKING:
    from ccc.content.encoder import Blend, ModelCard
    from ccc.scoring.encoder.reader import Reading
    from ccc.scoring.text.note import Note

_SHARE = 0.35
"""A word that gets this share of the strongest one's attention belongs to the same phrase."""

_ASKING: tuple[ReplyCheckId, ...] = ("how", "why", "focus")

_WHY: Mapping[ReplyCheckId | ReplyFaultId, str] = {
    "thanks": "You welcome the request.",
    "how": "You ask how they came to know of you.",
    "why": "You ask what they hope for.",
    "focus": "You ask what caught their eye.",
    "open": "You make it easy to answer.",
    "signed": "Your name.",
    "sarcasm": "This may sound as if you make fun of them.",
    "accepts_without_asking": "You say yes before you know why they ask.",
    "lecture": "This tells them how to behave.",
    "pitch": "This sells something.",
    "rude": "This is unfriendly.",
}
"""Why words count that no check has found, by what they are about."""


def by_both(
    levels: Mapping[ReplyCheckId, int],
    faults: Mapping[ReplyFaultId, int],
    reading: Reading,
    card: ModelCard,
) -> tuple[dict[ReplyCheckId, int], tuple[ReplyFaultId, ...]]:
    """Levels 0–2 of the six checks, and the faults, from what the checks and the encoder say.

    `faults` are those that the checks found, with how surely: 2 by words, 1 by what is not said.
    """
    settled = levels_by_both(levels, reading, card.checks)
    chances = fault_chances(
        reading.faults.tolist(),
        [faults.get(fault, 0) for fault in REPLY_FAULTS],
        [card.faults[fault] for fault in REPLY_FAULTS],
    )
    return settled, tuple(
        fault
        for fault, found in zip(REPLY_FAULTS, chances, strict=True)
        if found >= card.fault_from and not excused(fault, settled)
    )


def levels_by_both(
    levels: Mapping[ReplyCheckId, int],
    reading: Reading,
    blends: Mapping[ReplyCheckId, tuple[Blend, Blend]],
) -> dict[ReplyCheckId, int]:
    """Levels 0–2 of the six checks."""
    settled: dict[ReplyCheckId, int] = {}
    for check, logits in zip(REPLY_CHECKS, reading.checks.tolist(), strict=True):
        found = [
            chance(logit, levels[check], blend)
            for logit, blend in zip(logits, blends[check], strict=True)
        ]
        settled[check] = level_of(falling(found))
    # A name where one signs is there to be seen, though the encoder may know it from no card.
    settled["signed"] = max(settled["signed"], levels["signed"])
    return settled


def excused(fault: ReplyFaultId, levels: Mapping[ReplyCheckId, int]) -> bool:
    """Whoever asks how, why or what for has not accepted without asking."""
    return fault == "accepts_without_asking" and any(levels[check] == 2 for check in _ASKING)


def evidence_for(
    note: Note,
    levels: Mapping[ReplyCheckId, int],
    faults: Collection[ReplyFaultId],
    found: Sequence[ReplyEvidence],
    reading: Reading,
) -> tuple[ReplyEvidence, ...]:
    """What the checks found of all that holds, and where they found nothing what was looked at."""
    holds = [*(check for check in REPLY_CHECKS if levels[check]), *faults]
    shown: list[ReplyEvidence] = []
    for number, about in enumerate((*REPLY_CHECKS, *REPLY_FAULTS)):
        if about in holds:
            known = [one for one in found if one.about == about]
            looks = reading.looks[number].tolist()
            shown += known or [_looked_at(note, about, looks, reading, found)]
    return tuple(shown)


def _looked_at(
    note: Note,
    about: ReplyCheckId | ReplyFaultId,
    looks: Sequence[float],
    reading: Reading,
    found: Sequence[ReplyEvidence],
) -> ReplyEvidence:
    """The words around the one that was looked at most; where one asks, a question of theirs."""
    words, places = note.words, note.places
    strength = [0.0] * len(words)
    number = 0
    for (start, end), look in zip(reading.spans, looks, strict=True):
        if end == start:
            continue
        while number + 1 < len(words) and words[number].end <= places[start]:
            number += 1
        if words[number].start <= places[start]:
            strength[number] += look
    asked = _asked(note, found) if about in _ASKING else []
    telling = [n for n in asked or range(len(words)) if words[n].rarity > 0]
    first = last = max(telling or asked or range(len(words)), key=lambda n: (strength[n], -n))
    if asked:
        first, last = _clause(note, first)
        return ReplyEvidence(about, words[first].start, words[last].end, _WHY[about])
    least = strength[first] * _SHARE
    sentence = words[first].sentence
    while first > 0 and strength[first - 1] >= least and words[first - 1].sentence == sentence:
        first -= 1
    while (
        last + 1 < len(words)
        and strength[last + 1] >= least
        and words[last + 1].sentence == sentence
    ):
        last += 1
    return ReplyEvidence(about, words[first].start, words[last].end, _WHY[about])


def _asked(note: Note, found: Sequence[ReplyEvidence]) -> list[int]:
    """Numbers of the words of all questions, but for those that are known to ask another thing."""
    words = note.words
    asking = {
        word.sentence
        for word, after in zip(
            words, [*(word.start for word in words[1:]), len(note.raw)], strict=True
        )
        if "?" in note.between(word.end, after)
    }
    known: dict[str, set[int]] = defaultdict(set)
    for one in found:
        known[one.about] |= {w.sentence for w in words if one.start <= w.start < one.end}
    others = asking - known["how"] - known["why"]
    left = others - known["focus"] or others or asking
    return [number for number, word in enumerate(words) if word.sentence in left]


def _clause(note: Note, number: int) -> tuple[int, int]:
    """The first and the last word of a sentence's part between commas that a word stands in."""
    first = last = number
    while first > 0 and not _parted(note, first):
        first -= 1
    while last + 1 < len(note.words) and not _parted(note, last + 1):
        last += 1
    return first, last


def _parted(note: Note, number: int) -> bool:
    """Whether a comma or the end of a sentence stands before a word."""
    before, word = note.words[number - 1 : number + 1]
    between = note.between(before.end, word.start)
    return before.sentence != word.sentence or any(mark in between for mark in ",;:")
