"""After the recipient's seat: each of the eight with what we make of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from ccc.content.games import Inbox
from ccc.content.ids import InboxAnswer
from ccc.content.load import Content
from ccc.content.scenarios import Scenario
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.games.seat_wording import WORDS
from tests.ui.conftest import OpenPage, links, press, texts, write
from tests.ui.games.conftest import rounds
from tests.ui.games.seats import NOTE, as_we_would, begin, labels


def test_treating_all_as_we_would_is_said_and_leads_to_somebody_new(
    open_page: OpenPage, ann: Participant, inbox: Inbox, content: Content
) -> None:
    app = as_we_would(begin(open_page, inbox), ann, inbox)
    assert rounds(ann)[-1].points == (8, 8)
    assert app.header[0].value == "You and we agreed on 8 of 8"
    assert "You read 8" not in texts(app)
    assert content.games.game("seat").went_well in texts(app)
    assert "Meet somebody new" in links(app)
    assert "None of the eight was yours." in texts(app)


def test_each_of_the_eight_is_shown_with_its_points_and_what_its_reader_would_make_of_it(
    open_page: OpenPage, ann: Participant, inbox: Inbox
) -> None:
    app = as_we_would(begin(open_page, inbox), ann, inbox)
    assert len(labels(app)) == 8
    for invitation in inbox.invitations:
        named = rf"{re.escape(plain(invitation.sender.name))} · \d+ points"
        assert any(re.match(named, one) for one in labels(app))
        assert plain(invitation.why) in texts(app)
    levels = [one.value for one in app.caption if one.value.startswith("Reason: ")]
    assert len(levels) == sum(bool(one.note) for one in inbox.invitations)


def test_each_lies_with_those_that_were_answered_alike_and_the_icons_are_explained_once(
    open_page: OpenPage, ann: Participant, inbox: Inbox
) -> None:
    app = begin(open_page, inbox)
    given: list[InboxAnswer] = ["report", "accept", "ignore", "accept", *["ignore"] * 4]
    for answer in given:
        press(app, WORDS[answer].label)
    groups = ["You accepted", "You ignored", "You reported"]
    assert [one.value for one in app.subheader][:3] == groups
    names = [plain(inbox.invitations[int(n)].sender.name) for n in rounds(ann)[-1].plan]
    by_group = [
        {name for name, answer in zip(names, given, strict=True) if answer == each}
        for each in ("accept", "ignore", "report")
    ]
    shown = [one.split(" · ")[0] for one in labels(app)]
    assert [set(shown[:2]), set(shown[2:7]), set(shown[7:])] == by_group
    explained = (
        ":material/check:&nbsp;we would do the same · "
        ":material/lightbulb:&nbsp;we would do something else"
    )
    assert [one.value for one in app.caption].count(explained) == 1
    differing = [one for one in app.expander if one.icon == ":material/lightbulb:"]
    assert all(re.search(r" · we would (accept|ignore|report) · ", one.label) for one in differing)


def test_where_we_differ_stands_first(open_page: OpenPage, ann: Participant, inbox: Inbox) -> None:
    app = begin(open_page, inbox)
    for _ in range(8):
        press(app, "Report")
    icons = [one.icon for one in app.expander if "·" in one.label]
    assert icons == [":material/lightbulb:"] * 7 + [":material/check:"]
    reported = next(one for one in inbox.invitations if one.best == "report")
    assert labels(app)[-1].startswith(plain(reported.sender.name))


def test_ones_own_note_is_judged_as_it_was_at_the_start(
    open_page: OpenPage, ann: Participant, scenario: Scenario, inbox: Inbox
) -> None:
    write(ann, scenario.id, NOTE)
    app = begin(open_page, inbox)
    score = resources.store().attempts.of(ann.id)[-1].assessment.score
    write(ann, scenario.id, "Hi!")
    as_we_would(app, ann, inbox, own="ignore")
    assert rounds(ann)[-1].points == (7, 7)
    assert f"Your own note · {score} points" in labels(app)
    assert "Your own note is not counted." in texts(app)
    assert f"You ignored your own note ({score} points)" in texts(app)
    assert f"Write to {scenario.recipient.name} again" in links(app)


def test_another_seat_can_be_taken_afterwards(
    open_page: OpenPage, ann: Participant, inbox: Inbox
) -> None:
    app = as_we_would(begin(open_page, inbox), ann, inbox)
    press(app, "Take another seat")
    assert app.radio
    assert "Now you are the one who gets the notes." in texts(app)


def test_of_an_inbox_that_was_written_anew_the_points_stand_and_no_tales_are_told(
    open_page: OpenPage,
    ann: Participant,
    inbox: Inbox,
    with_inbox: Callable[[Inbox | None], None],
) -> None:
    as_we_would(begin(open_page, inbox), ann, inbox)
    with_inbox(inbox.model_copy(update={"invitations": inbox.invitations[::-1]}))
    app = open_page("seat.py", round=str(rounds(ann)[-1].id))
    assert not app.exception
    assert app.header[0].value == "8 of 8 points"
    assert "has changed since you read it" in texts(app)
    assert labels(app) == []
    assert press(app, "Take another seat").radio
