"""Rounds besides writing a note: what is asked, and what the answers come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccc.content.games import Candidate, Consequence, Inbox, Month
from ccc.content.ids import MOVES
from ccc.content.load import Content
from ccc.games.decide import Decided, plan_decisions, right_decisions, right_reasons
from ccc.games.month import best_moves, month_points, moves_of, worth
from ccc.games.rounds import Points, Round, beats, ended_rounds, least_played, reply_points
from ccc.games.seat import OWN_NOTE, Fairness, fairness, plan_inbox, right_answers, time_left
from ccc.scoring.scenarios import score_answer, score_scenario
from tests.conftest import NOON

ANN = 7


def played(game: str, plan: Sequence[str] = (), about: str = "x", points: object = None) -> Round:
    ended = NOON if points else None
    return Round(ANN, game, about, tuple(plan), {}, points, 1, NOON, ended)


# --- rounds -----------------------------------------------------------------------------------


def test_a_round_goes_well_from_three_quarters_of_what_was_possible() -> None:
    assert [Points(n, 12).went_well for n in (8, 9, 12)] == [False, True, True]
    assert not Points(0, 0).went_well


def test_a_round_that_goes_on_is_not_among_those_that_ended() -> None:
    over = played("seat", points=Points(3, 7))
    assert ended_rounds([played("seat"), over, played("beat", points=Points(1, 1))], "seat") == (
        over,
    )


def test_a_round_that_ended_because_its_content_was_removed_is_left_out() -> None:
    assert ended_rounds([played("seat", points=Points(0, 0))], "seat") == ()


def test_what_was_played_least_comes_next() -> None:
    rounds = [played("month", about="april", points=Points(1, 9)), played("month", about="may")]
    assert least_played(["april", "may", "june"], rounds, "month") == "may"


# --- connect or follow ------------------------------------------------------------------------


def test_twelve_situations_hold_five_to_seven_of_each_kind(content: Content) -> None:
    best = {one.id: one.best for one in content.play.situations}
    for person in range(20):
        plan = plan_decisions(content.play.situations, (), person)
        assert len(set(plan)) == 12
        assert 5 <= Counter(best[one] for one in plan)["connect"] <= 7


def test_the_second_twelve_are_others_and_each_person_has_an_order_of_their_own(
    content: Content,
) -> None:
    first = plan_decisions(content.play.situations, (), ANN)
    assert first == plan_decisions(content.play.situations, (), ANN)
    assert first != plan_decisions(content.play.situations, (), ANN + 1)
    second = plan_decisions(content.play.situations, [played("decide", first)], ANN)
    assert not set(first) & set(second)


def test_a_decision_and_its_reason_are_counted_apart(content: Content) -> None:
    one, other, third = content.play.situations[:3]
    wrong = "follow" if other.best == "connect" else "connect"
    answers = {
        one.id: Decided(one.best, one.reason).answer,
        other.id: Decided(wrong, other.reason).answer,
        "removed-since": "connect:gift",
    }
    assert right_decisions([one, other, third], answers) == Points(1, 2)
    assert right_reasons([one, third], answers) == 1


def test_a_decision_is_read_as_it_was_kept() -> None:
    decided = Decided("connect", "they_asked")
    assert Decided.from_answer(decided.answer) == decided


# --- the recipient's seat ---------------------------------------------------------------------


def inbox(content: Content) -> Inbox:
    return content.play.inboxes[0]


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


# --- five notes a month -----------------------------------------------------------------------


def candidate(name: str, worths: Sequence[int]) -> Candidate:
    after = {
        move: Consequence(worth=worth, then="So it went.")
        for move, worth in zip(MOVES, worths, strict=True)
    }
    return Candidate(name=name, headline="Somebody", known="Something.", **after)


@st.composite
def months(draw: st.DrawFn) -> Month:
    """A month of twenty, for all but six of whom nothing is worth anything."""
    some = st.lists(st.integers(0, 3), min_size=4, max_size=4)
    worths = [draw(some) for _ in range(6)] + [[0, 0, 0, 0]] * 14
    # A blank is never worth most: that would be a fault of content.
    people = [
        candidate(f"P{n}", [note, min(blank, max(note, follow, wait)), follow, wait])
        for n, (note, blank, follow, wait) in enumerate(worths)
    ]
    return Month.model_construct(id="m", title="M", you=None, people=tuple(people))


@given(months(), st.integers(1, 5))
def test_no_other_way_to_spend_the_notes_is_worth_more_than_the_best(
    month: Month, notes: int
) -> None:
    best = best_moves(month, notes)
    assert best.count("note") <= notes
    without = [max(p.blank.worth, p.follow.worth, p.wait.worth) for p in month.people]
    noted = combinations(range(6), min(notes, 6))
    ways = [
        sum(month.people[n].note.worth if n in chosen else without[n] for n in range(20))
        for spent in noted
        for size in range(len(spent) + 1)
        for chosen in combinations(spent, size)
    ]
    assert worth(month, best) == max(ways)


def test_a_month_comes_to_what_its_moves_are_worth(content: Content) -> None:
    for month in content.play.months:
        best = best_moves(month, 5)
        points = month_points(month, best, 5)
        assert points.gained == points.possible
        assert month_points(month, ["wait"] * 20, 5).gained < points.possible / 2
        assert best.count("note") == 5


def test_moves_are_kept_by_number_and_what_is_no_move_is_none(content: Content) -> None:
    moves = moves_of(content.play.months[0], {"0": "note", "3": "wait", "5": "shout"})
    assert moves[:6] == ("note", None, None, "wait", None, None)


# --- a blank request, beat the score ----------------------------------------------------------


def test_each_fault_of_a_reply_costs_two_points_and_nothing_goes_below_nought(
    content: Content,
) -> None:
    request = content.play.blank_requests[0]
    judged = score_answer(request.after, request, content.replies)
    assert reply_points(judged) == Points(judged.points, 12)
    spoilt = replace(judged, faults=("lecture", "rude"))
    assert reply_points(spoilt) == Points(judged.points - 4, 12)
    empty = replace(judged, checks=dict.fromkeys(judged.checks, 0), faults=("rude",))
    assert reply_points(empty) == Points(0, 12)


@pytest.mark.parametrize(("score", "beaten"), [(69, False), (70, True), (None, False)])
def test_the_score_is_beaten_from_where_a_note_is_welcome(
    content: Content, score: int | None, beaten: bool
) -> None:
    judged = score_scenario("Hello", content.scenarios[0], content.rubric)
    assert beats(replace(judged, score=score)) is beaten
