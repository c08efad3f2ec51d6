"""What to do next: for each criterion below strong, one step; it names facts, never a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ccc.content.ids import CriterionId
from ccc.scoring.annotation import Annotation
from ccc.scoring.assessment import Advice
from ccc.scoring.cards import MOST_EVERYDAY, Part, Profile, Touch, overlap, shared_parts
from ccc.scoring.chances import Chances, expected
from ccc.scoring.feedback.gift import best_gift, met_by
from ccc.scoring.lexicon.vocabulary import word_set

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric

_EASIEST: tuple[CriterionId, ...] = ("reason", "value", "personal", "common_ground", "context")
"""Of two steps with the same to gain, the one that also helps the others comes first."""


def advice(
    annotation: Annotation,
    levels: Mapping[CriterionId, int],
    rubric: Rubric,
    gift: int | None = None,
    chances: Mapping[CriterionId, Chances] | None = None,
) -> tuple[Advice, ...]:
    """One step for every criterion that is not yet strong, the most to gain first.

    Where there are chances, what is to be gained is read off them rather than off the levels.
    `gift` is the number of the line on the writer's card that suits the reader, where it is known.
    """
    mean = {name: expected(found) for name, found in (chances or {}).items()} or levels
    gain = {
        criterion.id: criterion.weight * (3 - mean[criterion.id])
        for criterion in rubric.criteria
        if levels[criterion.id] < 3
    }
    order = sorted(
        (criterion for criterion in _EASIEST if criterion in gain),
        key=lambda criterion: -gain[criterion],
    )
    mine = _gift(annotation, gift)
    return tuple(
        Advice(criterion, _say(criterion, annotation, levels[criterion], mine))
        for criterion in order
    )


def _gift(annotation: Annotation, number: int | None) -> Part | None:
    """The line of the writer's card that is known, or seems, to suit the reader."""
    if annotation.mine is None:
        return None
    if number is not None and 0 < number <= len(annotation.mine.facts):
        return annotation.mine.facts[number - 1]
    return best_gift(annotation.mine, annotation.theirs) if annotation.theirs else None


def _say(criterion: CriterionId, annotation: Annotation, level: int, gift: Part | None) -> str:
    match criterion:
        case "reason":
            return _reason(annotation, level, gift)
        case "context":
            return _context(annotation)
        case "common_ground":
            return _common_ground(annotation, level)
        case "value":
            return _value(annotation, level, gift)
        case "personal":
            return _personal(annotation)


_WHY_NOW = "You give a reason; now say why it is them, and why now."


def _reason(annotation: Annotation, level: int, gift: Part | None) -> str:
    named, want = _named(annotation), _want(annotation, gift)
    if level >= 2 and (named or not want):
        return _WHY_NOW
    if named:
        return f"You touch on “{named.text}”. Say why that makes you write, and why now."
    if want:
        return f"Say why you write to them of all people. Is it this: “{want.text}”?"
    return "Say in a few words why you want to know this person and not just anybody in their job."


def _named(annotation: Annotation) -> Part | None:
    """The fact of theirs that the note names best: in words enough, or in all that it has."""
    telling = [
        touch
        for touch in annotation.their_facts
        if touch.weight >= MOST_EVERYDAY or len(touch.words) >= len(touch.part.words) >= 2
    ]
    best = max(telling, key=lambda touch: touch.weight, default=None)
    return best.part if best else None


def _want(annotation: Annotation, gift: Part | None) -> Part | None:
    """What the reader needs: the fact that the gift meets, or else the most telling need."""
    if annotation.theirs is None:
        return None
    met = met_by(gift, annotation.theirs) if gift else None
    needs = [fact for fact in annotation.theirs.facts if fact.need]
    return met or max(needs, key=lambda fact: fact.weight, default=None)


def _context(annotation: Annotation) -> str:
    if not any("met" in hit.check.roles for hit in annotation.hits):
        fact = _unused(annotation.theirs, annotation.their_facts, source=True)
        if fact and fact.source:
            return f"Say how you came to know of them. Their card says “{fact.text}”."
        if annotation.has("context-said"):
            return "You mention something of theirs; say where you saw, read or heard it."
        return "Say where you met them, or what of theirs you saw, read or heard."
    if annotation.mine and annotation.mine.headline.text:
        return f"Say who is writing. Your own card says “{annotation.mine.headline.text}”."
    return "Say in three or four words what you do; a name alone is not who you are."


_ASKS = re.compile(
    r"\b(?:asks?|asked|asking|needs?|needed|wants?|look(?:s|ing)? for|seeks?|search\w*|hiring|"
    r"hires|recruits?|to fill|must|wish\w*|hop(?:es?|ing)|would like)\b|\?",
    re.IGNORECASE,
)


def _can_be_shared(fact: Part) -> bool:
    """Whether two people can have a fact in common: a trouble, but not what one of them asks for.

    Who needs what the other has is met by an offer, not by a link between the two.
    """
    return not _ASKS.search(fact.text)


def _common_ground(annotation: Annotation, level: int) -> str:
    shared = [touch.part.text for touch in annotation.shared if _can_be_shared(touch.part)]
    both = _says_it_is_shared(annotation)
    if annotation.mine and annotation.theirs and level < 2:
        for mine, theirs in _pairs(annotation.mine, annotation.theirs):
            if not any(touch.part.text == theirs.text for touch in annotation.shared):
                cards = f"Their card: “{theirs.text}”. Your card: “{mine.text}”."
                return f"Is this something you share? {cards} If so, say it."
    if shared and not both:
        return f"You touch on “{shared[0]}”. Say in a word that you share it."
    if level >= 2 and not both:
        return "You name something you share; say in a word or two that you share it."
    if level >= 2:
        return "You say what you share; add one more detail, so that it is about just you two."
    if level == 1:
        return "You come near something you share; say plainly what is the same for you both."
    return "Name one particular thing you share: a study, a place, a trade, a problem, a person."


_OF_BOTH = word_set("our same fellow both mutual another shared")


def _says_it_is_shared(annotation: Annotation) -> bool:
    """Whether any words say a link; "I too" and "our school" say one as well as "we both"."""
    return any("tie" in hit.check.roles for hit in annotation.hits) or not _OF_BOTH.isdisjoint(
        annotation.note.forms
    )


@lru_cache(maxsize=512)
def _pairs(mine: Profile, theirs: Profile) -> tuple[tuple[Part, Part], ...]:
    """Facts of the two cards with telling words in common, their lives before their needs."""
    shared = {part.text for part in shared_parts(mine, theirs)}
    pairs = [
        (max(mine.parts, key=lambda part: overlap(part, fact)), fact)
        for fact in theirs.facts
        if fact.text in shared and _can_be_shared(fact)
    ]
    pairs.sort(key=lambda pair: (pair[1].need or pair[1].source, -overlap(*pair)))
    return tuple(pairs)


def _value(annotation: Annotation, level: int, gift: Part | None) -> str:
    if level >= 2:
        want = _want(annotation, gift)
        named = {touch.part.text for touch in annotation.their_facts if touch.weight >= 1}
        if want and want.text not in named:
            return (
                f"Connect what you offer with what they care about. Their card says “{want.text}”."
            )
        if any(hit.check.criterion == "value" and hit.check.level == 0 for hit in annotation.hits):
            return "You offer something; ask nothing in return, and it is a gift."
        return "You offer something; say in a word what they could use it for."
    if gift:
        best = max(annotation.my_facts, key=lambda touch: touch.weight, default=None)
        if best and best.part.text == gift.text and best.weight >= 1:
            return f"You touch on “{gift.text}”. Say clearly what of it they can have."
        return f"Offer them something from this line of your card: “{gift.text}”."
    if annotation.mine and annotation.mine.facts:
        return "Which line on your card could they use? Offer it, and ask nothing in return."
    return "Offer one small concrete thing they could use: a list, a contact, a result, a tip."


def _personal(annotation: Annotation) -> str:
    fact = _unused(annotation.theirs, annotation.their_facts, need=True)
    if fact:
        return f"Put in something only they would recognise. Their card says “{fact.text}”."
    return "Put in one detail that would make no sense to anybody else."


def _unused(
    owner: Profile | None, touched: Sequence[Touch], *, source: bool = False, need: bool = False
) -> Part | None:
    """The most telling fact of a card that the note leaves alone.

    Where they are asked for, a source or a need comes before others.
    """
    if owner is None:
        return None
    used = {touch.part.text for touch in touched if touch.weight >= 1}
    left = [part for part in owner.facts if part.text not in used]
    return max(
        left,
        key=lambda part: ((source and part.source) or (need and part.need), part.weight),
        default=None,
    )
