"""Which line of the writer's card meets what the reader asks for, lacks or struggles with."""

from __future__ import annotations

import re
from functools import lru_cache

from ccc.scoring.cards import Part, Profile, overlap

_LACKS = re.compile(
    r"\b(?:wish\w*|hop(?:es?|ing)|tell me|miss(?:es|ing)|without|only|"
    r"none|nobody|nothing|never|hardly|has yet|still|unable|"
    r"trouble|stuck|waiting|regrets?|complain\w*|the death of)\b",
    re.IGNORECASE,
)
"""Words of a fact that tells of a want, where it does not ask for something."""

_CLEARLY = 1.0
_AHEAD = 0.5
_BARELY = 0.5
"""A line is named if it meets a want in one rare word, and half a word better than the next;
a line that is known to be the gift meets the want that it has most of two everyday words with."""


@lru_cache(maxsize=512)
def best_gift(mine: Profile, theirs: Profile) -> Part | None:
    """The fact of the writer's that clearly meets a want of the reader's, or None."""
    wants = [fact for fact in theirs.facts if _is_want(fact)]
    names = mine.names | theirs.names
    found = [
        (max((_meets(fact, want, mine, names) for want in wants), default=0.0), fact)
        for fact in mine.facts
        if not fact.need
    ]
    found.sort(key=lambda pair: -pair[0])
    if not found or found[0][0] < _CLEARLY:
        return None
    return found[0][1] if len(found) == 1 or found[0][0] - found[1][0] >= _AHEAD else None


@lru_cache(maxsize=512)
def met_by(gift: Part, theirs: Profile) -> Part | None:
    """The fact of the reader's that this line meets best, if any clearly; a want before others."""
    met = [fact for fact in theirs.facts if overlap(gift, fact) >= _BARELY]
    return max(met, key=lambda fact: (_is_want(fact), overlap(gift, fact)), default=None)


def _is_want(fact: Part) -> bool:
    """Whether a fact asks for something or tells of a want."""
    return fact.need or bool(_LACKS.search(fact.text))


def _meets(gift: Part, want: Part, mine: Profile, names: frozenset[str]) -> float:
    """The rarity of the words two facts share; one on several lines of a card tells none apart."""
    return sum(
        rare / sum(line.has(stem) for line in mine.facts)
        for stem, rare in gift.words.items()
        if stem not in names and want.has(stem)
    )
