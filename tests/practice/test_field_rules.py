"""What a text field takes."""

from __future__ import annotations

from ccc.practice.canvas import LONGEST
from ccc.practice.field_rules import too_long


def test_too_long_a_text_is_told_by_how_much() -> None:
    assert too_long(" " + "a" * LONGEST["known"] + "\n", LONGEST["known"]) is None
    complaint = too_long("a" * 10_000, LONGEST["known"])
    assert complaint is not None
    assert "10,000 characters" in complaint
    assert "take out 8,000" in complaint
