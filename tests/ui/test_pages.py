"""Every page, empty and filled: what a participant and a coach find there."""

from __future__ import annotations

import pytest
import streamlit as st

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_training_scenario,
    texts,
    write,
)

PAGES = (
    "welcome.py",
    "lessons.py",
    "practice.py",
    "canvas.py",
    "people.py",
    "progress.py",
    "score.py",
    "yours.py",
    "coach.py",
)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_a_stranger(open_page: OpenPage, page: str) -> None:
    app = open_page(page)
    assert not app.exception
    assert texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_somebody_with_attempts(
    open_page: OpenPage, ann: Participant, page: str
) -> None:
    for nth in range(3):
        write(ann, a_training_scenario(), f"{NOTE} {nth}")
    app = open_page(page, owner_reads=[ann])
    assert not app.exception


def test_the_name_of_the_whole_stands_on_every_page_but_the_projectors(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(st, "logo", lambda image, **_: shown.append(image))
    open_page("welcome.py")
    assert shown
    assert all("Career Calibrator Canvas" in image for image in shown)
    shown.clear()
    open_page("lessons.py", lesson="context", screen="1")
    assert shown == []


def test_a_participant_never_sees_another_ones_notes(open_page: OpenPage, ann: Participant) -> None:
    other = resources.store().people.enrol("e" * 43, "Zuleika", now())
    write(other, a_training_scenario(), "Zuleika's own words")
    for page in PAGES:
        assert "Zuleika" not in texts(open_page(page))


@pytest.mark.parametrize(
    "note", ["<script>alert(1)</script>", "**bold** $x$ :red[no] [a](b)", "\x00\ud800"]
)
def test_any_note_is_data_never_markup_and_breaks_no_page(
    open_page: OpenPage, ann: Participant, note: str
) -> None:
    write(ann, a_training_scenario(), note)
    for page in ("practice.py", "progress.py"):
        app = open_page(page, scenario=a_training_scenario())
        assert not app.exception
        assert "<script>alert" not in "".join(str(one.proto.body) for one in app.get("html"))
