"""Every day on a page is the day it was where the reader is."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import NewAttempt, Participant
from ccc.scoring.scenarios import score_scenario
from ccc.ui import resources
from ccc.ui.components import days
from ccc.ui.progress import take_home
from tests.ui.conftest import NOTE, OpenPage, texts

LATE = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
"""Still March in UTC and in Lima, April already in London, Kolkata and Auckland."""

UI = Path(days.__file__).resolve().parents[1]


@pytest.fixture
def bea() -> Participant:
    """A participant on this device who came, wrote two notes and made a code late in March."""
    store, content = resources.store(), resources.content()
    bea = store.people.enrol("d" * 43, "Bea", LATE)
    for scenario in content.scenarios[:2]:
        found = score_scenario(NOTE, scenario, content.rubric)
        store.attempts.save(NewAttempt(bea.id, scenario.id, NOTE, None, found), LATE)
    store.devices.save_code(bea.id, "c" * 20, LATE)
    return bea


def read_in(zone: str | None, app: AppTest, offset: int | None = None) -> AppTest:
    """The page as it is for a reader in that time zone."""
    app.context = {"timezone": zone, "timezone_offset": offset}
    return app.run()


@pytest.mark.parametrize(
    ("zone", "offset", "day"),
    [
        ("Europe/London", None, "1 Apr 2026"),
        ("America/Lima", None, "31 Mar 2026"),
        ("Asia/Kolkata", None, "1 Apr 2026"),
        ("No/Such_Place", -330, "1 Apr 2026"),
        ("No/Such_Place", 300, "31 Mar 2026"),
        ("../../etc/passwd", None, "31 Mar 2026"),
        ("Europe", 99_999, "31 Mar 2026"),
        (None, None, "31 Mar 2026"),
    ],
)
def test_a_moment_has_the_day_of_the_readers_clock_or_of_utc(
    zone: str | None, offset: int | None, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Context:
        timezone, timezone_offset = zone, offset

    monkeypatch.setattr(st, "context", Context)
    assert days.day(LATE) == day
    assert days.here(LATE) == LATE


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", date(2026, 4, 1)), ("UTC", date(2026, 3, 31))]
)
def test_the_coachs_table_and_namesakes_have_the_coachs_days(
    open_page: OpenPage, bea: Participant, zone: str, day: date
) -> None:
    namesake = resources.store().people.enrol("e" * 43, bea.nickname, LATE)
    app = read_in(zone, open_page("coach.py", owner_reads=[bea, namesake]))
    table = app.dataframe[0].value
    assert list(table["Last note"]) == [day, None]
    assert table["Name"][0].endswith(f"(no. {bea.id}, {day.day} {day:%b %Y})")


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", "1 Apr 2026"), ("UTC", "31 Mar 2026")]
)
def test_notes_codes_and_charts_have_the_participants_days(
    open_page: OpenPage, bea: Participant, zone: str, day: str
) -> None:
    app = read_in(zone, open_page("progress.py"))
    opened = app.selectbox(key=f"person-{bea.id}-opened")
    assert all(f", {day}, " in option for option in opened.options)
    drawn = repr(app.get("vega_lite_chart")[0].proto)
    assert day.rjust(11, "0") in drawn
    assert f"made on {day};" in texts(read_in(zone, open_page("yours.py")))


def test_the_take_home_card_has_the_participants_days(
    open_page: OpenPage, bea: Participant, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    monkeypatch.setattr(days, "now", lambda: LATE + timedelta(hours=1))
    monkeypatch.setattr(take_home, "TakeHome", lambda *given: drawn.append(given))
    monkeypatch.setattr(take_home, "_drawn", lambda *_: None)
    app = open_page("progress.py")
    app.session_state["card"] = True
    read_in("Pacific/Auckland", app)
    pair, _, _, made = drawn[-1]
    assert made == date(2026, 4, 1)
    assert (pair.before.at.date(), pair.after.at.date()) == (made, made)


def test_no_page_writes_a_day_by_itself() -> None:
    own = [
        file.relative_to(UI).as_posix()
        for file in sorted(UI.rglob("*.py"))
        if re.search(r"strftime|:%[A-Za-z]|isoformat", file.read_text(encoding="utf-8"))
    ]
    assert own == ["components/days.py"]
