"""A quick check: each answer explains itself, and a room is told the right one when it is time."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.ui import resources
from tests.ui.conftest import OpenPage, texts


def test_a_quick_check_answer_explains_itself(open_page: OpenPage) -> None:
    lesson = resources.content().lessons[0]
    app = open_page("lessons.py", lesson=lesson.id)
    for option in lesson.check.options:
        app.radio[0].set_value(option).run()
        assert option.because in texts(app)


def put_to_a_room(number: int, *, solved: bool) -> None:
    """The check of a lesson, as a script for AppTest."""
    from ccc.ui import resources  # noqa: PLC0415
    from ccc.ui.lessons.check import show_question  # noqa: PLC0415

    show_question(resources.content().lessons[number].check, solved=solved)


@pytest.mark.parametrize("number", [0, 4])
def test_a_room_sees_the_answers_by_letter_and_what_is_right_once_it_is_asked_for(
    number: int,
) -> None:
    check = resources.content().lessons[number].check
    asked, told = (
        texts(AppTest.from_function(put_to_a_room, args=(number,), kwargs={"solved": solved}).run())
        for solved in (False, True)
    )
    for letter, option in zip("ABCDE", check.options, strict=False):
        assert f"**{letter}**  {option.answer}" in asked
        assert option.because not in asked
        assert (option.because in told) == option.right
