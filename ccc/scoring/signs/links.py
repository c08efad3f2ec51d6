"""What a note says in particular: links between the two people, and offers that name something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from ccc.scoring.annotation import Look
from ccc.scoring.cards import Part, Touch
from ccc.scoring.checks.matcher import Hit
from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.lexicon.word_lists import LISTS
from ccc.scoring.text.stem import alike

_SENT = word_set("thanks greetings regards wishes love message answer apology news letter")
"""What of theirs can be carried to somebody else for them."""

FULL_CARD = 3
"""From so many facts on, what a card does not mention is likely not theirs."""


def ties(seen: Look) -> list[Hit]:
    """Hits that say a link, but for those that thousands share and those that cannot be true."""
    found = [hit for hit in seen.hits if "tie" in hit.check.roles and hit.last > hit.first]
    if not found:
        return []
    words = seen.note.words
    generic = [h for h in seen.hits if h.check.id == "shared-generic" and h.last > h.first]
    empty = {words[hit.first].sentence for hit in generic}
    true = _telling_sentences(seen) - _miscast(seen) - empty
    return [hit for hit in found if words[hit.first].sentence in true]


_BESIDE_TIES = ("tie+specific", "tie+role", "tie+only-theirs")


def tie_signs(seen: Look, said: Sequence[Hit], found: Mapping[str, float]) -> dict[str, float]:
    """What stands in the sentences that say a link, or next to one."""
    if not said:
        return dict.fromkeys(_BESIDE_TIES, 0.0)
    places = {seen.note.words[hit.first].sentence for hit in said}
    near = {number for n in places for number in (n - 1, n, n + 1)}
    words = seen.note.words
    here = {number for number, word in enumerate(words) if word.sentence in near}
    strict = {number for number in here if words[number].sentence in places}
    rare = len({words[n].stem for n in seen.specific if n in strict})
    role = any(words[n].form in LISTS["job"] for n in strict)
    shared = _weight_in(seen.shared, here)
    mine = _weight_in((*seen.my_facts, *seen.my_headline), strict)
    theirs = _weight_in((*seen.their_facts, *seen.their_headline), strict)
    return {
        "tie+specific": min(rare, 4) / 4,
        "tie+role": float(role or (bool(places) and found["context-role"] > 0)),
        "tie+only-theirs": float(
            theirs >= 1 and shared == 0 and mine == 0 and seen.mine is not None
        ),
    }


def _miscast(seen: Look) -> set[int]:
    """The sentences that name their kind of work, of which your own card knows nothing."""
    if seen.mine is None or seen.theirs is None:
        return set()
    found: dict[str, set[int]] = defaultdict(set)
    for word in seen.note.words:
        if word.form.removesuffix("s") in LISTS["job"]:
            found[word.stem].add(word.sentence)
    not_mine = [
        sentences
        for job, sentences in found.items()
        if _on(job, [seen.theirs.headline]) and not _on(job, seen.mine.parts)
    ]
    return set().union(*not_mine)


def _on(stem: str, parts: Iterable[Part]) -> bool:
    return any(alike(stem, one) for part in parts for one in part.words)


def _weight_in(found: Iterable[Touch], numbers: Collection[int]) -> float:
    """The greatest weight of a touch that has a word among these."""
    return max((t.weight for t in found if any(n in numbers for n in t.words)), default=0.0)


def off_card(seen: Look) -> bool:
    """Whether a note tells what they said or need, and a full card has none of its rarer words."""
    if seen.theirs is None or len(seen.theirs.facts) < FULL_CARD:
        return False
    words = seen.note.words
    touched = (n for t in (*seen.their_facts, *seen.their_headline) for n in t.words)
    known = any(words[n].rarity == 1 for n in touched)
    return not known and (seen.has("context-said") or seen.has("reason-answers-need"))


def offer_is_telling(seen: Look) -> bool:
    """Whether something in particular stands in the sentence of an offer or next to it."""
    words = seen.note.words
    offers = [h for h in seen.hits if "offer" in h.check.roles and h.first < len(words)]
    if not offers:
        return False
    things = {word.sentence for word in words if word.form in LISTS["thing"]}
    carried = {a.sentence for a, b in pairwise(words) if a.form == "your" and b.form in _SENT}
    telling = _telling_sentences(seen) | things | carried
    return any(words[hit.first].sentence + step in telling for hit in offers for step in (-1, 0, 1))


_HELD_OUT = frozenset({"offer", "thing-held"})


def need_near_offer(seen: Look) -> float:
    """How much of a need of theirs is named where something is held out, or next to it; 0–1."""
    words = seen.note.words
    held_out = [h for h in seen.hits if not _HELD_OUT.isdisjoint(h.check.roles)]
    offers = {words[hit.first].sentence for hit in held_out if hit.last > hit.first}
    near = {sentence + step for sentence in offers for step in (-1, 0, 1)}
    beside = {number for number, word in enumerate(words) if word.sentence in near}
    return min(_weight_in([t for t in seen.their_facts if t.part.need], beside), 2) / 2


def _telling_sentences(seen: Look) -> frozenset[int]:
    """Sentences that say something in particular: a rare word, a kind of work, part of a card."""
    words = seen.note.words
    touched = (*seen.their_facts, *seen.my_facts, *seen.my_headline, *seen.their_headline)
    return frozenset(
        {words[n].sentence for n in seen.specific}
        | {words[n].sentence for t in touched if t.weight >= 1 for n in t.words}
        | {word.sentence for word in words if word.form in LISTS["job"]}
    )
