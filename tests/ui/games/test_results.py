"""Rounds leave their traces on the progress page."""

from __future__ import annotations

from ccc.practice.attempts import Participant
from tests.ui.conftest import OpenPage, texts
from tests.ui.games.conftest import keep


def test_rounds_show_on_progress_with_the_best(open_page: OpenPage, ann: Participant) -> None:
    keep(ann, "reply", 4, 12)
    keep(ann, "month", 53, 53)
    app = open_page("progress.py")
    assert "Nothing here yet" in str(app.info[0].proto)
    assert app.table[0].value.to_dict("records") == [
        {"Round": "A blank request", "Best": "4 of 12", "Played": 1},
        {"Round": "Five notes a month", "Best": "53 of 53", "Played": 1},
    ]


def test_the_latest_is_shown_from_the_second_round_on(
    open_page: OpenPage, ann: Participant
) -> None:
    for gained in (4, 11, 8):
        keep(ann, "reply", gained, 12)
    keep(ann, "month", 53, 53)
    table = open_page("progress.py").table[0].value
    assert list(table.columns) == ["Round", "Best", "Latest", "Played"], "the least told last"
    assert table.to_dict("records") == [
        {"Round": "A blank request", "Best": "11 of 12", "Latest": "8 of 12", "Played": 3},
        {"Round": "Five notes a month", "Best": "53 of 53", "Latest": "", "Played": 1},
    ]


def test_before_the_first_round_progress_says_nothing_of_them(
    open_page: OpenPage, ann: Participant
) -> None:
    assert "Games" not in texts(open_page("progress.py"))
