"""Words that nobody sent before time was up: taken as notes, by the first page that asks."""

from __future__ import annotations

from collections.abc import Iterator

from ccc.practice.attempts import NewAttempt
from ccc.scoring.scenarios import other_recipients, score_scenario
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.workshop.writing import WritingRound


def collect_due() -> None:
    """Make a note of everything unsent in each round that is over, once. Raises StorageError."""
    rounds = resources.store().writing_rounds
    for over in rounds.due(now()):
        rounds.collect(over, tuple(_unsent_notes(over)), now())


def _unsent_notes(over: WritingRound) -> Iterator[NewAttempt]:
    """Each draft as it was reported last, without a guess; none without a word in it."""
    content = resources.content()
    for draft in resources.store().writing_rounds.unsent(over):
        scenario = content.scenario(draft.scenario_id)
        if scenario is None:
            continue
        others = other_recipients(content, scenario.id)
        judged = score_scenario(draft.text, scenario, content.rubric, others)
        if "blank" not in judged.flags:
            yield NewAttempt(draft.person_id, scenario.id, draft.text, None, judged)
