"""A note or a reply is scored between the two people of whatever content it answers."""

from __future__ import annotations

from ccc.content.load import Content
from ccc.content.rubric import WELCOME
from ccc.scoring.scenarios import (
    other_recipients,
    score_answer,
    score_by_id,
    score_invitation,
    score_pair,
    score_scenario,
)

NOTE = "Hi! Your post made me think. Let's connect."


def test_a_note_is_scored_by_the_id_of_a_scenario_and_by_no_other(content: Content) -> None:
    scenario = content.scenarios[0]
    expected = score_scenario(NOTE, scenario, content.rubric)
    assert score_by_id(content, scenario.id, NOTE) == expected
    assert score_by_id(content, "removed-since", NOTE) is None


def test_a_note_is_measured_by_the_chosen_limit_or_else_by_the_rubrics(content: Content) -> None:
    scenario, rubric = content.scenarios[0], content.rubric
    assert score_scenario(NOTE, scenario, rubric).limit == rubric.limit.characters
    assert score_scenario(NOTE, scenario, rubric, limit=300).limit == 300


def test_the_other_recipients_are_all_but_one_in_the_order_of_the_scenarios(
    content: Content,
) -> None:
    first, second, *rest = content.scenarios
    others = other_recipients(content, second.id)
    assert others == tuple(scenario.recipient for scenario in (first, *rest))


def test_a_pair_is_scored_in_its_order(content: Content) -> None:
    pair = content.lessons[0].pairs[0]
    notes = [assessment.characters for assessment in score_pair(pair, content.rubric)]
    assert notes == [len(pair.before), len(pair.after)]


def test_an_invitation_is_welcome_to_its_reader_and_less_so_to_somebody_else(
    content: Content,
) -> None:
    inbox = content.inboxes[0]
    reader = next(one.recipient for one in content.scenarios if one.id == inbox.id)
    (other, *_) = other_recipients(content, inbox.id)
    welcome = [one for one in inbox.invitations if one.best == "accept"]
    assert welcome
    for invitation in welcome:
        theirs = score_invitation(invitation, reader, content.rubric).score or 0
        assert theirs >= WELCOME
        assert (score_invitation(invitation, other, content.rubric).score or 0) < theirs


def test_an_answer_is_signed_by_whoever_was_asked(content: Content) -> None:
    request = content.blank_requests[0]
    turned = request.model_copy(update={"me": request.them, "them": request.me})
    assert score_answer(request.after, request, content.replies).checks["signed"] == 2
    assert score_answer(request.after, turned, content.replies).checks["signed"] < 2
