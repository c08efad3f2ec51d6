"""The shipped rubric and the rated notes, as the scorer's own tests have them."""

from tests.scoring.conftest import rated_lines, rated_objects, rubric

__all__ = ["rated_lines", "rated_objects", "rubric"]
