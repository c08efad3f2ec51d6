"""Rated notes and replies as examples, and what a network might have said of each."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from ccc.content.ids import CRITERIA, READ_FLAGS, REPLY_FAULTS
from ccc.scoring.text.note import read
from ccc.training.examples import note_examples, reply_examples
from ccc.training.left_out import judged_notes, judged_replies
from tests.scoring.conftest import RATED, encoder, learned, rated_lines, rubric
from tests.scoring.replies.data import lines_of, rules

__all__ = ["encoder", "learned", "rated_lines", "rubric"]

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """One process runs these tests: what the networks might have said is made up but once."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("training"))


SURE = 2.0
"""As a logit: what a network says of what is so, and less this of what is not."""


def prediction(example):
    """What a network says that has learnt this very text."""
    words = [(word.start, word.end) for word in read(example.text).words]
    logits = [SURE if reached >= 0.5 else -SURE for reached in targets(example)]
    marks = [[-SURE] * 2 * len(CRITERIA) for _ in range(len(words) + 2)]
    for row, (start, end) in enumerate(words, start=1):
        for first, last, head in example.marks or ():
            if first <= start and end <= last:
                marks[row][head] = SURE
    replies = example.reply_targets if example.checks else [0] * (12 + len(REPLY_FAULTS))
    return {
        "levels": logits,
        "flags": [SURE if flag in example.flags else -SURE for flag in READ_FLAGS],
        "replies": [SURE if said else -SURE for said in replies],
        "marks": marks,
        "spans": [(0, 0), *words, (0, 0)],
    }


def targets(example):
    return [0] * 15 if example.levels is None else example.targets.ravel().tolist()


def marked_words(row):
    """As raters mark: the first words of a note earn what it has most of."""
    first = " ".join(row["note"].split()[:3])
    best = max(CRITERIA, key=lambda criterion: row["levels"][criterion])
    return {"id": row["id"], "earns": {best: [first]}, "costs": {}}


@pytest.fixture(scope="session")
def rows(rated_lines):
    return [json.loads(line) for line in rated_lines[::12]]


@pytest.fixture(scope="session")
def notes(rows):
    marks = {row["id"]: marked_words(row) for row in rows[::2]}
    found = note_examples(rows, marks, RATED.stem)
    return [example for example in found if read(example.text).words]


@pytest.fixture(scope="session")
def replies():
    rows = [json.loads(line) for line in lines_of("replies.jsonl")[::8]]
    return list(reply_examples(rows, "replies"))


@pytest.fixture(scope="session")
def examples(notes, replies):
    return [*notes, *replies]


@pytest.fixture(scope="session")
def predictions(examples):
    """Right of most texts; of every fourth it says what it said of the one before."""
    found = {example.id: prediction(example) for example in examples}
    for before, example in list(pairwise(examples))[::4]:
        found[example.id]["levels"] = found[before.id]["levels"]
    return found


@pytest.fixture(scope="session")
def judged(notes, predictions, rubric):
    return list(judged_notes(notes, predictions, rubric))


@pytest.fixture(scope="session")
def answered(replies, predictions):
    return list(judged_replies(replies, predictions, rules()))
