"""What a note says in particular: links between the two people, and offers that name something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from ccc.scoring.annotation import Annotation
from ccc.scoring.cards import Part, Touch
from ccc.scoring.checks.matcher import Hit
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.lexicon.word_lists import LISTS

_SENT = word_set("thanks greetings regards wishes love message answer apology news letter")
"""What of theirs can be carried to somebody else for them."""


def ties(annotation: Annotation) -> list[Hit]:
    """Hits that say a link, but for those that thousands share and those that cannot be true."""
    found = [hit for hit in annotation.hits if "tie" in hit.check.roles and hit.last > hit.first]
    if not found:
        return []
    words = annotation.note.words
    generic = [h for h in annotation.hits if h.check.id == "shared-generic" and h.last > h.first]
    empty = {words[hit.first].sentence for hit in generic}
    true = _telling_sentences(annotation) - _miscast(annotation) - empty
    return [hit for hit in found if words[hit.first].sentence in true]


def tie_signs(annotation: Annotation, said: Sequence[Hit], role: float) -> dict[str, float]:
    """How telling the sentences are that say a link; `role` is 1 where the note says one's work."""
    words = annotation.note.words
    places = {words[hit.first].sentence for hit in said}
    rare = {words[n].stem for n in annotation.specific if words[n].sentence in places}
    job = any(word.form in LISTS["job"] for word in words if word.sentence in places)
    return {
        "tie+specific": min(len(rare), 4) / 4,
        "tie+role": float(job or (bool(said) and role > 0)),
    }


def _miscast(annotation: Annotation) -> set[int]:
    """The sentences that name their kind of work, of which your own card knows nothing."""
    if annotation.mine is None or annotation.theirs is None:
        return set()
    found: dict[str, set[int]] = defaultdict(set)
    for word in annotation.note.words:
        if word.form.removesuffix("s") in LISTS["job"]:
            found[word.stem].add(word.sentence)
    not_mine = [
        sentences
        for job, sentences in found.items()
        if _on(job, [annotation.theirs.headline]) and not _on(job, annotation.mine.parts)
    ]
    return set().union(*not_mine)


def _on(stem: str, parts: Iterable[Part]) -> bool:
    return any(part.has(stem) for part in parts)


def _weight_in(found: Iterable[Touch], numbers: Collection[int]) -> float:
    """The greatest weight of a touch that has a word among these."""
    return max((t.weight for t in found if any(n in numbers for n in t.words)), default=0.0)


def offer_is_telling(annotation: Annotation) -> bool:
    """Whether something in particular stands in the sentence of an offer or next to it."""
    words = annotation.note.words
    offers = [h for h in annotation.hits if "offer" in h.check.roles and h.first < len(words)]
    if not offers:
        return False
    things = {word.sentence for word in words if word.form in LISTS["thing"]}
    carried = {a.sentence for a, b in pairwise(words) if a.form == "your" and b.form in _SENT}
    telling = _telling_sentences(annotation) | things | carried
    return any(words[hit.first].sentence + step in telling for hit in offers for step in (-1, 0, 1))


_HELD_OUT = frozenset({"offer", "thing-held"})


def need_near_offer(annotation: Annotation) -> float:
    """How much of a need of theirs is named where something is held out, or next to it; 0–1."""
    words = annotation.note.words
    held_out = [h for h in annotation.hits if not _HELD_OUT.isdisjoint(h.check.roles)]
    offers = {words[hit.first].sentence for hit in held_out if hit.last > hit.first}
    near = {sentence + step for sentence in offers for step in (-1, 0, 1)}
    beside = {number for number, word in enumerate(words) if word.sentence in near}
    return min(_weight_in([t for t in annotation.their_facts if t.part.need], beside), 2) / 2


def _telling_sentences(annotation: Annotation) -> frozenset[int]:
    """Sentences that say something in particular: a rare word, a kind of work, part of a card."""
    words = annotation.note.words
    touched = (
        *annotation.their_facts,
        *annotation.my_facts,
        *annotation.my_headline,
        *annotation.their_headline,
    )
    return frozenset(
        {words[n].sentence for n in annotation.specific}
        | {words[n].sentence for t in touched if t.weight >= 1 for n in t.words}
        | {word.sentence for word in words if word.form in LISTS["job"]}
    )
