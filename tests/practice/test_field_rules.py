"""What a text field takes, and which of two texts wins that were written in two windows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.practice.canvas import LONGEST
from ccc.practice.field_rules import LONGEST_WAY, OutdatedError, Seen, too_long
from tests.conftest import NOON

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("kept", ["", "seen", " seen\n", "sent", "new"])
def test_what_was_seen_or_is_the_same_is_written_over_whatever_the_clocks_say(kept: str) -> None:
    seen = Seen(("seen", "sent"), at=NOON - 60 * MINUTE)
    seen.check(kept, "new", NOON, kept_at=NOON)
    assert seen.knows(kept, "new")


def test_of_unknown_words_the_newer_stay() -> None:
    seen = Seen(("seen",), at=NOON - MINUTE)
    seen.check("other", "new", NOON, kept_at=NOON - 2 * MINUTE)
    with pytest.raises(OutdatedError):
        seen.check("other", "new", NOON, kept_at=NOON)


def test_where_no_time_is_kept_only_what_was_long_on_its_way_gives_way() -> None:
    Seen(("seen",), at=NOON - LONGEST_WAY).check("other", "new", NOON)
    with pytest.raises(OutdatedError):
        Seen(("seen",), at=NOON - 2 * LONGEST_WAY).check("other", "new", NOON)


@pytest.mark.parametrize("at", [None, NOON + 60 * MINUTE])
def test_without_a_clock_or_with_one_ahead_words_count_as_typed_just_now(at: object) -> None:
    seen = Seen((), at=at)  # type: ignore[arg-type]
    assert seen.typed_at(NOON) == NOON
    seen.check("other", "new", NOON, kept_at=NOON)


def test_too_long_a_text_is_told_by_how_much() -> None:
    assert too_long(" " + "a" * LONGEST["known"] + "\n", LONGEST["known"]) is None
    complaint = too_long("a" * 10_000, LONGEST["known"])
    assert complaint is not None
    assert "10,000 characters" in complaint
    assert "take out 8,000" in complaint
