"""The judge as the app has it, rules and encoder together."""

import pytest

from ccc.content.load import read_content
from ccc.content.scenarios import Card
from ccc.scoring import score
from tests.scoring.conftest import CONTENT, scenario_data


@pytest.fixture(scope="session")
def rubric():
    """The shipped rubric with its encoder."""
    shipped = read_content(CONTENT).rubric
    assert shipped is not None
    assert shipped.encoder is not None
    return shipped


@pytest.fixture(scope="session")
def score_for(rubric):
    """Scores a note to the recipient of a shipped scenario; its length does not matter here."""

    def score_for(scenario, note, limit=10_000):
        data = scenario_data(scenario)
        return score(
            note,
            sender=Card(**data["sender"]),
            recipient=Card(**data["recipient"]),
            situation=data["situation"],
            limit=limit,
            rubric=rubric,
        )

    return score_for
