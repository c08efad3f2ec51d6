"""The number by which one joins a workshop, and what its pages ask after."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.workshop.workshop import CODES, NoCodeLeftError, Pulse, new_code, typed_code


def differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


CODE = st.integers(CODES.start, CODES.stop - 1).map(str)


@given(st.lists(CODE, max_size=60), st.randoms())
def test_a_slip_of_one_digit_lands_in_no_other_workshop(codes: list[str], random: Random) -> None:
    new = new_code(codes, random.choice)
    assert int(new) in CODES
    assert all(differing(new, other) >= 2 for other in codes)


def test_where_no_number_is_left_it_is_said() -> None:
    with pytest.raises(NoCodeLeftError):
        new_code([str(code) for code in CODES], Random(1).choice)


@given(CODE, st.sampled_from(["{}", " {} ", "{}\n", "No. {}"]))
def test_a_number_is_read_however_it_is_typed(code: str, form: str) -> None:
    assert typed_code(form.format(code)) == code
    assert typed_code(" ".join(code)) == code


@pytest.mark.parametrize("text", ["", "abc", "482", "48210", "0999", "²³⁴⁵", "half past four"])
def test_what_cannot_be_a_number_is_none(text: str) -> None:
    assert typed_code(text) is None


def test_digits_of_another_script_are_digits() -> None:
    assert typed_code("٤٨٢١") == "4821"


def test_a_desk_is_drawn_anew_where_somebody_came_went_or_sent_a_note() -> None:
    before = Pulse(moved=1, people=4, sent=1)
    assert replace(before, moved=2).counts_as(before)
    assert not replace(before, people=3).counts_as(before)
    assert not replace(before, sent=2).counts_as(before)
    assert not before.counts_as(None)
