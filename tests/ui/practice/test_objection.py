"""A writer says "This is wrong" of a level, a mark or a piece of advice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Disputed, Objection, Participant
from ccc.practice.field_rules import LONGEST_DISPUTED, LONGEST_OBJECTION
from ccc.ui import resources
from ccc.ui.autosave.live_field import OBJECTS
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, press, texts, type_note
from tests.ui.practice.conftest import JO, SCENARIO, VAGUE, field_event, note_field
from tests.ui.troubles import locked

NOTED = "We noted that this is wrong."
LOCKED = "The server is busy"
LEVEL = {"about": "level", "criterion": "value", "words": "vague"}


def dispute(app: AppTest, wrong: Any, note: str = VAGUE) -> AppTest:
    """Report an objection as the field does in a browser, along with what is typed."""
    return field_event(app, note, "wrong", wrong)


def kept(ann: Participant) -> tuple[Objection, ...]:
    return resources.store().works.of(ann.id).objections


def reason_field(app: AppTest) -> Any:
    return next(one for one in app.text_input if one.key.startswith("objection-"))


def test_a_level_is_disputed_in_the_field_and_kept_with_note_and_assessment(
    app: AppTest, ann: Participant
) -> None:
    assert note_field(app)["objects"] == OBJECTS
    dispute(app, LEVEL)
    assert NOTED in texts(app)
    (objection,) = kept(ann)
    assert objection.said == Disputed("level", "value", "vague")
    assert (objection.scenario_id, objection.note) == (SCENARIO, VAGUE)
    assert (objection.reason, objection.for_makers) == ("", False)
    assert objection.assessment.levels == {
        "reason": 1,
        "context": 1,
        "common_ground": 0,
        "value": 0,
        "personal": 1,
    }


def test_marked_words_are_disputed_in_the_field(app: AppTest, ann: Participant) -> None:
    quoted = "Counts: “great page”"
    dispute(app, {"about": "mark", "criterion": "reason", "words": quoted})
    assert [one.said for one in kept(ann)] == [Disputed("mark", "reason", quoted)]


def test_advice_is_disputed_by_its_button(app: AppTest, ann: Participant) -> None:
    type_note(app, SCENARIO, VAGUE)
    press(app, OBJECTS)
    (objection,) = kept(ann)
    assert objection.said.about == "advice"
    assert objection.said.words == objection.assessment.advice[0].say
    assert NOTED in texts(app)


def test_whoever_guesses_first_is_shown_nothing_to_dispute(
    ann: Participant, open_page: OpenPage
) -> None:
    resources.store().people.ask_guesses(ann.id, wanted=True)
    app = open_page("practice.py", scenario=SCENARIO)
    assert note_field(app)["objects"] == ""
    dispute(app, LEVEL)
    assert not app.exception
    assert kept(ann) == ()


def test_a_reason_and_consent_are_kept_and_the_field_goes(app: AppTest, ann: Participant) -> None:
    dispute(app, LEVEL)
    reason_field(app).set_value("  A page is *praised*  ")
    app.checkbox[0].check()
    press(app, "Done")
    assert NOTED not in texts(app)
    assert [(one.reason, one.for_makers) for one in kept(ann)] == [("A page is *praised*", True)]


def test_without_a_reason_it_is_kept_all_the_same(app: AppTest, ann: Participant) -> None:
    dispute(app, LEVEL)
    press(app, "Done")
    assert NOTED not in texts(app)
    assert [(one.reason, one.for_makers) for one in kept(ann)] == [("", False)]


def test_too_long_a_reason_is_told_and_nothing_is_lost(app: AppTest, ann: Participant) -> None:
    dispute(app, LEVEL)
    reason_field(app).set_value("x" * (LONGEST_OBJECTION + 2))
    app.checkbox[0].check()
    press(app, "Done")
    assert "take out 2" in texts(app)
    assert reason_field(app).value == "x" * (LONGEST_OBJECTION + 2)
    assert [(one.reason, one.for_makers) for one in kept(ann)] == [("", False)]
    reason_field(app).set_value("x" * LONGEST_OBJECTION)
    press(app, "Done")
    assert [(one.reason, one.for_makers) for one in kept(ann)] == [("x" * LONGEST_OBJECTION, True)]


def test_an_objection_is_taken_back(app: AppTest, ann: Participant) -> None:
    dispute(app, LEVEL)
    press(app, "Take it back")
    assert kept(ann) == ()
    assert NOTED not in texts(app)
    dispute(app, LEVEL | {"words": "clear"})
    assert [one.said.words for one in kept(ann)] == ["clear"]


@pytest.mark.parametrize(
    "forged",
    [
        "level",
        ["level", "value", "vague"],
        {},
        LEVEL | {"criterion": "kindness"},
        LEVEL | {"criterion": ["value"]},
        LEVEL | {"about": "advice"},
        LEVEL | {"about": {"level": 1}},
        LEVEL | {"words": 7},
        {"about": "level", "criterion": "value"},
    ],
)
def test_what_is_no_objection_is_passed_over(app: AppTest, ann: Participant, forged: Any) -> None:
    dispute(app, forged)
    assert not app.exception
    assert kept(ann) == ()
    assert "".join(text for text, _ in note_field(app)["stretches"]) == VAGUE


def test_very_long_words_are_cut(app: AppTest, ann: Participant) -> None:
    dispute(app, LEVEL | {"words": "x" * 100_000})
    assert [one.said.words for one in kept(ann)] == ["x" * LONGEST_DISPUTED]


def test_markup_in_words_is_kept_as_it_is_and_shown_nowhere(app: AppTest, ann: Participant) -> None:
    words = "<b>vague</b> ![](http://x.y/z) \x00\ud800"
    dispute(app, LEVEL | {"words": words})
    assert not app.exception
    assert [one.said.words for one in kept(ann)] == [words]
    assert "<b>" not in texts(app)


def test_a_level_of_an_empty_note_may_be_disputed(app: AppTest, ann: Participant) -> None:
    dispute(app, LEVEL | {"words": ""}, note="")
    assert not app.exception
    assert [one.note for one in kept(ann)] == [""]


def test_an_objection_about_an_own_person_is_kept_under_theirs(
    ann: Participant, open_page: OpenPage
) -> None:
    jo = resources.store().own_people.add(ann.id, JO, now())
    app = open_page("practice.py", scenario=jo.scenario_id)
    type_note(app, jo.scenario_id, "Jo, your rye made my week.")
    press(app, OBJECTS)
    assert [one.scenario_id for one in kept(ann)] == [jo.scenario_id]


def test_an_objection_that_storage_refuses_is_told_and_can_be_made_again(
    app: AppTest, ann: Participant, tmp_path: Path
) -> None:
    type_note(app, SCENARIO, VAGUE)
    with locked(tmp_path):
        press(app, OBJECTS)
        assert not app.exception
        assert LOCKED in texts(app)
        assert NOTED not in texts(app)
    assert kept(ann) == ()
    assert "".join(text for text, _ in note_field(app)["stretches"]) == VAGUE
    press(app, OBJECTS)
    assert NOTED in texts(app)
    assert len(kept(ann)) == 1


def test_a_reason_that_storage_refuses_stays_in_its_field(
    app: AppTest, ann: Participant, tmp_path: Path
) -> None:
    dispute(app, LEVEL)
    reason_field(app).set_value("It is an offer")
    app.checkbox[0].check()
    with locked(tmp_path):
        press(app, "Done")
        assert LOCKED in texts(app)
        assert reason_field(app).value == "It is an offer"
        assert app.checkbox[0].value
    press(app, "Done")
    assert [(one.reason, one.for_makers) for one in kept(ann)] == [("It is an offer", True)]


def test_what_cannot_be_taken_back_now_can_be_later(
    app: AppTest, ann: Participant, tmp_path: Path
) -> None:
    dispute(app, LEVEL)
    with locked(tmp_path):
        press(app, "Take it back")
        assert LOCKED in texts(app)
        assert NOTED in texts(app)
    press(app, "Take it back")
    assert kept(ann) == ()


def test_a_reason_goes_with_its_objection_when_a_second_one_is_made(
    app: AppTest, ann: Participant
) -> None:
    dispute(app, {"about": "level", "criterion": "value", "words": "vague"})
    reason_field(app).set_value("It is an offer").run()
    dispute(app, {"about": "level", "criterion": "reason", "words": "missing"})
    assert [one.reason for one in kept(ann)] == ["It is an offer", ""]
