"""A lesson on a screen for a room, one part at a time."""

from __future__ import annotations

import pytest

from ccc.ui import resources
from tests.ui.conftest import OpenPage, texts


def test_screen_mode_shows_one_part_at_a_time_and_goes_on(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id, screen="1")
    assert lesson.telling[0] not in texts(app)
    next(one for one in app.button if one.label == "Next").click().run()
    assert lesson.telling[0] in texts(app)
    assert lesson.telling[1] not in texts(app)
    next(one for one in app.button if one.label == "Previous").click().run()
    assert lesson.title in texts(app)


def test_a_room_sees_the_note_before_and_is_asked_before_it_is_told(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[2]
    first_pair = 2 + len(lesson.telling)
    before, after = (
        texts(open_page("lessons.py", lesson=lesson.id, screen="1", part=str(part)))
        for part in (first_pair, first_pair + 1)
    )
    assert "**Before: context " in before
    assert "**Before: context strong**" not in before
    assert "Look at" not in before
    assert "**After: context strong**" in after
    assert lesson.pairs[0].look_at in after


def test_the_last_part_leads_on_and_the_screen_shows_no_sources(open_page: OpenPage) -> None:
    lesson, following, *_ = resources.content().lessons
    app = open_page("lessons.py", lesson=lesson.id, screen="1", part="999")
    links = [one.proto.label for one in app.get("page_link")]
    assert f"Next: {following.number}. {following.title}" in links
    assert [one.label for one in app.button] == [lesson.practice.say, "Previous"]
    next(one for one in app.button if one.label == "Previous").click().run()
    assert lesson.evidence.claim in texts(app)
    assert "Sources" not in texts(app)


@pytest.mark.parametrize("part", ["999", "-3", "²", "x", "0"])
def test_screen_mode_survives_any_part_in_the_address(open_page: OpenPage, part: str) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id, screen="1", part=part)
    assert not app.exception
