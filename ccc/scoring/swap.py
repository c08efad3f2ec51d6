"""The swap test: what would be left of a note's personal level, were it sent to somebody else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ccc.content.ids import FlagId
from ccc.scoring.annotation import Annotation, annotate
from ccc.scoring.assessment import Swap
from ccc.scoring.cards import profile
from ccc.scoring.judge import level_beside
from ccc.scoring.levels import level
from ccc.scoring.signs.measure import signs

if TYPE_CHECKING:
    from ccc.content.rubric import Rubric
    from ccc.content.scenarios import Card


def swap(  # noqa: PLR0913, PLR0917 - what the score knows by then
    note: str,
    sender: Card | None,
    recipient: Card | None,
    flags: Collection[FlagId],
    personal: int,
    rubric: Rubric,
    others: Sequence[Card] = (),
    marked: Sequence[tuple[int, int]] = (),
) -> Swap | None:
    """The level `personal` (0–3) for somebody else, and the `marked` words where it is lower.

    The note is judged anew beside another card, under the recipient's name: that in the middle of
    the others, or one that says nothing. None with no profiles.
    """
    if profile(sender) is None and profile(recipient) is None:
        return None
    if personal <= 1 or not marked:
        return Swap(personal)
    anew = annotate(note, sender, _other_card(recipient, others), "", rubric)
    left = min(personal, _rules_level(anew, flags, rubric))
    # Of a note that touches nothing of theirs, the network could tell no more at its full price.
    if left > 1 and rubric.encoder is not None:
        left = min(left, level_beside(anew, "personal", left, rubric))
    return Swap(left, tuple(marked) if left < personal else ())


def _other_card(recipient: Card | None, others: Sequence[Card]) -> Card | None:
    """Another's headline and facts under the recipient's name, or the name alone."""
    if recipient is None:
        return None
    different = [card for card in others if card != recipient]
    other = different[len(different) // 2] if different else None
    told = {"headline": other.headline, "facts": other.facts} if other else _SAYS_NOTHING
    return recipient.model_copy(update=told)


_SAYS_NOTHING: Mapping[str, Any] = {"headline": "", "facts": ()}


def _rules_level(anew: Annotation, flags: Collection[FlagId], rubric: Rubric) -> int:
    """The rules' level; at most 1 where the note touches nothing on the other's card."""
    if not any(touch.weight >= 1 for touch in anew.their_facts):
        return 1
    left = [flag for flag in flags if flag != "wrong_person"]
    return level("personal", signs(anew, left, rubric), rubric)
