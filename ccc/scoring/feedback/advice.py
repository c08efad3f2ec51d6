"""What to do next: for each criterion below strong, one step; it names facts, never a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ccc.content.ids import CriterionId
from ccc.scoring.annotation import Look
from ccc.scoring.assessment import Advice
from ccc.scoring.cards import MOST_EVERYDAY, Part, Profile, Touch, overlap, shared_parts
from ccc.scoring.feedback.gift import best_gift, met_by

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric

_EASIEST: tuple[CriterionId, ...] = ("reason", "value", "personal", "common_ground", "context")
"""Of two steps with the same to gain, the one that also helps the others comes first."""


_FEW = 3
"""So many everyday words of one fact name it."""


def advice(
    seen: Look, levels: Mapping[CriterionId, int], rubric: Rubric, gift: int | None = None
) -> tuple[Advice, ...]:
    """One step for every criterion that is not yet strong, the most to gain first.

    `gift` is the number of the line on the writer's card that suits the reader, where it is known.
    """
    gain = {one.id: one.weight * (3 - levels[one.id]) for one in rubric.criteria}
    order = sorted((one for one in _EASIEST if gain[one] > 0), key=lambda one: -gain[one])
    mine = _gift(seen, gift)
    return tuple(Advice(one, _say(one, seen, levels[one], mine)) for one in order)


def _gift(seen: Look, number: int | None) -> Part | None:
    """The line of the writer's card that is known, or seems, to suit the reader."""
    if seen.mine is None:
        return None
    if number is not None and 0 < number <= len(seen.mine.facts):
        return seen.mine.facts[number - 1]
    return best_gift(seen.mine, seen.theirs) if seen.theirs else None


def _say(criterion: CriterionId, seen: Look, level: int, gift: Part | None) -> str:
    match criterion:
        case "reason":
            return _reason(seen, level, gift)
        case "context":
            return _context(seen)
        case "common_ground":
            return _common_ground(seen, level)
        case "value":
            return _value(seen, level, gift)
        case "personal":
            return _personal(seen)


def _reason(seen: Look, level: int, gift: Part | None) -> str:
    named = _named(seen)
    if named and level >= 2:
        return "You give a reason; now say why it is them, and why now."
    if named:
        return f"You touch on “{named.text}”. Say why that makes you write, and why now."
    fact = _want(seen, gift)
    if fact:
        return f"Say why you write to them of all people. Is it this: “{fact.text}”?"
    if level >= 2:
        return "You give a reason; now say why it is them, and why now."
    return "Say in a few words why you want to know this person and not just anybody in their job."


def _named(seen: Look) -> Part | None:
    """The fact of theirs that the note names best: by one word that tells, or by three others."""
    words = seen.note.words
    telling = [
        touch
        for touch in seen.their_facts
        if touch.weight >= MOST_EVERYDAY
        and (len(touch.words) >= _FEW or any(words[n].rarity == 1 for n in touch.words))
    ]
    best = max(telling, key=lambda touch: touch.weight, default=None)
    return best.part if best else None


def _want(seen: Look, gift: Part | None) -> Part | None:
    """What the reader needs: the fact that the gift meets, or else the most telling need."""
    if seen.theirs is None:
        return None
    met = met_by(gift, seen.theirs) if gift else None
    needs = [fact for fact in seen.theirs.facts if fact.need]
    return met or max(needs, key=lambda fact: fact.weight, default=None)


def _context(seen: Look) -> str:
    if not any("met" in hit.check.roles for hit in seen.hits):
        fact = _unused(seen.theirs, seen.their_facts, source=True)
        if fact and fact.source:
            return f"Say how you came to know of them. Their card says “{fact.text}”."
        return "Say where you met them, or what of theirs you saw, read or heard."
    if seen.mine and seen.mine.headline.text:
        return f"Say who is writing. Your own card says “{seen.mine.headline.text}”."
    return "Say in three or four words what you do; a name alone is not who you are."


def _common_ground(seen: Look, level: int) -> str:
    if seen.mine and seen.theirs:
        used = {touch.part.text for touch in seen.shared}
        pairs = [pair for pair in _pairs(seen.mine, seen.theirs) if pair[1].text not in used]
        if pairs and level < 2:
            mine, theirs = pairs[0]
            cards = f"Their card: “{theirs.text}”. Your card: “{mine.text}”."
            return f"You have something in common. {cards} Say so."
        if seen.shared and not seen.has("shared-said"):
            return f"You touch on “{seen.shared[0].part.text}”. Say in a word that you share it."
    if level >= 2:
        return "You name something you share; say in a word or two that you share it."
    return "Name one particular thing you share: a study, a place, a trade, a problem, a person."


@lru_cache(maxsize=512)
def _pairs(mine: Profile, theirs: Profile) -> tuple[tuple[Part, Part], ...]:
    """Facts of the two cards with telling words in common, their lives before their needs."""
    shared = {part.text for part in shared_parts(mine, theirs)}
    pairs = [
        (max(mine.parts, key=lambda part: overlap(part, fact)), fact)
        for fact in theirs.facts
        if fact.text in shared
    ]
    pairs.sort(key=lambda pair: (pair[1].need or pair[1].source, -overlap(*pair)))
    return tuple(pairs)


def _value(seen: Look, level: int, gift: Part | None) -> str:
    if level >= 2:
        want = _want(seen, gift)
        named = {touch.part.text for touch in seen.their_facts if touch.weight >= 1}
        if want and want.text not in named:
            return f"Tie what you offer to what they care about. Their card says “{want.text}”."
        return "You offer something; tie it to what they are working on, and ask nothing in return."
    if gift and any(t.part.text == gift.text and t.weight >= 1 for t in seen.my_facts):
        return f"You name “{gift.text}”. Say in so many words what of it is theirs to use."
    if gift:
        return f"What could you give them? Your card says “{gift.text}”."
    if seen.mine and seen.mine.facts:
        return "Which line on your card could they use? Offer it, and ask nothing in return."
    return "Offer one small concrete thing they could use: a list, a contact, a result, a tip."


def _personal(seen: Look) -> str:
    fact = _unused(seen.theirs, seen.their_facts)
    if fact:
        return f"Put in something only they would recognise. Their card says “{fact.text}”."
    return "Put in one detail that would make no sense to anybody else."


def _unused(
    owner: Profile | None, touched: Sequence[Touch], *, source: bool = False
) -> Part | None:
    """The most telling fact of a card that the note leaves alone; a source before others."""
    if owner is None:
        return None
    used = {touch.part.text for touch in touched if touch.weight >= 1}
    left = [part for part in owner.facts if part.text not in used]
    return max(left, key=lambda part: (source and part.source, part.weight), default=None)
