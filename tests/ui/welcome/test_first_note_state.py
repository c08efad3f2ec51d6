"""What a stranger wrote is held in the window, and becomes theirs with a nickname."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.errors import StorageError
from ccc.practice.attempts import Attempt, Participant
from ccc.scoring.scenarios import other_recipients, score_scenario
from ccc.ui import resources
from ccc.ui.welcome.first_note_state import FIRST_NOTE, better_note
from tests.ui.conftest import DEVICE, in_field, press, texts
from tests.ui.welcome.conftest import (
    BETTER,
    WEAK,
    begin,
    first_note,
    people_stored,
    score_first,
    type_first,
    welcome_id,
)


def participant() -> Participant:
    found = resources.store().people.of_device(DEVICE)
    assert found is not None
    return found


def attempts() -> tuple[Attempt, ...]:
    return resources.store().attempts.of(participant().id)


def test_the_scored_note_becomes_the_first_attempt_as_it_was_scored(app: AppTest) -> None:
    score_first(app, WEAK)
    (scored,) = first_note(app).tries
    begin(app, "Bo")
    (attempt,) = attempts()
    content = resources.content()
    others = other_recipients(content, welcome_id())
    assert (attempt.note, attempt.nth, attempt.unseen) == (WEAK, 1, True)
    assert attempt.scenario_id == welcome_id()
    assert attempt.forecast is None
    assert attempt.assessment == scored.assessment
    assert scored.assessment == score_scenario(WEAK, content.welcome, content.rubric, others)


def test_only_the_first_of_several_scored_notes_is_a_first_draft(app: AppTest) -> None:
    score_first(app, WEAK)
    score_first(app, BETTER)
    begin(app, "Bo")
    assert [(one.note, one.unseen) for one in attempts()] == [(WEAK, True), (BETTER, False)]


def test_words_that_were_not_scored_yet_are_in_the_field_after_the_nickname(app: AppTest) -> None:
    score_first(app, WEAK)
    type_first(app, BETTER)
    begin(app, "Bo")
    assert in_field(app) == BETTER
    assert [one.note for one in attempts()] == [WEAK]


def test_a_nickname_given_on_another_page_takes_the_note_along(app: AppTest) -> None:
    score_first(app, WEAK)
    app.switch_page("practice.py").run()
    begin(app, "Bo")
    assert [one.note for one in attempts()] == [WEAK]


def test_whoever_wrote_nothing_has_not_opened_the_person(app: AppTest) -> None:
    app.switch_page("practice.py").run()
    begin(app, "Bo")
    assert attempts() == ()
    assert resources.store().activity.openings(participant().id) == {}


def test_a_draft_of_another_window_is_not_written_over(app: AppTest, ann: Participant) -> None:
    """Somebody gave a nickname in another window while this one was open."""
    resources.store().drafts.save(ann.id, welcome_id(), "older words", resources.now())
    type_first(app, WEAK)
    app.run()
    assert resources.store().drafts.text(ann.id, welcome_id()) == "older words"


def test_what_the_database_refuses_is_told_and_kept_with_the_next_click(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    score_first(app, WEAK)

    def refuse(*_: object) -> None:
        raise StorageError("The database is busy.")

    with monkeypatch.context() as patch:
        patch.setattr(resources.store().attempts, "save", refuse)
        begin(app, "Bo")
        assert "The database is busy." in texts(app).replace("\\", "")
        assert "still in this window" in texts(app)
    assert attempts() == ()
    app.run()
    assert [one.note for one in attempts()] == [WEAK]
    assert app.session_state["ccc"].slots[FIRST_NOTE.name] is None


def test_nothing_is_stored_of_somebody_who_gives_no_nickname(app: AppTest) -> None:
    score_first(app, WEAK)
    press(type_first(app, BETTER), "Score my note")
    app.switch_page("lessons.py").run()
    assert people_stored() == 0


def test_a_stranger_who_looks_around_finds_their_words_again(app: AppTest) -> None:
    type_first(app, WEAK)
    app.switch_page("lessons.py").run()
    app.switch_page("welcome.py").run()
    assert in_field(app) == WEAK


def test_the_better_note_is_the_contents_and_judged_by_the_scorer(app: AppTest) -> None:
    content = resources.content()
    note, judged = better_note()
    assert note == content.welcome.welcome_note
    assert judged == score_scenario(note, content.welcome, content.rubric)
    assert judged.flags == ()
