"""What every round has: an introduction, a way out, and a database that may refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ccc.content.ids import GAMES, GameId
from ccc.practice.attempts import Participant
from ccc.ui import resources
from tests.ui.conftest import OpenPage, in_field, press, texts
from tests.ui.games.conftest import REQUEST, THROUGH, answer, attack


@pytest.mark.parametrize("game", GAMES)
def test_every_game_begins_with_its_introduction(
    open_page: OpenPage, ann: Participant, game: GameId
) -> None:
    introduced = resources.content().games.game(game)
    app = open_page(f"{game}.py")
    assert app.title[0].value == introduced.title
    assert introduced.introduction in texts(app)


@pytest.mark.parametrize("game", GAMES)
def test_a_stranger_reads_what_a_game_is_about_before_they_give_a_nickname(
    open_page: OpenPage, game: GameId
) -> None:
    assert resources.content().games.game(game).aim in texts(open_page(f"{game}.py"))


def test_a_round_begun_by_mistake_can_be_left_and_counts_nowhere(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("decide.py")
    press(app, "Begin the round")
    press(app, "Yes, leave it")
    assert [one.label for one in app.button] == ["Begin the round"]
    assert "New to you" in texts(open_page("games.py"))


@pytest.mark.parametrize(
    ("page", "button"),
    [
        ("decide", "Begin the round"),
        ("month", "Begin the month"),
        ("seat", "Without the clock"),
    ],
)
def test_a_round_that_cannot_begin_says_so(
    open_page: OpenPage, ann: Participant, refuse: Callable[[str], None], page: str, button: str
) -> None:
    app = open_page(f"{page}.py")
    refuse("begin")
    press(app, button)
    assert not app.exception
    assert "The database is locked." in app.error[0].value


def test_an_answer_or_a_bad_note_that_cannot_be_kept_stays_in_its_field(
    open_page: OpenPage, ann: Participant, refuse: Callable[[str], None]
) -> None:
    refuse("begin")
    app = answer(open_page("reply.py", sender=REQUEST), "Thank you! How did you find me?")
    assert "The database is locked." in app.error[0].value
    assert in_field(app) == "Thank you! How did you find me?"
    app = attack(open_page("beat.py"), THROUGH)
    assert "The database is locked." in app.error[0].value
    assert in_field(app, "beat-note:accordion-mender") == THROUGH
