"""Notes and replies scored against content: scenarios, lesson examples, inboxes, requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ccc.content.games import BlankRequest, Invitation
from ccc.content.lessons import Pair
from ccc.content.load import Content
from ccc.content.reply_checks import ReplyRules
from ccc.content.rubric import Rubric
from ccc.content.scenarios import Card, Scenario
from ccc.scoring import Assessment, score, with_swap
from ccc.scoring.replies.reply import ReplyAssessment, score_reply


class Setting(Protocol):
    """What a note is scored against: a scenario, a lesson's example, or somebody of one's own."""

    @property
    def situation(self) -> str:
        """How the two come to be near each other."""

    @property
    def sender(self) -> Card:
        """Who writes."""

    @property
    def recipient(self) -> Card:
        """Who is written to."""


def score_scenario(
    note: str,
    scenario: Setting,
    rubric: Rubric,
    others: Sequence[Card] | None = (),
    limit: int | None = None,
) -> Assessment:
    """A note's assessment against the two cards of a scenario.

    `others` are recipients to whom the swap test addresses it instead; None leaves that test for
    `with_swap_in`. `limit` is the chosen account's length in characters, the rubric's default where
    there is none.
    """
    return score(
        note,
        sender=scenario.sender,
        recipient=scenario.recipient,
        situation=scenario.situation,
        limit=rubric.limit.characters if limit is None else limit,
        rubric=rubric,
        others=others,
        gift=scenario.gift if isinstance(scenario, Scenario) else None,
    )


def with_swap_in(
    scored: Assessment, note: str, scenario: Setting, rubric: Rubric, others: Sequence[Card]
) -> Assessment:
    """What `score_scenario` says with these others of a note that it assessed with None."""
    return with_swap(
        scored,
        note,
        sender=scenario.sender,
        recipient=scenario.recipient,
        rubric=rubric,
        others=others,
    )


def score_by_id(content: Content, scenario_id: str, note: str) -> Assessment | None:
    """A note's assessment on the scenario of that id; None where there is no such scenario."""
    scenario = content.scenario(scenario_id)
    return None if scenario is None else score_scenario(note, scenario, content.rubric)


def other_recipients(content: Content, scenario_id: str) -> tuple[Card, ...]:
    """The recipients of all scenarios but this one, in order of id."""
    return tuple(scenario.recipient for scenario in content.scenarios if scenario.id != scenario_id)


def score_pair(pair: Pair, rubric: Rubric) -> tuple[Assessment, Assessment]:
    """The scores of a lesson's before and after, computed now by the scorer."""
    return score_scenario(pair.before, pair, rubric), score_scenario(pair.after, pair, rubric)


def score_invitation(invitation: Invitation, recipient: Card, rubric: Rubric) -> Assessment:
    """What the scorer makes of a note in somebody's inbox."""
    return score(
        invitation.note,
        sender=invitation.sender,
        recipient=recipient,
        situation="",
        limit=rubric.limit.characters,
        rubric=rubric,
    )


def score_answer(reply: str, request: BlankRequest, rules: ReplyRules) -> ReplyAssessment:
    """What the scorer makes of a reply to a blank request."""
    return score_reply(reply, me=request.me, them=request.them, rules=rules)
