"""The shipped rubric and the rated notes, as the scorer's own tests have them."""

from ccc.content.ids import CRITERIA
from tests.scoring.conftest import (
    encoder,
    learned,
    rated_agreement,
    rated_lines,
    rated_objects,
    rubric,
)

__all__ = ["encoder", "learned", "rated_agreement", "rated_lines", "rated_objects", "rubric"]


def levels(*numbers):
    return dict(zip(CRITERIA, numbers, strict=True))
