"""A draft on its way into the database: two windows, a note that is gone, no database."""

from __future__ import annotations

from typing import Any

import pytest

from ccc.coaching.marks import Marking
from ccc.errors import RefusedError, StorageError
from ccc.storage.coaching.marks import Marks
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.coaching.marking.conftest import Desk
from tests.ui.conftest import in_field, press, texts, type_in


def test_a_comment_of_two_windows_is_the_later_one_and_both_can_be_read(desk: Desk) -> None:
    desk.open_form()
    type_in(desk.app, f"{desk.key}-comment", "Mine")
    desk.say(Marking(comment="Typed in the other window"))

    type_in(desk.app, f"{desk.key}-comment", "Mine, and longer", base="Mine")

    assert desk.marks[0].comment == "Mine, and longer"
    assert "Typed in the other window" in texts(desk.app)
    assert [one for one in desk.app.expander if "in another window" in one.label]


def test_a_level_that_another_window_chose_gives_way_and_both_are_told(desk: Desk) -> None:
    desk.open_form()
    desk.choose("value", 1)
    desk.say(Marking({"value": 3}))

    app = desk.choose("value", 2)

    levels = resources.content().rubric.criterion("value").levels
    assert [one.value for one in app.toast] == [
        f"In another window you had chosen *{levels[3].name}* for "
        f"{resources.content().rubric.criterion('value').name}. Now it is *{levels[2].name}*."
    ]
    assert desk.marks[0].levels == {"value": 2}


def test_words_that_come_after_another_window_handed_the_mark_over_can_be_copied(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_form()
    type_in(desk.app, f"{desk.key}-comment", "Well begun.")
    with monkeypatch.context() as patched:
        real = Marks.change

        def too_late(self: Marks, *arguments: Any) -> Marking | None:
            self.hand_over(desk.coach, desk.note, now())
            return real(self, *arguments)

        patched.setattr(Marks, "change", too_late)
        type_in(desk.app, f"{desk.key}-comment", "Well begun, and more.", base="Well begun.")

    page = texts(desk.app.run())

    assert "You handed this over in another window" in page
    assert "Well begun, and more." in [one.value for one in desk.app.code]
    assert desk.marks[0].comment == "Well begun."
    press(desk.app, "Delete these words")
    assert "You handed this over in another window" not in texts(desk.app)


def test_a_note_that_is_gone_is_told_in_a_sentence_and_nothing_of_it_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_form()
    people = resources.store().people
    with monkeypatch.context() as patched:
        real = Marks.change

        def too_late(self: Marks, *arguments: Any) -> Marking | None:
            people.allow_coach(desk.note.person_id, allowed=False)
            return real(self, *arguments)

        patched.setattr(Marks, "change", too_late)
        type_in(desk.app, f"{desk.key}-comment", "Well begun.")
    assert not desk.app.exception

    page = texts(desk.app.run())

    assert not desk.app.exception
    assert "This page is not open to you" in page
    assert "Well begun" not in page


def test_the_panel_says_so_where_its_note_was_taken_away_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RefusedError("Nothing here.")

    monkeypatch.setattr(Marks, "of_notes", refuse)

    page = texts(desk.app.run())

    assert not desk.app.exception
    assert "You cannot read this note any more" in page


def gone(*_: object, **__: object) -> None:
    raise StorageError("The database is gone.")


def test_without_a_database_a_choice_is_said_to_be_unsaved_and_nothing_else_is_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_form()
    desk.choose("reason", 1)
    monkeypatch.setattr(Marks, "change", gone)

    app = desk.choose("value", 2)

    assert not app.exception
    assert "The database is gone\\.\n\nTry it once more" in texts(app)
    assert app.segmented_control(key=f"{desk.key}-reason").value == 1


def test_without_a_database_the_words_stay_in_the_field_and_are_not_handed_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_form()
    type_in(desk.app, f"{desk.key}-comment", "Well begun.")
    for name in ("change", "of_note"):
        monkeypatch.setattr(Marks, name, gone)

    app = type_in(desk.app, f"{desk.key}-comment", "Well begun, and more.", base="Well begun.")

    assert not app.exception
    assert in_field(app, f"{desk.key}-comment") == "Well begun, and more."
    assert "What you typed stays in this window" in texts(app)
    assert next(one for one in app.button if one.label == "Hand over").disabled
