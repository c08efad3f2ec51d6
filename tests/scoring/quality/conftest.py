"""The judge as the app has it, rules and encoder together."""

from pathlib import Path

import pytest

from ccc.content.load import read_content
from tests.scoring.conftest import CONTENT, scorer

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """One process runs these tests: the encoder reads the cards of their scenarios but once."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("quality"))


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
