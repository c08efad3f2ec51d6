"""What to do next: for each criterion below strong, one step; it names facts, never a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from ccc.content.ids import CriterionId
from ccc.scoring.assessment import Advice
from ccc.scoring.cards import Part, Profile, Touch, overlap, shared_parts
from ccc.scoring.looking import Look

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric

_EASIEST: tuple[CriterionId, ...] = ("reason", "value", "personal", "common_ground", "context")
"""Of two steps with the same to gain, the one that also helps the others comes first."""


def advice(seen: Look, levels: Mapping[CriterionId, int], rubric: Rubric) -> tuple[Advice, ...]:
    """One step for every criterion that is not yet strong, the most to gain first."""
    gain = {one.id: one.weight * (3 - levels[one.id]) for one in rubric.criteria}
    order = sorted((one for one in _EASIEST if gain[one] > 0), key=lambda one: -gain[one])
    return tuple(Advice(one, _say(one, seen, levels[one])) for one in order)


def _say(criterion: CriterionId, seen: Look, level: int) -> str:
    match criterion:
        case "reason":
            return _reason(seen, level)
        case "context":
            return _context(seen)
        case "common_ground":
            return _common_ground(seen, level)
        case "value":
            return _value(seen, level)
        case "personal":
            return _personal(seen)


def _reason(seen: Look, level: int) -> str:
    fact = _unused(seen.theirs, seen.their_facts, prefer="need")
    if fact:
        return f"Say why you write to them of all people. Is it this: “{fact.text}”?"
    if level >= 2:
        return "You give a reason; now say why it is them, and why now."
    return "Say in a few words why you want to know this person and not just anybody in their job."


_MET = ("context-source", "context-met", "context-referral")


def _context(seen: Look) -> str:
    if not any(map(seen.has, _MET)):
        fact = _unused(seen.theirs, seen.their_facts, prefer="source")
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
            return f"You have something in common: they “{theirs.text}”, you “{mine.text}”. Say so."
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


def _value(seen: Look, level: int) -> str:
    need = _unused(seen.theirs, seen.their_facts, prefer="need")
    mine = _gift(seen.mine, seen.theirs) if seen.mine and seen.mine.facts else None
    if level >= 2 and need and need.need:
        return f"Tie what you offer to what they care about. Their card says “{need.text}”."
    if level >= 2:
        return "You offer something; tie it to what they are working on, and ask nothing in return."
    if mine:
        return f"What could you give them? Your card says “{mine.text}”."
    return "Offer one small concrete thing they could use: a list, a contact, a result, a tip."


@lru_cache(maxsize=512)
def _gift(mine: Profile, theirs: Profile | None) -> Part:
    """The fact of the writer's own that best meets a need of theirs, or else a thing they made."""
    needs = [part for part in theirs.facts if part.need] if theirs else []
    return max(
        mine.facts,
        key=lambda part: max((overlap(part, n) for n in needs), default=0) + _is_made(part),
    )


def _personal(seen: Look) -> str:
    fact = _unused(seen.theirs, seen.their_facts, prefer="telling")
    if fact:
        return f"Put in something only they would recognise. Their card says “{fact.text}”."
    return "Put in one detail that would make no sense to anybody else."


_MADE = ("built", "wrote", "made", "keeps", "typed", "collect", "draws", "logs", "has", "runs")


def _is_made(part: Part) -> bool:
    return part.text.lower().startswith(_MADE)


def _unused(owner: Profile | None, touched: tuple[Touch, ...], prefer: str) -> Part | None:
    """The most useful fact of a card that the note leaves alone, if there is one."""
    if owner is None:
        return None
    used = {touch.part.text for touch in touched if touch.weight >= 1}
    left = [part for part in owner.facts if part.text not in used]
    return max(left, key=lambda part: (_suits(part, prefer), part.weight), default=None)


def _suits(part: Part, prefer: str) -> bool:
    match prefer:
        case "need":
            return part.need
        case "source":
            return part.source
        case _:
            return True
