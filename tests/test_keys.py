"""Keys and codes: random, readable, forgiving in how they are typed."""

from __future__ import annotations

import re

import pytest

from ccc.keys import key_hash, new_key


def test_a_key_has_128_random_bits_in_groups_of_four() -> None:
    keys = {new_key() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(re.fullmatch(r"([0-9a-f]{4}-){7}[0-9a-f]{4}", key) for key in keys)


@pytest.mark.parametrize(
    "typed",
    ["1a2b3c4d", "1A2B-3C4D", " 1a2b 3c4d\n", "1a2b–3c4d", "1a2b_3c4d.", "1a-2b3c4d", "1a2b-3c4d-"],
)
def test_a_key_fits_however_its_groups_are_typed(typed: str) -> None:
    assert key_hash(typed) == key_hash("1a2b-3c4d")


@pytest.mark.parametrize("typed", ["", "1a2b", "1a2b-3c4e", "\x00\ud800", "１a2b3c4d"])
def test_another_key_does_not_fit(typed: str) -> None:
    assert key_hash(typed) != key_hash("1a2b-3c4d")
