"""The words that lessons mark in their examples are those somebody has read and found right.

Whenever a lesson, a check or the scorer changes a mark, the file of the reviewed ones is to be
read again: the example that differs is printed as it is now.
"""

from __future__ import annotations

import yaml

from ccc.content.lessons import Lesson, Pair
from ccc.content.load import Content
from ccc.content.yaml_file import yaml_text
from ccc.ui.lessons.lesson import Example, examples
from tests.conftest import ROOT

REVIEWED = ROOT / "tests" / "data" / "lesson_marks.yaml"

Marks = dict[str, list[str]]
"""The marked words by criterion; those that cost something under `<criterion> costs`."""


def test_every_marked_word_of_every_example_was_reviewed(content: Content) -> None:
    reviewed = yaml.safe_load(REVIEWED.read_text(encoding="utf-8"))
    shown = {lesson.id: marks_of_lesson(lesson, content) for lesson in content.lessons}
    assert set(reviewed) == set(shown)
    changed = {lesson: now for lesson, now in shown.items() if now != reviewed[lesson]}
    assert not changed, yaml_text(changed)


def marks_of_lesson(lesson: Lesson, content: Content) -> list[dict[str, Marks]]:
    """What is marked in each pair of notes, in the order of the lesson."""
    return [marks_of_pair(pair, lesson, content) for pair in lesson.pairs]


def marks_of_pair(pair: Pair, lesson: Lesson, content: Content) -> dict[str, Marks]:
    both = examples(pair, content.rubric, lesson.criterion)
    return {example.label.lower(): marks_of(example) for example in both}


def marks_of(example: Example) -> Marks:
    marks: Marks = {}
    for found in example.evidence():
        costs = " costs" if found.kind == "costs" else ""
        words = example.note[found.start : found.end]
        marks.setdefault(f"{found.criterion}{costs}", []).append(words)
    return marks
