"""Your data: rename and erase."""

from __future__ import annotations

from ccc.practice.attempts import Participant
from ccc.ui import resources
from tests.participants import everybody
from tests.ui.account.conftest import NICKNAME
from tests.ui.conftest import OpenPage, press, texts


def test_a_nickname_can_be_changed(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("yours.py")
    app.text_input[0].set_value("Anna")
    press(app, "Save")
    assert [one.nickname for one in everybody(resources.store())] == ["Anna"]


def test_an_empty_nickname_is_not_taken(open_page: OpenPage, ann: Participant) -> None:
    app = open_page("yours.py")
    app.text_input[0].set_value("  ")
    press(app, "Save")
    assert "Any name will do" in texts(app)
    assert [one.nickname for one in everybody(resources.store())] == ["Ann"]


def test_everything_of_a_person_is_erased_after_one_question(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("yours.py")
    erase = next(one for one in app.button if one.label == "Erase")
    assert erase.disabled
    app.checkbox(key="sure").check().run()
    press(app, "Erase")
    assert everybody(resources.store()) == ()
    assert app.success[0].proto.title == "Everything of yours is erased"
    assert app.text_input[0].label == NICKNAME
    assert "fresh-device" in "".join(one.proto.body for one in app.get("html"))
