"""The navigation's pages are made once, and each run has copies of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccc.ui import navigation
from tests.ui.conftest import FRAME, OpenPage


@pytest.fixture(autouse=True)
def made_anew() -> None:
    navigation._made.cache_clear()


def test_the_disk_is_looked_at_for_pages_at_the_first_run_alone(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, is_file = [], Path.is_file

    def counted(path: Path) -> bool:
        if path.parent == FRAME.parent:
            looked.append(path.name)
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", counted)
    app = open_page("lessons.py")
    first = {*looked}
    looked.clear()
    app.run()
    assert len(first) > 15
    assert looked == []


def test_two_windows_open_two_pages_at_the_same_time(open_page: OpenPage) -> None:
    one, other = open_page("lessons.py"), open_page("score.py")
    assert [app.run().title[0].value for app in (one, other, one)] == [
        "Lessons",
        "How the score is made",
        "Lessons",
    ]
