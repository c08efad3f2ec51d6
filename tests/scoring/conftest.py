"""The shipped rubric, checks and weights alone; a broken lesson is no matter of the scorer's."""

import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from ccc.content.checks import Check
from ccc.content.encoder import read_encoder
from ccc.content.rubric import Rubric
from ccc.content.scenarios import Card
from ccc.evaluation.agreement import evaluate
from ccc.evaluation.rated import read_rated
from ccc.scoring import score

CONTENT = Path(__file__).parents[2] / "content"
RATED = Path(__file__).parents[1] / "data" / "notes.jsonl"


def rubric_data():
    data = yaml.safe_load((CONTENT / "rubric.yaml").read_text(encoding="utf-8"))
    data["weights"] = yaml.safe_load((CONTENT / "weights.yaml").read_text(encoding="utf-8"))
    data["checks"] = [check_data(file) for file in sorted((CONTENT / "checks").glob("*.yaml"))]
    return data


def check_data(file):
    return {**yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader), "id": file.stem}


@cache
def shipped_rubric():
    data = rubric_data()
    checks = [TypeAdapter(Check).validate_python(check) for check in data["checks"]]
    return Rubric.model_validate({**data, "checks": checks})


@pytest.fixture(scope="session")
def rubric():
    return shipped_rubric()


@pytest.fixture(scope="session")
def encoder():
    """The shipped encoder, its networks not yet loaded."""
    found, faults = read_encoder(CONTENT)
    assert found, faults
    return found


@pytest.fixture(scope="session")
def learned(rubric, encoder):
    """The shipped rubric with its encoder, as the app judges by it."""
    return rubric.model_copy(update={"encoder": encoder})


@pytest.fixture(scope="session")
def rated_lines():
    return RATED.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def rated_objects(rated_lines):
    return [json.loads(line) for line in rated_lines]


@pytest.fixture(scope="session")
def rated_agreement(rubric, rated_lines):
    """How far the shipped scorer and the raters agree on all rated notes, scored once."""
    return evaluate(read_rated(rated_lines), rubric)


def read_set(name):
    """A set of notes or pairs in tests/data, as plain data; those to one person in a row.

    The encoder has the cards of a person ready then when the next note comes.
    """
    found = yaml.load((RATED.parent / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
    return sorted(found, key=lambda one: one.get("scenario", ""))


@cache
def scenario_data(name):
    path = CONTENT / "scenarios" / f"{name}.yaml"
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


def scorer(rubric):
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


@pytest.fixture(scope="session")
def score_for(rubric):
    return scorer(rubric)


OKSANA = Card(
    name="Oksana Hnatiuk",
    headline="Beekeeper, Ternopil",
    facts=("Logs hive weight every hour with home-made scales", "Was a school physics teacher"),
)
MARTIN = Card(
    name="Martin Faulkner",
    headline="Bee health inspector, Shropshire",
    facts=(
        "Wrote in the county newsletter that he has no weight data from the lime flow",
        "Taught physics before he kept bees",
    ),
)


@pytest.fixture(scope="session")
def sender():
    return OKSANA


@pytest.fixture(scope="session")
def recipient():
    return MARTIN
