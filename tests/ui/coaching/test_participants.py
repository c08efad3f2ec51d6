"""The coach's list of participants, and the way to the page of each."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ccc.access import Role
from ccc.practice.attempts import Participant
from ccc.reports.csv_table import csv_of
from ccc.ui import resources
from ccc.ui.coaching.participants import rows_of
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, key_typed_here, texts, write


def test_whoever_is_chosen_has_the_page_and_its_address(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    app = open_page("coach.py", owner_reads=[ann])
    app.selectbox(key="participant").set_value(ann.id).run()
    assert not app.exception
    assert [one.value for one in app.title] == ["Ann"]
    assert app.query_params["person"] == str(ann.id)


def test_a_facilitator_is_told_kindly_that_their_key_is_for_workshops(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().people.allow_coach(ann.id, allowed=True)
    key_typed_here(Role.FACILITATOR)
    app = open_page("coach.py")
    assert [one.value for one in app.info] == [
        "Your key is for leading workshops. What participants wrote opens with a coach's key."
    ]
    assert not app.selectbox


def test_where_nobody_said_yes_the_coach_is_told_how_that_comes_about(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("coach.py", owner_reads=())
    assert "Nobody has let you read their notes yet" in texts(app)
    assert not app.selectbox


def test_the_coachs_table_has_days_and_whoever_wrote_nothing_comes_last(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    nell = resources.store().people.enrol("e" * 43, "Nell", now())
    table = open_page("coach.py", owner_reads=[ann, nell]).dataframe[0]
    assert list(table.value["Nickname"]) == ["Ann", "Nell"]
    today = now().date()
    assert list(table.value["Latest note"]) == [today, None]
    assert list(table.value["Here since"]) == [today, today]
    assert table.proto.placeholder == ""


def test_a_nickname_that_turns_the_writing_turns_nothing_but_itself(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().people.rename(ann.id, "\u202eevil שרה")
    (label,) = open_page("coach.py", owner_reads=[ann]).selectbox(key="participant").options
    assert label.startswith("\u2068evil שרה\u2069 (no.")


def test_a_nickname_that_is_a_formula_is_none_in_the_file_of_the_coachs_table(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().people.rename(ann.id, '=HYPERLINK("http://x.y","Ann")')
    app = open_page("coach.py", owner_reads=[ann])
    (button,) = [one for one in app.get("download_button") if "CSV" in one.proto.label]
    assert button.proto.label == "Download the table (CSV)"
    (owner,) = resources.store().hosts.all()
    counts = resources.store().works.counts_for(owner)
    first, row = csv_of(rows_of(counts)).decode().splitlines()
    assert first == "\ufeffNickname,Notes,Latest note,Here since"
    assert row == f'"\'=HYPERLINK(""http://x.y"",""Ann"")",0,,{now().date()}'


def test_streamlits_own_download_of_a_table_which_guards_no_cell_is_taken_away() -> None:
    config = Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml"
    assert tomllib.loads(config.read_text(encoding="utf-8"))["client"]["disableDataExport"] is True
