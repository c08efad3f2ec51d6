"""Lines of several fonts and directions are in the order in which they are seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.reports.lettering.drawable import drawable
from ccc.reports.lettering.order import ems, leftwards, pieces
from ccc.reports.lettering.typeface import family


def seen(line: str) -> list[str]:
    return [piece.words for piece in pieces(line, from_right=leftwards(line)) if piece.words != " "]


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("Hi ✨ there", ["Hi ", "✨", " there"]),
        ("שלום Ann, עבודה!", ["!", "עבודה", " ,", "Ann", "שלום"]),
        ("ספר (2024) טוב", ["טוב", " (", "2024", ") ", "ספר"]),
        ("ב-10:30", ["10:30", "-", "ב"]),
        ("Read שלום עולם now", ["Read ", "עולם", "שלום", " now"]),
    ],
)
def test_a_line_is_ordered_as_it_is_seen(line: str, order: list[str]) -> None:
    assert seen(line) == order


@given(st.text(alphabet=st.characters(), max_size=80))
def test_pieces_hold_every_character_in_a_font_that_has_it_and_follow_each_other(text: str) -> None:
    line = drawable(text).replace("\n", " ")
    found = pieces(line, from_right=leftwards(line))
    assert sum(len(piece.words) for piece in found) == len(line)
    assert all(family(one) == piece.family for piece in found for one in piece.words)
    assert [piece.at for piece in found] == sorted(piece.at for piece in found)


def test_joined_arabic_is_narrower_than_its_letters_one_by_one() -> None:
    assert 0 < ems("قرأت") < sum(map(ems, "قرأت"))


def test_lam_and_alef_are_as_wide_as_the_one_sign_they_become() -> None:
    assert ems("\u0644\u0627") == pytest.approx(ems("\ufefb"))
