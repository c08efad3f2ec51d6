"""The coach's page: to whom it opens, and that its address is the place."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ccc.access import Role
from ccc.practice.attempts import Participant
from ccc.ui import resources
from tests.ui.conftest import (
    NOTE,
    OpenPage,
    a_training_scenario,
    key_typed_here,
    write,
)


def test_the_address_of_a_participant_opens_their_page(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    app = open_page("coach.py", owner_reads=[ann], person=str(ann.id))
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


def test_streamlits_own_download_of_a_table_which_guards_no_cell_is_taken_away() -> None:
    config = Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml"
    assert tomllib.loads(config.read_text(encoding="utf-8"))["client"]["disableDataExport"] is True
