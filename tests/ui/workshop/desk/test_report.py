"""The desk of a workshop that is over is its report."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host
from ccc.content.workshops import WorkshopPlan
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.ui.workshop.desk.report import table_of
from ccc.ui.workshop.judging import two_notes
from ccc.workshop.results import CAVEATS, turns_of
from ccc.workshop.workshop import Workshop
from tests.ui.conftest import OpenPage, in_html, press, texts
from tests.ui.workshop.conftest import as_it_is, at, begin, go
from tests.ui.workshop.rounds import comes, presses_next, room_of, sends


@pytest.fixture
def over(maya: Host) -> Workshop:
    """A workshop of four people who wrote all notes, and saw one and then two side by side."""
    workshop = begin(maya)
    room_of(workshop, 4)
    presses_next(maya, go(maya, workshop, at(workshop, "notes")))
    assert two_notes(go(maya, workshop, at(workshop, "duel"))) is not None
    resources.store().workshops.close(maya, workshop.id, now())
    return as_it_is(workshop)


def report(open_page: OpenPage, workshop: Workshop) -> AppTest:
    app = open_page("workshop.py", w=str(workshop.id))
    assert not app.exception
    return app


def test_the_report_has_results_and_shown_notes_and_no_names(
    open_page: OpenPage, over: Workshop
) -> None:
    app = report(open_page, over)
    said = texts(app)
    assert "4 people took part." in said
    assert "4 people wrote all three notes." in said
    assert "4 of 4 before, 4 again, 4 to somebody new." in said
    counted, _, in_points = said.partition("In points, and how sure that is:")
    assert "Points of 100" not in counted
    assert all(words in in_points for words in ("Points of 100", *CAVEATS))
    assert "Nobody has voted yet." in said
    assert in_html(app).count("First ") == 1
    assert in_html(app).count("Again ") == 2
    assert "Writer" not in said + in_html(app)
    assert [one.proto.label for one in app.get("download_button")] == [
        "Save as SVG",
        "Save as PNG",
        "Notes as a table (CSV)",
    ]


def test_a_table_of_the_notes_names_those_alone_who_said_yes(
    open_page: OpenPage, maya: Host
) -> None:
    workshop, store = begin(maya), resources.store()
    for name, yes in (("Ann", True), ("Bo", False)):
        someone = comes(workshop, name, coach_may=yes)
        sends(workshop, someone, f"A note by {name}")
    people = store.seats.people(maya, workshop.id, now())
    turns = turns_of(WorkshopPlan.from_json(workshop.plan), 99)

    table = table_of(maya, workshop, people, turns).decode("utf-8-sig")

    rows = [row.split(",")[:3] for row in table.splitlines()[1:]]
    assert rows == [["before", "Ann", "A note by Ann"], ["before", "", "A note by Bo"]]


def test_a_workshop_in_which_nobody_wrote_has_a_report_too(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    resources.store().workshops.close(maya, workshop.id, now())
    assert "Nobody has written a note yet." in texts(report(open_page, workshop))


def test_another_host_reads_no_report(open_page: OpenPage, maya: Host, away: Host) -> None:
    workshop = begin(away)
    room_of(workshop, 4)
    resources.store().workshops.close(away, workshop.id, now())
    assert "4 people" not in texts(report(open_page, workshop))


@pytest.mark.parametrize("page", ["workshop.py", "screen.py"])
def test_after_the_last_part_one_press_ends_the_workshop_and_no_key_does(
    open_page: OpenPage, maya: Host, page: str
) -> None:
    workshop = begin(maya)
    last = go(maya, workshop, at(workshop, "close"))
    press(report(open_page, last) if page == "workshop.py" else on_screen(open_page, last), END)
    assert not as_it_is(workshop).is_open


END = "End the workshop"


def on_screen(open_page: OpenPage, workshop: Workshop) -> AppTest:
    app = open_page("screen.py", w=str(workshop.id))
    assert "your before and after, as a card to keep" in texts(app)
    assert "screen-next" not in [one.key for one in app.button]
    return app


def test_the_report_reads_the_notes_of_a_round_for_its_results_once(
    open_page: OpenPage, over: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes, steps = resources.store().round_notes, []
    read = notes.of_round
    monkeypatch.setattr(notes, "of_round", lambda *about: steps.append(about) or read(*about))
    report(open_page, over)
    assert len(steps) == len(set(steps)) == 3
