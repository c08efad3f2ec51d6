"""A note in, an assessment out. Pure: no files, clock or network."""

from ccc.scoring.assessment import Advice, Assessment, Claim, Evidence, Swap
from ccc.scoring.score import score, with_swap
from ccc.scoring.text.note import characters, first_characters

__all__ = [
    "Advice",
    "Assessment",
    "Claim",
    "Evidence",
    "Swap",
    "characters",
    "first_characters",
    "score",
    "with_swap",
]
