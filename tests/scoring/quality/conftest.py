"""The judge as the app has it, rules and encoder together."""

import pytest

from ccc.content.load import read_content
from tests.scoring.conftest import CONTENT, scorer


@pytest.fixture(scope="session")
def rubric():
    """The shipped rubric with its encoder."""
    shipped = read_content(CONTENT).rubric
    assert shipped is not None
    assert shipped.encoder is not None
    return shipped


@pytest.fixture(scope="session")
def score_for(rubric):
    return scorer(rubric)
