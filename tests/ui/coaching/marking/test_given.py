"""A mark that was handed over: taken back, sent word of, answered, replaced."""

from __future__ import annotations

import pytest

from ccc.coaching.marks import Marking
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.coaching.marking.conftest import Desk
from tests.ui.conftest import press, texts, type_in

SAID = Marking({"value": 3}, {"value": "There is a gift in it."}, "Well begun.", "Hi!")


def test_a_comment_is_handed_over_by_a_press(desk: Desk) -> None:
    desk.open_form()
    type_in(desk.app, f"{desk.key}-comment", "Well begun.")

    page = texts(press(desk.app, "Hand over"))

    assert desk.marks[0].state == "handed_over"
    assert "Handed over" in desk.app.toast[0].value
    assert "They have not opened it yet" in page
    assert "Well begun\\." in page


def test_a_mark_stands_beside_the_tools_levels_with_its_reasons_and_words(desk: Desk) -> None:
    desk.hand_over(SAID)

    page = texts(desk.app.run())

    value = resources.content().rubric.criterion("value")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| {value.name} ")]
    assert row.endswith(f"| **{value.levels[3].name}** |")
    assert f"*{value.name}*: There is a gift in it\\." in page
    assert "“Hi\\!”" in page


def test_until_it_was_opened_it_is_taken_back_and_is_a_draft_again(desk: Desk) -> None:
    desk.hand_over(SAID)

    app = press(desk.app.run(), "Take back")

    assert desk.marks[0].state == "draft"
    assert app.segmented_control(key=f"{desk.key}-value").value == 3


def test_whoever_takes_it_back_too_late_is_told(desk: Desk) -> None:
    mark = desk.hand_over(SAID)
    desk.app.run()
    resources.store().received_marks.open(desk.note.person_id, [mark.id])

    app = press(desk.app, "Take back")

    assert "They opened it meanwhile" in app.toast[0].value
    assert desk.marks[0].state == "opened"
    assert "They have opened it" in texts(app)


@pytest.mark.parametrize("address", ["https://notes.example.org", ""])
def test_a_message_to_copy_has_the_address_of_the_note_where_there_is_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("CCC_PUBLIC_URL", address)
    desk.hand_over(SAID)

    (message,) = [one.value for one in desk.app.run().code]

    where = f"{address}/progress?note={desk.note.id}" if address else "under Your progress."
    assert message.endswith(where)


def test_an_answer_waits_until_the_coach_says_that_they_replied(desk: Desk) -> None:
    store, mark = resources.store(), desk.hand_over_and_open(SAID)
    store.received_marks.got_it(desk.note.person_id, mark.id, now())
    assert "They got it on" in texts(desk.app.run())
    store.received_marks.answer(desk.note.person_id, mark.id, "Which *gift*?", now())
    assert "Which \\*gift\\*?" in texts(desk.app.run()).replace("\\?", "?")

    app = press(desk.app, "I have replied")

    assert store.marks.waiting_answers(desk.coach) == {}
    assert "I have replied" not in [one.label for one in app.button]


def test_an_opened_mark_is_marked_again_beginning_with_what_it_says(desk: Desk) -> None:
    first = desk.hand_over_and_open(SAID)

    app = press(desk.app.run(), "Mark it again")

    assert app.segmented_control(key=f"{desk.key}-value").value == 3
    press(app, "Hand over")
    assert [one.replaces for one in desk.marks] == [None, first.id]
