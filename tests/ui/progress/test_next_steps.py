"""The path on the welcome page: where one is, and what could come next."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from tests.ui.conftest import NOTE, OpenPage, links, texts, write


def first_step(app: AppTest) -> str:
    return str(app.button(key="first-step").label)


def test_a_newcomer_sees_where_they_are_and_two_ways_on(
    open_page: OpenPage, ann: Participant
) -> None:
    app = open_page("welcome.py")
    assert "**0 of 10** lessons read, **0 notes** written to **0 people**." in texts(app)
    lesson = resources.content().lessons[0]
    assert first_step(app) == f"1. {lesson.title}"
    assert links(app) == ["**Meet somebody new**"]
    app.button(key="first-step").click().run()
    assert [one.value for one in app.title] == [lesson.title]


def test_after_three_first_drafts_a_criterion_is_named_as_worth_training(
    open_page: OpenPage, ann: Participant
) -> None:
    for scenario in [one for one in resources.content().scenarios if one.reserved][:3]:
        write(ann, scenario.id, NOTE)
    app = open_page("welcome.py")
    assert "**3 notes** written to **3 people**." in texts(app)
    assert "Your latest first drafts have room to grow in *" in texts(app)
    assert "can gain most" in texts(app)
    assert first_step(app) in {f"{one.number}. {one.title}" for one in resources.content().lessons}
    names = {f"**Write to {plain(one.recipient.name)}**" for one in resources.content().scenarios}
    assert len(links(app)) == 2
    assert names & {*links(app)}


@pytest.mark.parametrize("nickname", ["<b>Jo</b>", "**Jo** :fire:", "שלום", "x" * 40])
def test_any_nickname_can_be_greeted(open_page: OpenPage, ann: Participant, nickname: str) -> None:
    resources.store().people.rename(ann.id, nickname)
    app = open_page("welcome.py")
    assert not app.exception
    assert [one.value for one in app.title] == [f"Good to see you, {plain(nickname)}"]
