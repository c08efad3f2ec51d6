"""The signs a note gives: named numbers from 0 to 1 that a person could check."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ccc.content.ids import FlagId
from ccc.scoring.annotation import Annotation
from ccc.scoring.cards import Touch
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.lexicon.word_lists import LISTS

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric

_YOU = word_set("you your you're yours you've yourself you'd you'll")


def signs(annotation: Annotation, flags: Collection[FlagId], rubric: Rubric) -> dict[str, float]:
    """All signs of a note, by name, each from 0 to 1."""
    found = dict.fromkeys(rubric.signs, 0.0)
    found.update({hit.check.id: 1.0 for hit in annotation.hits if hit.check.criterion})
    for flag in ("pitch", "unreadable", "placeholder", "wrong_person"):
        found[flag] = float(flag in flags)
    found.update(_card_signs(annotation))
    found.update(_word_signs(annotation))
    found.update(_pair_signs(annotation, found, rubric))
    return found


def _card_signs(annotation: Annotation) -> dict[str, float]:
    stems, theirs = annotation.note.stems, annotation.their_facts
    return {
        "their-fact": _best(theirs, 3),
        "their-life": _best([t for t in theirs if not t.part.need and not t.part.source], 2),
        "their-need": _best([touch for touch in theirs if touch.part.need], 2),
        "their-source": _best([touch for touch in theirs if touch.part.source], 2),
        "my-fact": _best(annotation.my_facts, 3),
        "my-headline": _best(annotation.my_headline, 2),
        "situation": min(len(stems & annotation.situation_stems), 3) / 3,
    }


def _best(found: Sequence[Touch], enough: float) -> float:
    return min(max(t.weight for t in found), enough) / enough if found else 0.0


def _word_signs(annotation: Annotation) -> dict[str, float]:
    note = annotation.note
    rare = {note.words[number].stem for number in annotation.specific}
    figures = {note.words[n].stem for n in annotation.specific if note.words[n].form[0].isdigit()}
    room = 20 / max(len(note.words), 20)
    return {
        "signed": float(not note.bare.isdisjoint(annotation.my_names)),
        "specific": min(len(rare) * room, 8) / 8,
        "figure": min(len(figures), 2) / 2,
        "thing": float(not note.bare.isdisjoint(LISTS["thing"])),
        "question": float("?" in note.plain),
        "short": float(len(note.words) < 8),
        "to-them": float(not note.bare.isdisjoint(_YOU | annotation.their_names)),
    }


def _pair_signs(
    annotation: Annotation, found: Mapping[str, float], rubric: Rubric
) -> dict[str, float]:
    """Signs that only count together."""
    theirs, mine = annotation.theirs, annotation.mine
    alone = float(theirs is None or not theirs.facts)
    offer = _strongest(found, rubric.ids_with("offer"))
    shared = max(_strongest(found, rubric.ids_with("tie")), _best(annotation.shared, 2))
    return {
        "offer+their-fact": offer * found["their-fact"],
        "offer+my-fact": offer * max(found["my-fact"], found["figure"]),
        "offer+anyone": offer * found["value-anyone"],
        "offer+specific": offer * found["specific"] * (mine is None or not mine.facts),
        "shared+mine": shared * max(found["my-fact"], found["my-headline"]),
        "shared+life": shared * found["their-life"],
        "specific-no-card": found["specific"] * alone,
        "no-recipient": alone,
    }


def _strongest(found: Mapping[str, float], names: Sequence[str]) -> float:
    """The strongest of these signs; 0 where there is none."""
    return max(map(found.__getitem__, names), default=0.0)
