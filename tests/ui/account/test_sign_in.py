"""Who is here: a nickname, or a code from another device."""

from __future__ import annotations

import pytest

from ccc.keys import new_key
from ccc.practice.attempts import Participant
from ccc.ui.account.guessing import BY_DEVICE
from tests.ui.account.conftest import NICKNAME, code_of, here, type_code
from tests.ui.conftest import OpenPage, a_training_scenario, fields, texts


@pytest.mark.parametrize("page", ["practice", "people", "canvas", "yours", "progress"])
def test_a_stranger_reads_what_awaits_them_above_the_question_for_a_name(
    open_page: OpenPage, page: str
) -> None:
    app = open_page(f"{page}.py")
    (awaits,) = app.markdown
    assert awaits.value.startswith("Here ")
    assert "nickname" in awaits.value
    assert app.text_input[0].label == "What shall we call you?"


def test_practice_asks_a_stranger_for_a_nickname_first(open_page: OpenPage) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    assert app.text_input[0].label == "What shall we call you?"
    assert not fields(app)
    app.text_input[0].set_value("Bo")
    app.button[0].click().run()
    (asked,) = [field["look"]["label"] for field in fields(app)]
    assert asked.startswith("Your note")


@pytest.mark.parametrize("nickname", ["   ", "\u200b", " \u2060\u00ad "])
def test_a_nickname_that_nobody_can_see_is_asked_for_again(
    open_page: OpenPage, nickname: str
) -> None:
    app = open_page("practice.py")
    app.text_input[0].set_value(nickname)
    app.button[0].click().run()
    assert "Any name will do" in texts(app)


def test_too_long_a_nickname_is_told_and_stays_in_the_field(open_page: OpenPage) -> None:
    app = open_page("practice.py", scenario=a_training_scenario())
    app.text_input[0].set_value("x" * 300)
    app.button[0].click().run()
    assert "take out 260" in texts(app)
    assert app.text_input[0].value == "x" * 300


def test_a_stranger_with_a_code_goes_on_as_its_person_on_any_page(
    open_page: OpenPage, eve: Participant
) -> None:
    app = type_code(open_page("practice.py"), code_of(eve).upper().replace("-", " "))
    assert here() == eve
    assert NICKNAME not in [one.label for one in app.text_input]
    assert "Welcome back, Eve" in app.toast[0].value


def test_a_wrong_code_is_a_kind_sentence_and_the_field_stays(
    open_page: OpenPage, eve: Participant
) -> None:
    app = type_code(open_page("practice.py"), new_key())
    assert "Nobody's notes are under this code" in texts(app)
    assert here() is None
    type_code(app, code_of(eve))
    assert here() == eve


def test_after_a_handful_of_wrong_codes_even_a_right_one_waits(
    open_page: OpenPage, eve: Participant
) -> None:
    app = open_page("practice.py")
    for _ in range(BY_DEVICE):
        type_code(app, new_key())
    type_code(app, code_of(eve))
    assert "Try again in" in texts(app)
    assert here() is None


def test_a_new_window_is_no_way_around_the_wait(open_page: OpenPage, eve: Participant) -> None:
    for _ in range(BY_DEVICE):
        type_code(open_page("practice.py"), new_key())
    assert "Try again in" in texts(type_code(open_page("practice.py"), code_of(eve)))
    assert here() is None


def test_links_are_no_way_around_the_wait(open_page: OpenPage, eve: Participant) -> None:
    for _ in range(BY_DEVICE):
        open_page("yours.py", link=new_key())
    app = open_page("yours.py", link=code_of(eve))
    assert "Try again in" in texts(app)
    assert eve.nickname not in texts(app)


def test_whoever_types_right_codes_never_waits(open_page: OpenPage, eve: Participant) -> None:
    for _ in range(2 * BY_DEVICE):
        app = open_page("yours.py", link=code_of(eve))
        assert f"Go on as {eve.nickname}?" in texts(app)
