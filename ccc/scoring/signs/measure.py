"""The signs a note gives: named numbers from 0 to 1 that a person could check."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ccc.content.ids import FlagId
from ccc.scoring.annotation import Annotation
from ccc.scoring.cards import Touch
from ccc.scoring.signs.links import (
    need_near_offer,
    offer_is_telling,
    tie_signs,
    ties,
)
from ccc.scoring.signs.words import word_signs

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric

_AS_GOOD_AS: Mapping[str, str] = {
    "context-signed-role": "context-role",
    "value-advice": "value-tip",
    "value-do": "value-offer",
}
"""Checks that find other words for the same thing, too rare in rated notes for their own weight."""

_MINE = ("my-fact", "my-facts", "my-headline")


def signs(annotation: Annotation, flags: Collection[FlagId], rubric: Rubric) -> dict[str, float]:
    """All signs of a note, by name, each from 0 to 1."""
    found = dict.fromkeys(rubric.signs, 0.0)
    found.update({hit.check.id: 1.0 for hit in annotation.hits if hit.check.criterion})
    for rarer, known in _AS_GOOD_AS.items():
        found[known] = max(found[known], found[rarer])
    said = ties(annotation)
    found.update(dict.fromkeys(rubric.ids_with("tie"), 0.0))
    found.update({hit.check.id: 1.0 for hit in said})
    if not offer_is_telling(annotation):
        found.update(dict.fromkeys(rubric.ids_with("offer"), 0.0))
    found.update(_card_signs(annotation))
    found.update(word_signs(annotation))
    for flag in ("pitch", "unreadable", "default_text", "placeholder", "wrong_person"):
        found[flag] = float(flag in flags)
    found.update(tie_signs(annotation, said, found["context-role"]))
    found.update(_pair_signs(found, need_near_offer(annotation), rubric))
    return found


def _card_signs(annotation: Annotation) -> dict[str, float]:
    background = [t for t in annotation.shared if not t.part.need and not t.part.source]
    return {
        "their-fact": _best(annotation.their_facts, 3),
        "their-facts": min(sum(t.weight >= 1 for t in annotation.their_facts), 3) / 3,
        "their-life": _best(
            [t for t in annotation.their_facts if not t.part.need and not t.part.source], 2
        ),
        "their-need": _best([t for t in annotation.their_facts if t.part.need], 2),
        "their-source": _best([t for t in annotation.their_facts if t.part.source], 2),
        "their-headline": _best(annotation.their_headline, 2),
        "my-fact": _best(annotation.my_facts, 3),
        "my-facts": min(sum(t.weight >= 1 for t in annotation.my_facts), 3) / 3,
        "my-headline": _best(annotation.my_headline, 2),
        "shared-thing": _best(annotation.shared, 2),
        "shared-background": _best(background, 1),
        "no-recipient": float(annotation.theirs is None or not annotation.theirs.facts),
        "no-sender": float(annotation.mine is None or not annotation.mine.facts),
    }


def _best(found: Sequence[Touch], enough: float) -> float:
    return min(max(t.weight for t in found), enough) / enough if found else 0.0


def _pair_signs(
    found: Mapping[str, float], need_near_offer: float, rubric: Rubric
) -> dict[str, float]:
    """Signs that only count together."""
    offered = _strongest(found, rubric.ids_with("offer"))
    held = max(_strongest(found, rubric.ids_with("thing-held")), found["my-thing"])
    offer = max(offered, held / 2)
    need = max(found["reason-answers-need"], need_near_offer)
    source = _strongest(found, rubric.ids_with("source"))
    tie = _strongest(found, rubric.ids_with("tie"))
    shared = max(found["shared-thing"], tie, found["shared-together"])
    return {
        "offer+need": offer * need,
        "offer+my-fact": offer * max(found["my-fact"], found["figure"]),
        "offer+their-fact": offer * found["their-fact"],
        "offer+to-them": offered * found["to-them"],
        "offer+anyone": offer * found["value-anyone"],
        "offer+specific": offer * found["specific"] * found["no-sender"],
        "shared+mine": shared * sum(found[name] for name in _MINE) / len(_MINE),
        "shared+life": shared * found["their-life"],
        "source+role": source * max(found["context-role"], found["my-headline"]),
        "specific-no-card": found["specific"] * found["no-recipient"],
        "you+specific": found["personal-you"] * found["specific"],
    }


def _strongest(found: Mapping[str, float], names: Sequence[str]) -> float:
    """The strongest of these signs; 0 where there is none."""
    return max(map(found.__getitem__, names), default=0.0)
