"""News since a coach looked: how many notes, and up or down beyond noise alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.coaching.news import News, news_in_words, news_since
from ccc.practice.attempts import Attempt
from tests.attempts import attempt, drafts
from tests.conftest import NOON

ERROR, DAY = 10.0, timedelta(days=1)


def a_day_apart(written: Sequence[Attempt]) -> list[Attempt]:
    return [replace(one, at=NOON + number * DAY) for number, one in enumerate(written)]


def told(before: Sequence[int], after: Sequence[int]) -> str:
    """What is told of first drafts with these scores before a look, and with those after it."""
    written = a_day_apart(drafts([*before, *after]))
    looked = NOON + (len(before) - 1) * DAY
    return news_in_words(news_since(looked, written, ERROR))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ([40, 40, 40], [], "no new note"),
        ([40, 40], [90], "one note; it is too early to say whether first drafts changed"),
        (
            [40, 40, 40],
            [70, 70, 70],
            "three notes, and the latest first drafts are up by 30 points",
        ),
        (
            [70, 70, 70],
            [40, 40, 40],
            "three notes, and the latest first drafts are down by 30 points",
        ),
        ([40, 40, 40], [50, 50, 50], "three notes, and no clear change in first drafts"),
        ([10, 40, 40, 40], [100], "one note, and the latest first drafts are up by 20 points"),
    ],
)
def test_news_are_a_sentence(before: list[int], after: list[int], sentence: str) -> None:
    assert told(before, after) == sentence


def test_another_try_is_a_note_and_no_change() -> None:
    first = a_day_apart(drafts([40, 40, 40]))
    again = replace(attempt("person-0", 2, 95), at=NOON + 9 * DAY)
    news = news_since(NOON + 5 * DAY, [*first, again], ERROR)
    assert news_in_words(news) == "one note, and no clear change in first drafts"


def test_without_any_note_there_is_no_news() -> None:
    assert news_in_words(news_since(NOON, [], ERROR)) == "no new note"


@given(st.lists(st.integers(0, 100), max_size=12), st.integers(0, 12))
def test_as_many_notes_are_news_as_were_written_after_the_look(scores: list[int], day: int) -> None:
    written = a_day_apart(drafts(scores))
    news: News = news_since(NOON + day * DAY, written, ERROR)
    assert news.notes == len(written[day + 1 :])
