"""Whoever comes without a cookie finds their notes again, by a code they made or were given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ccc.keys import LINK_LASTS
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.account.way_back import offer_way_back
from ccc.ui.resources import now
from tests.ui.account.conftest import code_of, here, type_code
from tests.ui.conftest import NOTE, OpenPage, a_training_scenario, press, texts, write

OFFER = "With a code you find it again"


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Callable[[Participant], list[str]]:
    """What is offered to a participant; without the pages of the app a link is words."""
    said: list[str] = []
    for draw in ("caption", "page_link"):
        monkeypatch.setattr(st, draw, lambda words, **_: said.append(words))

    def to(participant: Participant) -> list[str]:
        said.clear()
        offer_way_back(participant)
        return [*said]

    return to


def test_a_code_is_offered_from_the_first_note_to_the_second(
    ann: Participant, offered: Callable[[Participant], list[str]]
) -> None:
    assert offered(ann) == []
    write(ann, a_training_scenario(), NOTE)
    sentence, link = offered(ann)
    assert OFFER in sentence
    assert link == "yours.py"
    write(ann, a_training_scenario(), f"{NOTE} Again.")
    assert offered(ann) == []


def test_nothing_is_offered_to_whoever_has_a_code(
    ann: Participant, offered: Callable[[Participant], list[str]]
) -> None:
    write(ann, a_training_scenario(), NOTE)
    code_of(ann)
    assert offered(ann) == []


@pytest.fixture
def eve(eve: Participant) -> Participant:
    """Somebody on another device who lets a coach read."""
    resources.store().people.allow_coach(eve.id, allowed=True)
    return replace(eve, coach_may=True)


def the_coach_gives(open_page: OpenPage, participant: Participant) -> str:
    desk = open_page("coach.py", owner_reads=[participant], person=str(participant.id))
    desk = press(desk, "Give them a way back")
    assert not desk.exception
    (code,) = [one.value for one in desk.get("code")]
    return str(code)


def test_a_code_of_the_coachs_leads_back_once(open_page: OpenPage, eve: Participant) -> None:
    write(eve, a_training_scenario(), NOTE)
    code = the_coach_gives(open_page, eve)
    app = type_code(open_page("practice.py"), code)
    assert here() == eve
    assert "Welcome back, Eve" in app.toast[0].value
    assert resources.store().devices.person_of_code(code, now()) is None
    assert resources.store().devices.person_of_code(code, now() + LINK_LASTS) is None


def test_a_code_of_the_coachs_leaves_ones_own_as_it_is(
    open_page: OpenPage, eve: Participant
) -> None:
    own = code_of(eve)
    code = the_coach_gives(open_page, eve)
    for each in (own, code):
        assert resources.store().devices.person_of_code(each, now()) == eve
    late = now() + 2 * LINK_LASTS
    assert resources.store().devices.person_of_code(code, late) is None


def test_a_coach_who_practises_gives_a_way_back_from_a_device_of_their_own(
    open_page: OpenPage, ann: Participant, eve: Participant
) -> None:
    code = the_coach_gives(open_page, eve)
    assert resources.store().devices.person_of_code(code, now()) == eve
    assert here() == ann


def test_a_code_is_shown_once(open_page: OpenPage, eve: Participant) -> None:
    desk: AppTest = open_page("coach.py", owner_reads=[eve], person=str(eve.id))
    code = press(desk, "Give them a way back").get("code")[0].value
    assert code not in texts(desk.run())
    assert not desk.get("code")
