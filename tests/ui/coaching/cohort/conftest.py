"""The pages of a cohort, on a demo that its coach has opened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ccc.access import Host
from ccc.coaching.marks import Marking
from ccc.content.ids import CRITERIA
from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.resources import now
from tests.conftest import DemoDatabase
from tests.ui.conftest import DEVICE, OpenPage

CohortPage = Callable[..., AppTest]


@pytest.fixture
def coach(demo: DemoDatabase, tmp_path: Path, own_database: None) -> Host:
    """Whoever coaches the demo, on this device; the demo is this test's own."""
    resources.store().close()
    st.cache_resource.clear()
    shutil.copy(demo.file, tmp_path / "ccc.db")
    opened = resources.store().hosts.open(DEVICE, demo.filled.coach_key, now())
    assert opened is not None
    return opened


@pytest.fixture
def open_cohort(coach: Host, open_page: OpenPage) -> CohortPage:
    """Open the pictures of a cohort of the demo, by its number."""

    def opened(cohort: int = 1, part: int = 1, **query: str) -> AppTest:
        app = open_page("coach.py", cohort=str(cohort), view="cohort", **query)
        if part > 1:
            app.query_params["page"] = str(part)
            app.run()
        assert not app.exception
        return app

    return opened


def notes_of_demo(number: int) -> list[Attempt]:
    """So many notes of the demo that have levels, to many people."""
    store = resources.store()
    found = [
        note
        for person_id in range(1, 31)
        for note in store.attempts.of(person_id)
        if note.assessment.levels
    ]
    return found[:: len(found) // number][:number]


def mark(by: Host, notes: list[Attempt], *, lower: int = 0, blind: bool = True) -> None:
    """Hand over a mark on each of these notes: the tool's levels, or so many lower."""
    marks = resources.store().marks
    for note in notes:
        tool = note.assessment.levels or {}
        levels = {criterion: max(0, tool[criterion] - lower) for criterion in CRITERIA}
        if not blind:
            marks.show_levels(by, [note], now())
        marks.change(by, note, lambda _, given=levels: Marking(given), now())
        marks.hand_over(by, note, now())
