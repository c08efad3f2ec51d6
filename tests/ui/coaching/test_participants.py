"""The coach's list of participants, and what is shown of one."""

from __future__ import annotations

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, texts, write


def test_the_coach_sees_participants_and_their_charts(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    app = open_page("coach.py", coach=True)
    app.selectbox(key="participant").set_value(ann.id).run()
    assert not app.exception
    assert "First drafts to new people" in texts(app)


def test_the_coachs_table_has_days_and_whoever_wrote_nothing_comes_last(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    resources.store().people.enrol("e" * 43, "Nell", now())
    table = open_page("coach.py", coach=True).dataframe[0]
    assert list(table.value["Nickname"]) == ["Ann", "Nell"]
    today = now().date()
    assert list(table.value["Latest note"]) == [today, None]
    assert list(table.value["Here since"]) == [today, today]
    assert table.proto.placeholder == ""


def test_the_coach_is_told_when_a_participant_has_erased_their_data(
    open_page: OpenPage, ann: Participant
) -> None:
    write(ann, a_training_scenario(), NOTE)
    write(resources.store().people.enrol("e" * 43, "Zuleika", now()), a_training_scenario(), NOTE)
    app = open_page("coach.py", coach=True)
    app.selectbox(key="participant").set_value(ann.id).run()
    resources.store().people.erase(ann.id)
    assert "they have erased their data" in texts(app.run())


def test_a_nickname_that_turns_the_writing_turns_nothing_but_itself(
    open_page: OpenPage, ann: Participant
) -> None:
    resources.store().people.rename(ann.id, "\u202eevil שרה")
    (label,) = open_page("coach.py", coach=True).selectbox(key="participant").options
    assert label.startswith("\u2068evil שרה\u2069 (no.")
