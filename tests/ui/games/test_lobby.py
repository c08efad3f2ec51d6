"""The list of the games, and how far one is in each."""

from __future__ import annotations

from ccc.games.rounds import NewRound
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, texts
from tests.ui.games.conftest import keep


def test_a_stranger_sees_what_there_is_and_is_asked_nothing(open_page: OpenPage) -> None:
    app = open_page("games.py")
    assert app.title[0].value == "Games", "as in the navigation"
    games = resources.content().games.games
    assert len(app.get("page_link")) == len(games)
    assert all(game.aim in texts(app) for game in games)
    assert not app.text_input


def test_a_participant_sees_how_far_they_are(open_page: OpenPage, ann: Participant) -> None:
    keep(ann, "reply", 5, 12)
    keep(ann, "reply", 9, 12)
    resources.store().games.begin(NewRound(ann.id, "month", "april"), now())
    page = texts(open_page("games.py"))
    assert "Played 2 times. Latest: 9 of 12." in page
    assert "A round is waiting for you." in page
    assert page.count("New to you.") == 3


def test_beating_the_score_is_told_in_words(open_page: OpenPage, ann: Participant) -> None:
    keep(ann, "beat", 1, 1)
    keep(ann, "beat", 0, 1)
    (row,) = open_page("progress.py").table[0].value.to_dict("records")
    assert (row["Best"], row["Latest"]) == ("it got a good score", "the scorer noticed")
    assert "Played 2 times. Latest: the scorer noticed." in texts(open_page("games.py"))
