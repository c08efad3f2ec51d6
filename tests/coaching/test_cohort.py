"""A cohort's list: what is searched for in it, and its pages."""

from __future__ import annotations

import pytest

from ccc.coaching.cohort import PAGE, MemberPage, Wanted


@pytest.mark.parametrize(
    ("search", "number"),
    [("7", 7), (" no. 7 ", 7), ("No.12", 12), ("Ann 7", None), ("", None), ("-7", None)],
)
def test_a_whole_number_is_searched_for_as_one(search: str, number: int | None) -> None:
    assert Wanted(search=search).number == number


@pytest.mark.parametrize("search", ["9" * 30, "٣", "²"])
def test_what_no_participant_has_for_a_number_is_none(search: str) -> None:
    assert Wanted(search=search).number is None


@pytest.mark.parametrize(("found", "pages"), [(0, 1), (1, 1), (PAGE, 1), (PAGE + 1, 2)])
def test_there_is_always_a_page(found: int, pages: int) -> None:
    assert MemberPage((), 1, found).pages == pages
