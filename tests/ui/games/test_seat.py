"""The recipient's seat: a choice of four, eight invitations in a minute, and the ending."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ccc.content.games import Inbox
from ccc.content.ids import CRITERIA, InboxAnswer
from ccc.content.load import Content
from ccc.content.scenarios import Scenario
from ccc.games.rounds import Round
from ccc.games.seat import CLOCK, OWN_NOTE, OWN_TEXT, is_over, leaning
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.games import seat as page
from ccc.ui.games.seat_wording import WORDS, Letter, beside_the_others, in_common
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, texts, write

WITH_CLOCK, WITHOUT_CLOCK = "Start the clock", "Without the clock"

NOTE = (
    "Ganzorig, I read every excuse of the week. I am making a small reader of school stories for "
    "new teachers: may I send you ten copies?"
)


@pytest.fixture
def inbox(content: Content) -> Inbox:
    """The inbox of the head teacher who collects excuses."""
    return next(one for one in content.play.inboxes if one.id == "best-excuse")


@pytest.fixture
def scenario(content: Content, inbox: Inbox) -> Scenario:
    """The scenario whose recipient reads it."""
    found = content.scenario(inbox.id)
    assert found is not None
    return found


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let the server's clock be so many seconds ahead."""

    def moved(seconds: float) -> None:
        monkeypatch.setattr(page, "now", lambda: now() + timedelta(seconds=seconds))

    return moved


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def begin(open_page: OpenPage, inbox: Inbox, label: str = WITHOUT_CLOCK) -> AppTest:
    app = open_page("seat.py")
    app.radio[0].set_value(inbox.id).run()
    return press(app, label)


def rounds(participant: Participant) -> tuple[Round, ...]:
    return resources.store().rounds.of(participant.id)


def as_we_would(
    app: AppTest, participant: Participant, inbox: Inbox, own: InboxAnswer = "accept"
) -> AppTest:
    """Treat all that is left as authored, and one's own note as given."""
    while (asked := rounds(participant)[-1].next_asked) is not None:
        answer = own if asked == OWN_NOTE else inbox.invitations[int(asked)].best
        press(app, WORDS[answer].label)
        assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.expander if "·" in one.label]


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


# --- choosing a seat ----------------------------------------------------------------------------


def test_four_seats_are_offered_with_what_their_owners_do(
    open_page: OpenPage, ann: Participant, content: Content
) -> None:
    app = open_page("seat.py")
    assert "Change chairs." in texts(app)
    assert len(app.radio[0].options) == len(content.play.inboxes)
    for offered in content.play.inboxes:
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


# --- the ending ---------------------------------------------------------------------------------


def test_treating_all_as_we_would_is_said_and_leads_to_somebody_new(
    open_page: OpenPage, ann: Participant, inbox: Inbox, content: Content
) -> None:
    app = as_we_would(begin(open_page, inbox), ann, inbox)
    assert rounds(ann)[-1].points == (8, 8)
    assert app.header[0].value == "You and we agreed on 8 of 8"
    assert "You read 8" not in texts(app)
    assert content.play.games.game("seat").went_well in texts(app)
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
        ":material/lightbulb:&nbsp;we would do otherwise"
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
    score = resources.store().attempts_of(ann.id)[-1].assessment.score
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
    assert "Change chairs." in texts(app)


@pytest.fixture
def with_inbox(
    monkeypatch: pytest.MonkeyPatch, content: Content, inbox: Inbox
) -> Callable[[Inbox | None], None]:
    """Go on with another inbox in the place of the head teacher's, or without any for him."""

    def changed(other: Inbox | None) -> None:
        found = [other if one.id == inbox.id else one for one in content.play.inboxes]
        play = replace(content.play, inboxes=tuple(one for one in found if one is not None))
        monkeypatch.setattr(resources, "content", lambda: replace(content, play=play))

    return changed


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
    assert app.header[0].value == "8 of 8"
    assert "was written anew after you read it" in texts(app)
    assert labels(app) == []
    assert press(app, "Take another seat").radio


# --- what it says about you ---------------------------------------------------------------------


@pytest.fixture
def letter(inbox: Inbox) -> Callable[..., Letter]:
    """One of the eight, with a verdict and a score; one's own where nothing is best."""

    def made(
        answer: InboxAnswer | None, score: int | None, best: InboxAnswer | None = "ignore"
    ) -> Letter:
        return Letter(inbox.invitations[0].sender, "Hi", answer, best, "Why.", score, None)

    return made


@pytest.mark.parametrize(
    ("own", "score", "says"),
    [
        (
            "accept",
            20,
            "You accepted your own note (20 points) and passed over two that score more.",
        ),
        (
            "accept",
            35,
            "You accepted your own note (35 points) and passed over one that scores more.",
        ),
        ("accept", 95, "You treated your own like the others. You accepted your own note"),
        ("ignore", 90, "You ignored your own note (90 points) and accepted one that scores less."),
        ("report", 1, "You treated your own like the others. You reported your own note (1 point)"),
        ("ignore", None, "You ignored your own note. It has no score"),
        (None, 60, "You did not get as far as your own note."),
    ],
)
def test_ones_own_is_compared_with_the_others_in_plain_words(
    letter: Callable[..., Letter], own: InboxAnswer | None, score: int | None, says: str
) -> None:
    others = [letter("accept", 80), letter("ignore", 30), letter("report", 40), letter(None, 99)]
    assert beside_the_others([letter(own, score, None), *others]).startswith(says)


def test_the_criterion_that_told_accepted_from_passed_over_is_the_one_that_differs_most() -> None:
    low, high = dict.fromkeys(CRITERIA, 1), dict.fromkeys(CRITERIA, 1) | {"value": 3}
    assert leaning([high, high], [low, high]) == ("value", 3, 2)
    assert leaning([low], []) is None


def test_what_the_accepted_have_in_common_is_one_sentence(
    open_page: OpenPage, ann: Participant, inbox: Inbox, content: Content
) -> None:
    app = as_we_would(begin(open_page, inbox), ann, inbox)
    found = re.search(
        r"differs most from what you passed over in \*(.+)\*: ([\d.]+) of 3", texts(app)
    )
    assert found is not None
    assert found[1] in [one.name.lower() for one in content.rubric.criteria]
    assert float(found[2]) > 1


def test_nothing_is_said_to_be_common_where_everything_was_accepted(
    open_page: OpenPage, ann: Participant, inbox: Inbox, content: Content
) -> None:
    app = begin(open_page, inbox)
    for _ in range(8):
        press(app, "Accept")
    assert in_common([], content.rubric) in texts(app)


def test_the_clock_runs_from_the_moment_the_round_began(ann: Participant) -> None:
    began = datetime(2026, 1, 1, 12).astimezone()
    one = Round(ann.id, "seat", "best-excuse", began=began)
    assert not is_over(one, began + timedelta(seconds=59))
    assert is_over(one, began + timedelta(seconds=60))
    free = replace(one, answers={CLOCK: "off"})
    assert not is_over(free, began + timedelta(days=1))
