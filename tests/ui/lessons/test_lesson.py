"""A lesson, read on a page, with its examples scored now."""

from __future__ import annotations

import re
from html import unescape

import pytest

from ccc.scoring.scenarios import score_pair
from ccc.ui import resources
from ccc.ui.lessons.lesson import in_minutes
from tests.ui.conftest import OpenPage, in_html, links, texts


def test_every_lesson_opens_with_its_scores_computed_now(open_page: OpenPage) -> None:
    for lesson in resources.content().lessons:
        app = open_page("lessons.py", lesson=lesson.id)
        assert not app.exception
        page = texts(app)
        assert lesson.title in page
        assert page.count("Before: ") >= 2
        assert page.count("After: ") >= 2


def test_an_example_is_headed_by_the_criterion_its_lesson_is_about(open_page: OpenPage) -> None:
    page = texts(open_page("lessons.py", lesson="value-upfront"))
    assert "**Before: value missing**" in page
    assert "**After: value strong**" in page
    assert " points**" not in page
    assert re.search(r" points in all · Reason: \w+ .*· Value: missing ", page), "levels in words"


def test_an_example_has_marks_for_the_criterion_of_its_lesson_alone(open_page: OpenPage) -> None:
    app = open_page("lessons.py", lesson="value-upfront")
    marked = {unescape(words) for words in re.findall(r"<mark[^>]*>(.*?)</mark>", in_html(app))}
    content = resources.content()
    lesson = next(one for one in content.lessons if one.id == "value-upfront")
    earns = {
        note[one.start : one.end].strip()
        for pair in lesson.pairs
        for note, judged in zip(
            (pair.before, pair.after), score_pair(pair, content.rubric), strict=True
        )
        for one in judged.evidence
        if one.criterion == "value"
    }
    assert marked
    assert all(any(words in one for one in earns) for words in marked)


def test_a_lesson_about_no_criterion_counts_the_points_of_its_examples(
    open_page: OpenPage,
) -> None:
    page = texts(open_page("lessons.py", lesson="stranger-at-the-table"))
    assert "**Before: 0 points**" in page
    assert "in all" not in page


def test_a_flag_of_an_example_is_named_and_not_said_to_stop_a_lower_score(
    open_page: OpenPage,
) -> None:
    page = texts(open_page("lessons.py", lesson="value-upfront"))
    assert "**A sales pitch**" in page
    assert "stops at" not in page


def test_a_lesson_says_where_it_stands_and_how_long_it_takes(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[2]
    app = open_page("lessons.py", lesson=lesson.id)
    assert f"Lesson 3 of 10 · {in_minutes(lesson.minutes)}" in texts(app)


def test_each_part_of_a_lesson_says_how_far_one_is(open_page: OpenPage) -> None:
    app = open_page("lessons.py", lesson="context")
    said = [one.proto.text for one in app.get("progress")]
    assert said == [f"Part {number} of 6" for number in range(1, 7)]


def test_a_lesson_leads_to_a_room_and_to_practice_by_links(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[2]
    app = open_page("lessons.py", lesson=lesson.id)
    assert links(app) == ["All lessons", "Show it to a room", lesson.practice.say]


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0.5, "½ minute"), (1, "1 minute"), (3.5, "3½ minutes"), (4.0, "4 minutes")],
)
def test_minutes_are_told_with_their_half(minutes: float, said: str) -> None:
    assert in_minutes(minutes) == said


def test_a_lesson_that_is_gone_leads_to_the_list(open_page: OpenPage) -> None:
    assert "no lesson of that name" in texts(open_page("lessons.py", lesson="gone"))
