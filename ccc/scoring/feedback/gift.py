"""Which line of the writer's card meets what the reader asks for, lacks or struggles with."""

from __future__ import annotations

import re
from functools import lru_cache

from ccc.scoring.cards import Part, Profile, overlap
from ccc.scoring.text.stem import alike

_LACKS = (
    r"\b(?:ask(?:s|ed|ing)?|needs?|needed|wants?|look(?:s|ing) for|seek\w*|search\w*|collect\w*|"
    r"wonder\w*|wish\w*|hop(?:es?|ing)|tell me|short of|miss(?:es|ing)|lack\w*|without|only|no|not|"
    r"none|nobody|nothing|never|hardly|has yet|still|cannot|can't|could not|unable|hard|struggl\w*|"
    r"trouble|problem\w*|fails?|stuck|waiting|regrets?|complain\w*|the death of)\b"
)
"""Words of a fact that asks for something or tells of a want; made ready where advice is due."""

_NO_GIFT = (
    r"(?:was|were|is) (?:at|in|on|a|an|from)\b|(?:went|goes|comes|came) (?:to|from)\b|"
    r"(?:heard|watched|read|reads|saw|met|attended|listened|follows?|applied|applies|lives?|lived|"
    r"moved|studied|grew up|began|started|left|trained in|never|no|cannot|"
    r"(?:does|did|has|had|is|was) (?:not|no|never))\b|.*\bborn\b"
)
"""How a fact begins that tells where somebody was or comes from, or lacks: no gift."""

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
        if may_be_given(fact)
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


def may_be_given(fact: Part) -> bool:
    """Whether a fact of the writer's could be of use to somebody: no need, and no whereabouts."""
    return not fact.need and not re.match(_NO_GIFT, fact.text, re.IGNORECASE)


def _is_want(fact: Part) -> bool:
    """Whether a fact asks for something or tells of a want."""
    return fact.need or bool(re.search(_LACKS, fact.text, re.IGNORECASE))


def _meets(gift: Part, want: Part, mine: Profile, names: frozenset[str]) -> float:
    """The rarity of the words two facts share; one on several lines of a card tells none apart."""
    return sum(
        rare / sum(any(alike(stem, other) for other in line.words) for line in mine.facts)
        for stem, rare in gift.words.items()
        if stem not in names and any(alike(stem, other) for other in want.words)
    )
