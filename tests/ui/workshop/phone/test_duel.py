"""A duel on a phone: one tap for either note, then pairs of the phone's own."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.workshop.phone.duel import DONE, OWN
from ccc.workshop.duel import TOO_FEW
from ccc.workshop.workshop import NOT_NOW, Workshop
from tests.ui.conftest import OpenPage, in_html, press, texts
from tests.ui.workshop.conftest import at, begin, go, join
from tests.ui.workshop.rounds import sends, writes

AGAIN = 1
"""The turn whose notes are judged."""

MINE = "A note by Ann herself"


@pytest.fixture
def duel(away: Host, ann: Participant) -> Workshop:
    """Ann's phone in a room where four others have written, too."""
    workshop = begin(away)
    join(workshop, ann)
    sends(workshop, ann, MINE, AGAIN)
    for number in range(4):
        writes(workshop, f"Writer {number}", f"Note number {number}", AGAIN, score=70 + number)
    return go(away, workshop, at(workshop, "duel"))


def said(duel: Workshop, ann: Participant) -> dict[str, str]:
    return resources.store().room_answers.said_by(duel.id, duel.place.step, ann.id)


def test_one_tap_votes_and_another_changes_it(
    open_page: OpenPage, duel: Workshop, ann: Participant
) -> None:
    app = press(open_page("join.py"), "The left one")
    assert said(duel, ann) == {"room": "left"}
    assert "You may change it" in texts(app)
    press(app, "The right one")
    assert said(duel, ann) == {"room": "right"}


def test_whoever_wrote_one_of_the_two_leaves_the_choice_to_others(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    sends(workshop, ann, MINE, AGAIN)
    writes(workshop, "Bo", "Note by Bo", AGAIN, score=70)
    go(away, workshop, at(workshop, "duel"))
    app = open_page("join.py")
    assert OWN in texts(app)
    assert "The left one" not in [one.label for one in app.button]


def test_a_vote_after_the_room_went_on_is_told_and_not_counted(
    open_page: OpenPage, duel: Workshop, ann: Participant, away: Host
) -> None:
    app = open_page("join.py")
    go(away, duel, at(duel, "results"))
    app = press(app, "The left one")
    assert [one.value for one in app.toast] == [NOT_NOW]
    assert said(duel, ann) == {}


def test_once_the_bars_are_on_the_screen_the_phone_tells_what_was_said(
    open_page: OpenPage, duel: Workshop, away: Host
) -> None:
    press(open_page("join.py"), "The left one")
    go(away, duel, at(duel, "duel", 1))
    app = open_page("join.py")
    assert "You chose the left one." in texts(app)
    assert "The left one" not in [one.label for one in app.button]


def test_pairs_come_one_after_the_other_and_never_the_writers_own_note(
    open_page: OpenPage, duel: Workshop, ann: Participant, away: Host
) -> None:
    duel = go(away, duel, at(duel, "duel", 3))
    app = open_page("join.py")
    for number in range(1, 6):
        assert f"Pair {number} of 5" in texts(app)
        assert MINE not in in_html(app)
        press(app, "The first one")
    assert DONE in texts(app)
    assert len(said(duel, ann)) == 5
    assert DONE in texts(open_page("join.py"))


def test_without_two_notes_to_show_the_phone_says_so(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    workshop = begin(away)
    join(workshop, ann)
    for part in (0, 3):
        go(away, workshop, at(workshop, "duel", part))
        assert TOO_FEW in texts(open_page("join.py"))
