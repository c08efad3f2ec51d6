"""Patterns are made fast by lower case; it changes the time alone."""

import re

import pytest

from ccc.content.checks import Pattern
from ccc.content.rubric import Rubric
from ccc.scoring import score
from ccc.scoring.checks.matcher import Matcher
from ccc.scoring.text.note import read
from tests.scoring.conftest import shipped_rubric

PATTERNS = [check for check in shipped_rubric().checks if check.kind == "pattern"]


@pytest.fixture(scope="module")
def notes(rated_objects):
    examples = [text for check in shipped_rubric().checks for text in (*check.finds, *check.passes)]
    texts = [*(one["note"] for one in rated_objects), *examples]
    return [read(other) for text in texts for other in (text, text.upper(), text.swapcase())]


@pytest.mark.parametrize("check", PATTERNS, ids=lambda check: check.id)
def test_a_pattern_finds_what_its_expression_finds(check, notes):
    expression = re.compile(check.pattern, re.IGNORECASE if check.ignore_case else 0)
    matcher = Matcher([check])
    for note in notes:
        found = [one for one in expression.finditer(note.plain) if one.group()]
        assert len(matcher.hits(note)) == len(found), note.raw


def test_a_dotted_and_a_dotless_i_are_each_one_letter():
    note = read("İki ve ılık, Straße")
    assert note.lower == "iki ve ilik, straße"
    assert len(note.lower) == len(note.plain)


@pytest.mark.parametrize("check_id", ["value-free", "shared-generic"])
def test_a_check_may_find_marks_after_the_last_word(rubric, check_id, sender, recipient):
    data = rubric.signs[check_id].model_dump(exclude={"phrases", "unless"})
    marks = Pattern.model_validate({**data, "kind": "pattern", "pattern": "!+$"})
    others = [check for check in rubric.checks if check.id != check_id]
    parts = {name: getattr(rubric, name) for name in Rubric.model_fields}
    changed = Rubric.model_validate({**parts, "checks": (*others, marks)})
    note = "You taught physics too, before you kept bees. The rain is over !!"
    assert score(note, sender=sender, recipient=recipient, rubric=changed).levels
