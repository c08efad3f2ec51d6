"""The list of the checks that code asks for by name is complete, and no longer than it must be."""

import ast
from pathlib import Path

import yaml

from ccc.scoring.signs.catalogue import NAMED_CHECKS
from tests.scoring.conftest import CONTENT, shipped_rubric

CODE = Path(__file__).parents[3] / "ccc"


OF_REPLIES_AND_DECISIONS = {
    "evaluation/decisions.py",
    "evaluation/replies.py",
    "scoring/jsonl.py",
    "scoring/decide.py",
    "scoring/replies/advice.py",
    "scoring/replies/judge.py",
    "scoring/replies/reply.py",
    "scoring/replies/signature.py",
}


def code():
    """Every module of scoring and evaluation."""
    return [file for part in ("scoring", "evaluation") for file in (CODE / part).rglob("*.py")]


def literals(files):
    """Every string that stands in the code of these files."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    constants = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)
    ]
    return {constant.value for constant in constants if isinstance(constant.value, str)}


def test_the_list_holds_just_the_checks_that_scoring_and_evaluation_name():
    shipped = {check.id for check in shipped_rubric().checks}
    assert literals(code()) & shipped == NAMED_CHECKS


def test_every_named_check_is_shipped_and_speaks_to_a_criterion():
    assert set(shipped_rubric().signs) >= NAMED_CHECKS


def test_no_code_names_a_check_on_replies_or_a_sign_of_a_decision():
    replies = {file.stem for file in (CONTENT / "reply_checks").glob("*.yaml")}
    rules = yaml.safe_load((CONTENT / "decision_signs.yaml").read_text(encoding="utf-8"))
    about = {file.relative_to(CODE).as_posix(): file for file in code()}
    assert about.keys() >= OF_REPLIES_AND_DECISIONS
    named = literals(about[name] for name in OF_REPLIES_AND_DECISIONS)
    assert named & (replies | {sign["id"] for sign in rules["signs"]}) == set()
