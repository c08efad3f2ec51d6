"""Counts of a workshop: what stays of it, as JSON and in words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.workshop.keeping import Counts, counts_words

numbers = st.integers(0, 500)
steps = st.integers(1, 30)
counts = st.builds(
    Counts,
    numbers,
    numbers,
    st.dictionaries(steps, numbers),
    st.dictionaries(steps, st.dictionaries(st.sampled_from(["A", "B", "left"]), numbers)),
    st.dictionaries(steps, numbers),
)


@given(counts)
def test_counts_come_back_from_json_as_they_were(found: Counts) -> None:
    assert Counts.from_json(json.loads(json.dumps(found.to_json()))) == found


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Counts(0, 0, {}, {}, {}), "0 people, 0 notes, 0 answers"),
        (Counts(1, 1, {2: 1}, {4: {"A": 1}}, {}), "1 person, 1 note, 1 answer"),
        (
            Counts(27, 5, {2: 27, 8: 26}, {4: {"A": 3, "B": 20}}, {9: 120}),
            "27 people, 53 notes, 143 answers",
        ),
    ],
)
def test_counts_are_told_in_one_line(found: Counts, said: str) -> None:
    assert counts_words(found) == said
