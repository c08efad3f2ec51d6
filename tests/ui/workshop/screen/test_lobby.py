"""What the lobby says in words."""

from __future__ import annotations

import pytest

from ccc.ui.workshop.screen.lobby import as_typed, here_in_words, ways_in_words


@pytest.mark.parametrize(
    ("people", "said"),
    [(0, "Nobody is here yet"), (1, "1 person is here"), (30, "30 people are here")],
)
def test_how_many_are_here(people: int, said: str) -> None:
    assert here_in_words(people) == said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://192.0.2.7:8501/join", "192.0.2.7:8501/join"),
        ("https://notes.example/tool/join", "notes.example/tool/join"),
    ],
)
def test_an_address_is_said_as_one_types_it(address: str, said: str) -> None:
    assert as_typed(address) == said


def test_it_says_what_the_large_number_is_for() -> None:
    said = ways_in_words("http://192.0.2.7:8501/join")
    assert said.splitlines()[1:] == ["192.0.2.7:8501/join", "and type the number."]
