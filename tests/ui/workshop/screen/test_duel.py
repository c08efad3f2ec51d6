"""A duel on the screen: bare notes, the bars, what the tool says; never points or names."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host
from ccc.practice.attempts import Participant
from ccc.scoring import Evidence
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.workshop.judging import two_notes
from ccc.ui.workshop.screen.duel import CHOOSE
from ccc.workshop.duel import QUESTION, TOO_FEW
from ccc.workshop.votes import Pair, Vote
from ccc.workshop.workshop import Workshop
from tests.storage.notes import LEVELS
from tests.ui.conftest import OpenPage, in_html, texts
from tests.ui.workshop.conftest import at, begin, go
from tests.ui.workshop.rounds import writes

AGAIN = 1
"""The turn whose notes are judged."""

OFFER = "I have a checklist for you. <b>Ann</b>"
SHARED = "We both ride the same train. Bo"


def opened(open_page: OpenPage, workshop: Workshop) -> AppTest:
    app = open_page("screen.py", w=str(workshop.id))
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    charts = [one.proto.alt for one in app.get("vega_lite_chart")]
    drawn = re.sub(r"<style>.*?</style>", "", in_html(app), flags=re.DOTALL)
    return "\n".join([texts(app), drawn, *charts])


def say_left(duel: Workshop, who: Participant) -> None:
    """As on a phone, which shows the two notes before it can be tapped."""
    assert two_notes(duel) is not None
    resources.store().room_answers.say(duel.id, duel.place.step, who.id, "left", now())


@pytest.fixture
def people(away: Host) -> list[Participant]:
    """Two people whose notes have alike points and other levels."""
    workshop = begin(away)
    marked = (Evidence("value", 0, 6, "an offer"), Evidence("reason", 7, 11, "a reason"))
    return [
        writes(
            workshop, "Ann", OFFER, AGAIN, score=71, levels=LEVELS | {"value": 3}, evidence=marked
        ),
        writes(workshop, "Bo", SHARED, AGAIN, score=73, levels=LEVELS | {"value": 0}),
    ]


@pytest.fixture
def duel(away: Host, people: list[Participant]) -> Workshop:
    (held,) = resources.store().workshops.held_by(away)
    return go(away, held.workshop, at(held.workshop, "duel"))


def test_two_bare_notes_are_put_to_the_vote_and_only_hands_are_counted(
    open_page: OpenPage, duel: Workshop, people: list[Participant]
) -> None:
    say_left(duel, people[0])
    shown = said(opened(open_page, duel))
    assert QUESTION in shown
    assert CHOOSE in shown
    assert "I have a checklist for you. &lt;b&gt;Ann&lt;/b&gt;" in shown
    assert SHARED in shown
    assert "1 of 2 has answered." in shown
    assert "<mark" not in shown
    assert not any(points in shown for points in ("71", "73"))


def test_bars_come_next_and_then_what_the_tool_says_on_which_words(
    open_page: OpenPage, away: Host, duel: Workshop, people: list[Participant]
) -> None:
    say_left(duel, people[0])
    bars = said(opened(open_page, go(away, duel, at(duel, "duel", 1))))
    assert "1 would let the left one sit down, 0 the right one." in bars
    assert "2 answers" not in bars
    assert "Left: 1; Right: 0" in bars

    tool = said(opened(open_page, go(away, duel, at(duel, "duel", 2))))
    left, right = tool.split("**Right**")
    assert "Value: **strong**" in left
    assert "Value: **missing**" in right
    assert ">I have</mark>" in tool
    assert tool.count("<mark") == 1
    assert not any(points in tool for points in ("71", "73"))


def test_a_note_of_whoever_is_taken_out_leaves_the_screen(
    open_page: OpenPage, away: Host, duel: Workshop
) -> None:
    assert SHARED in said(opened(open_page, duel))
    resources.store().seats.remove(away, duel.id, 2)
    shown = said(opened(open_page, duel))
    assert SHARED not in shown
    assert TOO_FEW in shown


def vote(workshop: Workshop, who: Participant, winner: int, loser: int) -> None:
    question = Pair(winner, loser).question
    step = workshop.place.step
    told = Vote(winner, loser).said
    resources.store().room_answers.say(workshop.id, step, who.id, told, now(), question)


def test_the_screen_counts_choices_and_shows_an_order_only_where_votes_agree(
    open_page: OpenPage, away: Host, duel: Workshop, people: list[Participant]
) -> None:
    names = [f"Voter {number}" for number in range(9)]
    voters = [writes(duel, name, f"Note by {name}", AGAIN, score=40) for name in names]
    duel = go(away, duel, at(duel, "duel"))
    two = two_notes(duel)
    assert two is not None
    best, worst = two

    vote(duel, voters[0], best.id, worst.id)
    assert "1 choice so far, of about 55." in said(
        opened(open_page, go(away, duel, at(duel, "duel", 3)))
    )
    unsure = said(opened(open_page, go(away, duel, at(duel, "duel", 4))))
    assert "The votes do not agree enough" in unsure
    assert best.note not in unsure

    notes = resources.store().round_notes.of_round(duel.id, 8)
    order = [one.attempt.id for one in notes]
    for voter in voters:
        for place, winner in enumerate(order):
            for loser in order[place + 1 :]:
                vote(duel, voter, winner, loser)
    sure = said(opened(open_page, as_at(duel, 4, away)))
    assert "How far you can rely on this order" in sure
    assert all(plain(one.attempt.note) in sure for one in notes[:3])
    assert "the tool before" in sure
    assert not any(name in sure.replace(f"Note by {name}", "") for name in names)


def as_at(workshop: Workshop, part: int, host: Host) -> Workshop:
    return go(host, workshop, at(workshop, "duel", part))
