"""The recipient's seat: the eight that lie there, the minute, and what the answers come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from ccc.content.games import Inbox
from ccc.content.ids import CRITERIA
from ccc.content.load import Content
from ccc.games.rounds import Points, Round
from ccc.games.seat import (
    CLOCK,
    OWN_NOTE,
    Fairness,
    fairness,
    is_over,
    leaning,
    plan_inbox,
    right_answers,
    time_left,
)
from tests.conftest import NOON
from tests.games.rounds import ANN


def test_the_criterion_that_told_accepted_from_passed_over_is_the_one_that_differs_most() -> None:
    low, high = dict.fromkeys(CRITERIA, 1), dict.fromkeys(CRITERIA, 1) | {"value": 3}
    assert leaning([high, high], [low, high]) == ("value", 3, 2)
    assert leaning([low], []) is None


def inbox(content: Content) -> Inbox:
    return content.inboxes[0]


def test_without_a_note_of_ones_own_all_eight_lie_there_in_some_order(content: Content) -> None:
    plan = plan_inbox(inbox(content), (), ANN, own=False)
    assert sorted(plan) == [str(n) for n in range(8)]


def test_ones_own_takes_the_place_of_one_to_ignore_and_is_not_the_first_to_be_seen(
    content: Content,
) -> None:
    for person in range(30):
        plan = plan_inbox(inbox(content), (), person, own=True)
        assert len(plan) == 8
        assert plan.index(OWN_NOTE) >= 2
        (gone,) = {str(n) for n in range(8)} - set(plan)
        assert inbox(content).invitations[int(gone)].best == "ignore"


def test_the_minute_ends_when_it_is_over_and_not_before() -> None:
    for seconds, left in ((0, 60), (0.4, 60), (59, 1), (59.9, 1), (60, 0), (3600, 0)):
        assert time_left(NOON, NOON + timedelta(seconds=seconds)) == left


def test_what_was_not_reached_was_not_treated_rightly(content: Content) -> None:
    plan = plan_inbox(inbox(content), (), ANN, own=True)
    others = [one for one in plan if one != OWN_NOTE]
    answers = {one: inbox(content).invitations[int(one)].best for one in others[:3]}
    assert right_answers(inbox(content), plan, {**answers, OWN_NOTE: "accept"}) == Points(3, 7)


def test_ones_own_note_is_held_against_better_and_worse_ones() -> None:
    others = [("accept", 40), ("ignore", 90), ("report", 80), ("accept", 95), (None, 99)]
    assert fairness("accept", 60, others) == Fairness("accept", 60, 1, 2)
    assert fairness(None, 60, others) is None
    assert fairness("accept", None, others) is None


def test_the_clock_runs_from_the_moment_the_round_began() -> None:
    began = datetime(2026, 1, 1, 12).astimezone()
    one = Round(ANN, "seat", "best-excuse", began=began)
    assert not is_over(one, began + timedelta(seconds=59))
    assert is_over(one, began + timedelta(seconds=60))
    free = replace(one, answers={CLOCK: "off"})
    assert not is_over(free, began + timedelta(days=1))
