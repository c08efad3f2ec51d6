"""The recipient's seat: a choice of four, eight invitations in a minute."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ccc.content.games import Inbox
from ccc.content.load import Content
from ccc.content.scenarios import Scenario
from ccc.games.seat import OWN_NOTE, OWN_TEXT
from ccc.practice.attempts import Participant
from ccc.ui.components.markdown import plain
from tests.ui.conftest import OpenPage, press, texts, write
from tests.ui.games.conftest import rounds
from tests.ui.games.seats import NOTE, WITH_CLOCK, WITHOUT_CLOCK, as_we_would, begin

# --- choosing a seat ----------------------------------------------------------------------------


def test_four_seats_are_offered_with_what_their_owners_do(
    open_page: OpenPage, ann: Participant, content: Content
) -> None:
    app = open_page("seat.py")
    assert "Now you are the one who gets the notes." in texts(app)
    assert len(app.radio[0].options) == len(content.inboxes)
    for offered in content.inboxes:
        scenario = content.scenario(offered.id)
        assert scenario is not None
        assert plain(scenario.recipient.name) in app.radio[0].options
        assert plain(scenario.recipient.headline) in app.radio[0].proto.captions


def test_whoever_has_not_written_to_them_is_invited_to_and_may_play_all_the_same(
    open_page: OpenPage, ann: Participant, scenario: Scenario, inbox: Inbox
) -> None:
    app = open_page("seat.py")
    app.radio[0].set_value(inbox.id).run()
    assert f"You have not written to {scenario.recipient.name} yet." in texts(app)
    (link,) = [one for one in app.get("page_link") if "first" in one.proto.label]
    assert link.proto.query_string == f"scenario={scenario.id}"
    press(app, WITH_CLOCK)
    assert OWN_NOTE not in rounds(ann)[-1].plan


def test_the_seat_of_somebody_one_has_written_to_is_suggested_until_it_was_played(
    open_page: OpenPage, ann: Participant, scenario: Scenario, inbox: Inbox
) -> None:
    assert open_page("seat.py").radio[0].value != inbox.id
    write(ann, scenario.id, NOTE)
    app = open_page("seat.py")
    assert app.radio[0].value == inbox.id
    assert f"Your latest note to {scenario.recipient.name} is one of the eight." in texts(app)
    as_we_would(press(app, WITHOUT_CLOCK), ann, inbox)
    assert open_page("seat.py").radio[0].value != inbox.id


def test_a_blank_request_to_them_is_no_note_of_ones_own(
    open_page: OpenPage, ann: Participant, scenario: Scenario, inbox: Inbox
) -> None:
    write(ann, scenario.id, NOTE)
    write(ann, scenario.id, " ")
    begin(open_page, inbox)
    assert rounds(ann)[-1].answers[OWN_TEXT] == NOTE


# --- in the round -------------------------------------------------------------------------------


def test_an_invitation_shows_what_a_phone_shows_and_no_facts(
    open_page: OpenPage, ann: Participant, inbox: Inbox
) -> None:
    app = begin(open_page, inbox, WITH_CLOCK)
    for number in rounds(ann)[-1].plan:
        invitation = inbox.invitations[int(number)]
        shown = texts(app)
        assert plain(invitation.sender.name) in shown
        assert plain(invitation.sender.headline) in shown
        assert (plain(invitation.note) if invitation.note else "There is no note.") in shown
        assert not any(plain(fact) in shown for fact in invitation.sender.facts)
        press(app, "Ignore")


def test_by_the_clock_it_is_said_who_one_is_here(
    open_page: OpenPage, ann: Participant, scenario: Scenario, inbox: Inbox
) -> None:
    app = begin(open_page, inbox, WITH_CLOCK)
    assert app.title[0].value == f"You are {plain(scenario.recipient.name)}"
    assert plain(scenario.recipient.headline) in texts(app)


def test_a_reload_comes_back_to_the_same_invitation_and_the_same_clock(
    open_page: OpenPage, ann: Participant, inbox: Inbox, later: Callable[[float], None]
) -> None:
    press(begin(open_page, inbox, WITH_CLOCK), "Accept")
    later(20)
    (clock,) = open_page("seat.py").get("progress")
    assert re.fullmatch(r"\*\*2 of 8\*\* · (39|40) seconds left", clock.proto.text)


def test_when_the_minute_is_over_the_round_ends_with_what_was_read(
    open_page: OpenPage, ann: Participant, inbox: Inbox, later: Callable[[float], None]
) -> None:
    app = press(begin(open_page, inbox, WITH_CLOCK), "Accept")
    later(61)
    app.run()
    assert rounds(ann)[-1].ended is not None
    assert "You read 1 of 8." in texts(app)
    assert [one.value for one in app.subheader][:2] == ["You accepted", "You did not reach"]
    assert [one.icon for one in app.expander].count(":material/hourglass_empty:") == 7
    assert ":material/hourglass_empty:&nbsp;not reached in time" in texts(app)


def test_whoever_comes_back_after_the_minute_sees_how_it_went(
    open_page: OpenPage, ann: Participant, inbox: Inbox, later: Callable[[float], None]
) -> None:
    press(begin(open_page, inbox, WITH_CLOCK), "Accept")
    later(3600)
    assert "You read 1 of 8" in texts(open_page("seat.py"))


@pytest.mark.parametrize(("seconds", "read"), [(61.0, 1), (63.0, 0)])
def test_an_answer_counts_until_two_seconds_after_the_minute(
    open_page: OpenPage,
    ann: Participant,
    inbox: Inbox,
    later: Callable[[float], None],
    seconds: float,
    read: int,
) -> None:
    app = begin(open_page, inbox, WITH_CLOCK)
    later(seconds)
    press(app, "Accept")
    assert f"You read {read} of 8." in texts(app)


def test_without_the_clock_there_is_all_the_time_in_the_world_also_after_a_reload(
    open_page: OpenPage, ann: Participant, inbox: Inbox, later: Callable[[float], None]
) -> None:
    begin(open_page, inbox, WITHOUT_CLOCK)
    later(3600)
    app = press(open_page("seat.py"), "Accept")
    assert [one.proto.text for one in app.get("progress")] == ["2 of 8"]
    assert "Who I am here" in [one.label for one in app.expander]


def test_beginning_twice_begins_one_round(
    open_page: OpenPage, ann: Participant, inbox: Inbox
) -> None:
    first, second = open_page("seat.py"), open_page("seat.py")
    press(first, WITH_CLOCK)
    press(second, WITHOUT_CLOCK)
    assert len(rounds(ann)) == 1


# --- an inbox that was taken out ---------------------------------------------------------------


def test_a_round_whose_inbox_was_taken_out_is_put_away_kindly_also_when_it_is_back(
    open_page: OpenPage,
    ann: Participant,
    inbox: Inbox,
    with_inbox: Callable[[Inbox | None], None],
) -> None:
    press(begin(open_page, inbox), "Accept")
    with_inbox(None)
    left = str(rounds(ann)[-1].id)
    app = open_page("seat.py")
    assert "is not here any more. Here" in texts(app)
    with_inbox(inbox)
    again = open_page("seat.py", round=left)
    assert not again.exception
    assert "0 of 0" not in texts(again)
    assert again.radio
    with_inbox(None)
    assert "stand." not in texts(open_page("seat.py", round=left))
    assert len(app.radio[0].options) == 3
    press(app, WITH_CLOCK)
    assert rounds(ann)[-1].about != inbox.id
    assert rounds(ann)[-1].ended is None


def test_points_of_an_inbox_that_is_not_there_any_more_stand(
    open_page: OpenPage,
    ann: Participant,
    inbox: Inbox,
    with_inbox: Callable[[Inbox | None], None],
) -> None:
    as_we_would(begin(open_page, inbox), ann, inbox)
    with_inbox(None)
    app = open_page("seat.py", round=str(rounds(ann)[-1].id))
    assert "Your 8 of 8 stand." in texts(app)
    assert app.radio
