"""A draft is kept as it is typed, whatever other windows or the database do."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ccc.errors import StorageError
from ccc.practice.attempts import Goal, Participant
from ccc.practice.field_rules import LONGEST_NOTE, MOST_REPORTED, Seen
from ccc.ui import resources
from ccc.ui.autosave import draft as module
from ccc.ui.autosave.draft import Draft, Typed
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.resources import now
from tests.ui.conftest import (
    OpenPage,
    a_training_scenario,
    in_field,
    open_more,
    press,
    texts,
    type_in,
    type_note,
)
from tests.ui.practice.conftest import SCENARIO, VAGUE, note_field
from tests.ui.troubles import TROUBLES, Trouble


def test_a_draft_is_found_again_in_a_new_session(open_page: OpenPage, ann: Participant) -> None:
    scenario = a_training_scenario()
    app = open_page("practice.py", scenario=scenario)
    type_note(app, scenario, "half a thought")
    assert in_field(open_page("practice.py", scenario=scenario)) == "half a thought"


def test_what_is_typed_is_a_draft_at_once(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, "half a")
    assert resources.store().drafts.text(ann.id, SCENARIO) == "half a"
    assert note_field(app)["kept"]


def test_a_note_of_more_than_can_be_kept_stays_in_the_field_and_is_told_by_how_much(
    app: AppTest, ann: Participant
) -> None:
    longest = "a" * LONGEST_NOTE
    type_note(app, SCENARIO, longest)
    type_note(app, SCENARIO, longest + "bc")
    assert (
        f"This has {LONGEST_NOTE + 2:,} characters and {LONGEST_NOTE:,} can be kept: take out 2"
        in texts(app)
    )
    assert resources.store().drafts.text(ann.id, SCENARIO) == longest
    assert not note_field(app)["kept"]
    assert in_field(app, SCENARIO) == longest + "bc"
    type_note(app, SCENARIO, "bc")
    assert "can be kept" not in texts(app)
    assert resources.store().drafts.text(ann.id, SCENARIO) == "bc"


def test_what_no_field_of_ours_reports_is_not_even_looked_at(
    app: AppTest, ann: Participant
) -> None:
    assert note_field(app)["most"] == MOST_REPORTED
    type_note(app, SCENARIO, "a thought")
    type_note(app, SCENARIO, "x" * (MOST_REPORTED + 1))
    assert resources.store().drafts.text(ann.id, SCENARIO) == "a thought"
    assert in_field(app, SCENARIO) == "a thought"


def test_the_later_of_two_windows_wins_and_the_other_text_is_offered(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, "one")
    resources.store().drafts.save(ann.id, SCENARIO, "from elsewhere", now())
    type_note(app, SCENARIO, "one two", base="one")
    assert resources.store().drafts.text(ann.id, SCENARIO) == "one two"
    assert [one.label for one in app.expander if "You typed something else" in one.label]
    assert "from elsewhere" in texts(app)


def test_a_replaced_text_can_be_taken_back_and_the_other_is_offered(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, "one")
    resources.store().drafts.save(ann.id, SCENARIO, "from elsewhere", now())
    type_note(app, SCENARIO, "one two", base="one")
    next(one for one in app.button if one.label == "Use these instead").click().run()
    assert note_field(app)["put"] == [1, "from elsewhere"]
    assert "one two" in texts(app)
    next(one for one in app.button if one.label == "Delete these").click().run()
    assert not [one for one in app.expander if "You typed something else" in one.label]


def test_the_windows_own_quick_typing_is_no_other_window(app: AppTest) -> None:
    type_note(app, SCENARIO, "one")
    type_note(app, SCENARIO, "one two", base="")
    assert not [one for one in app.expander if "You typed something else" in one.label]


def test_a_text_the_browser_alone_remembered_and_that_is_older_is_offered(app: AppTest) -> None:
    type_note(app, SCENARIO, "now", base="now", older="typed on a train")
    assert "typed on a train" in texts(app)
    assert note_field(app)["older"] == "typed on a train"


def test_a_new_session_takes_over_what_the_window_reports(
    app: AppTest, ann: Participant, open_page: OpenPage
) -> None:
    type_note(app, SCENARIO, "before the restart")
    again = open_page("practice.py", scenario=SCENARIO)
    type_note(again, SCENARIO, "before the restart and after", base="before the restart")
    assert resources.store().drafts.text(ann.id, SCENARIO) == "before the restart and after"
    assert not [one for one in again.expander if "You typed something else" in one.label]


def minutes_ago(minutes: int) -> int:
    """A moment as the browser tells it."""
    return int((now() - timedelta(minutes=minutes)).timestamp() * 1000)


def test_words_from_a_phone_that_was_offline_do_not_replace_newer_ones(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, "one", at=minutes_ago(60))
    resources.store().drafts.save(ann.id, SCENARIO, "on the laptop", now())
    at = minutes_ago(30)
    for _ in range(2):  # a page is run again for other reasons, too
        type_note(app, SCENARIO, "one in the tunnel", base="one", at=at)
        assert resources.store().drafts.text(ann.id, SCENARIO) == "on the laptop"
        assert note_field(app)["put"] == [1, "on the laptop"]
        assert in_field(app, f":{SCENARIO}") == "on the laptop"
        assert "one in the tunnel" in texts(app)
    press(app, "Use these instead")
    assert note_field(app)["put"] == [2, "one in the tunnel"]
    type_note(app, SCENARIO, "one in the tunnel", base="on the laptop", at=minutes_ago(0))
    assert resources.store().drafts.text(ann.id, SCENARIO) == "one in the tunnel"
    assert "on the laptop" in texts(app)


def test_whoever_types_on_before_the_newer_words_arrive_loses_neither(
    app: AppTest, ann: Participant
) -> None:
    type_note(app, SCENARIO, "one", at=minutes_ago(60))
    resources.store().drafts.save(ann.id, SCENARIO, "on the laptop", now())
    type_note(app, SCENARIO, "in the tunnel", base="one", at=minutes_ago(30))
    type_note(app, SCENARIO, "in the tunnel on", base="one", at=minutes_ago(-1))
    assert resources.store().drafts.text(ann.id, SCENARIO) == "in the tunnel on"
    assert "on the laptop" in texts(app)


def test_a_text_this_window_sent_itself_is_no_other_windows(app: AppTest, ann: Participant) -> None:
    """The answer was lost with the session, and the words were saved all the same."""
    resources.store().drafts.save(ann.id, SCENARIO, "one two", now())
    type_note(app, SCENARIO, "one two three", base="one", sent=["one two"], at=minutes_ago(30))
    assert resources.store().drafts.text(ann.id, SCENARIO) == "one two three"
    assert not [one for one in app.expander if "Another window" in one.label]


@pytest.mark.parametrize("at", ["noon", None, 1e30, -1e30, [], float("nan")])
def test_a_time_that_is_none_counts_as_now(app: AppTest, ann: Participant, at: object) -> None:
    resources.store().drafts.save(ann.id, SCENARIO, "from elsewhere", now())
    type_note(app, SCENARIO, "one two", base="one", at=at, sent="nonsense")
    assert not app.exception
    assert resources.store().drafts.text(ann.id, SCENARIO) == "one two"


def test_a_goal_from_a_phone_that_was_offline_does_not_replace_another(
    app: AppTest, ann: Participant
) -> None:
    def say(_: Goal) -> Goal:
        return Goal("on the laptop")

    resources.store().goals.change(ann.id, SCENARIO, say, now())
    open_more(app, SCENARIO, "Your goal")
    type_in(app, f"{SCENARIO}-why_them", "in the tunnel", at=minutes_ago(30))
    assert resources.store().goals.of(ann.id, SCENARIO) == Goal("on the laptop")
    assert "in the tunnel" in texts(app)


@TROUBLES
def test_a_draft_that_storage_refuses_stays_and_is_kept_at_the_next_report(
    app: AppTest, ann: Participant, tmp_path: Path, trouble: Trouble, said: str
) -> None:
    long = VAGUE + 1900 * "🦉"
    with trouble(tmp_path):
        type_note(app, SCENARIO, long)
        assert not app.exception
        assert said in texts(app)
        assert not note_field(app)["kept"]
        assert in_field(app, f":{SCENARIO}") == long
        assert [level["said"] for level in note_field(app)["levels"]].count("") == 0
    type_note(app, SCENARIO, long)
    assert said not in texts(app)
    assert resources.store().drafts.text(ann.id, SCENARIO) == long


def test_a_report_that_is_none_is_passed_over(app: AppTest, ann: Participant) -> None:
    for nonsense in ({"typed": 7}, {"typed": {"text": 7}}, {"typed": None}, {}):
        app.session_state[widget_key("note", SCENARIO)] = nonsense
        app.run()
        assert not app.exception
    assert resources.store().drafts.text(ann.id, SCENARIO) == ""


class Run:
    """A run of a page; Streamlit tells which is on."""


def test_words_that_could_not_be_kept_are_tried_once_a_run_and_again_at_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each try waits three seconds for a locked database, and a page takes them more than once."""
    tried, draft = list[str](), Draft("1:baker", "", "")
    runs = [Run(), Run()]

    def fail(text: str, _: Seen) -> str | None:
        tried.append(text)
        raise StorageError("The server is busy.")

    for run in runs:
        monkeypatch.setattr(module, "get_script_run_ctx", lambda run=run, **_: run)
        for _ in range(3):
            draft.take(Typed("half a", ""), fail)
    assert tried == ["half a"] * len(runs)
    assert draft.error == "The server is busy."

    draft.take(Typed("half a loaf", ""), fail)
    assert tried[-1] == "half a loaf"

    monkeypatch.setattr(module, "get_script_run_ctx", lambda **_: Run())
    draft.take(Typed("half a loaf", ""), lambda *_: None)
    assert (draft.saved, draft.error) == (True, "")
