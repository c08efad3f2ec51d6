"""The shipped signs of a decision, and rated decisions."""

from functools import cache
from pathlib import Path

import yaml

from ccc.content.decisions import DecisionRules

CONTENT = Path(__file__).parents[2] / "content"
DATA = Path(__file__).parents[1] / "data"


@cache
def rules():
    return DecisionRules.model_validate(
        yaml.safe_load((CONTENT / "decision_signs.yaml").read_text(encoding="utf-8"))
    )


def lines_of(name):
    return (DATA / name).read_text(encoding="utf-8").splitlines()
