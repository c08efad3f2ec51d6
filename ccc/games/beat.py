"""Beat the score: when a note that was written to be bad got through."""

from __future__ import annotations

from ccc.content.rubric import WELCOME
from ccc.scoring import Assessment


def beats(judged: Assessment) -> bool:
    """Whether the scorer would welcome a note that was written to be bad."""
    return (judged.score or 0) >= WELCOME
