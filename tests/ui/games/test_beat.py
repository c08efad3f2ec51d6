"""Beat the score: a bad note that gets through is kept only with a yes."""

from __future__ import annotations

from ccc.games.rounds import Points
from ccc.practice.attempts import Participant
from ccc.ui import resources
from tests.ui.conftest import OpenPage, press, texts
from tests.ui.games.conftest import BAD, THROUGH, attack, rounds

PITCH = BAD + "shall I sell you one for 90 euros?"


def test_a_bad_note_that_gets_through_is_kept_only_with_a_yes(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), THROUGH)
    assert "You found a weak spot" in app.success[0].value
    assert rounds(ann)[0].points == Points(1, 1)
    assert resources.store().games.weak_spots() == ()
    assert THROUGH not in str(rounds(ann))
    press(app, "Yes, you may keep it")
    (spot,) = resources.store().games.weak_spots()
    assert (spot.scenario_id, spot.note, spot.why) == ("accordion-mender", THROUGH, "It lies")
    assert "Thank you" in texts(app)
    assert not [one for one in app.button if one.label == "Yes, you may keep it"]


def test_a_note_that_got_through_wins_once_and_is_kept_once(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), THROUGH)
    app = press(press(app, "Yes, you may keep it"), "Try it")
    assert "the same words as in your last try" in texts(app)
    assert not [one for one in app.button if one.label == "Yes, you may keep it"]
    assert len(rounds(ann)) == 1
    assert len(resources.store().games.weak_spots()) == 1


def test_without_a_yes_the_draft_is_among_ones_own_data_and_goes_with_it(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), THROUGH)
    assert "we ask whether we may keep both" in texts(app)
    assert THROUGH in str(resources.store().people.export(ann.id))
    resources.store().people.erase(ann.id)
    assert resources.store().drafts.text(ann.id, "beat-note:accordion-mender") == ""


def test_a_note_that_is_seen_through_asks_for_no_consent(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), PITCH)
    assert app.info[0].value == "The scorer noticed. Below you see what it found."
    assert len(app.info) == 1, "no next step"
    assert "More you could do" not in [one.label for one in app.expander]
    assert "somebody else" not in texts(app).split("The scorer noticed.")[-1]
    assert rounds(ann)[0].points == Points(0, 1)
    assert not [one for one in app.button if "keep it" in one.label]


def test_first_one_says_what_is_bad_about_it(open_page: OpenPage, ann: Participant) -> None:
    app = attack(open_page("beat.py"), THROUGH, why="")
    assert "say in one line what is bad about it" in texts(app)
    assert rounds(ann) == ()


def test_playing_it_is_no_practice_but_whose_card_was_shown_is_not_new_later(
    open_page: OpenPage, ann: Participant
) -> None:
    app = attack(open_page("beat.py"), THROUGH)
    assert resources.store().attempts.of(ann.id) == ()
    assert [*resources.store().activity.openings(ann.id)] == [app.selectbox[0].value]


def test_nobody_kept_for_first_drafts_is_met_here(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("beat.py")
    reserved = {one.recipient.name for one in resources.content().scenarios if one.reserved}
    assert " · " in app.selectbox[0].options[0]
    assert not [one for one in app.selectbox[0].options if one.split(" · ")[0] in reserved]
