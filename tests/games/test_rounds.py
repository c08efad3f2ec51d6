"""Rounds of any game: what they come to, and which comes next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccc.content.load import Content
from ccc.games.beat import beats
from ccc.games.reply import reply_points
from ccc.games.rounds import Points, ended_rounds, least_played
from ccc.scoring.scenarios import score_answer, score_scenario
from tests.games.rounds import played


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


# --- a blank request, beat the score ----------------------------------------------------------


def test_each_fault_of_a_reply_costs_two_points_and_nothing_goes_below_nought(
    content: Content,
) -> None:
    request = content.blank_requests[0]
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
