"""Somebody on another device, with a code to go on here."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ccc.keys import new_key
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import DEVICE, press

NICKNAME = "What shall we call you?"


@pytest.fixture
def eve() -> Participant:
    """Somebody on another device."""
    return resources.store().people.enrol("e" * 43, "Eve", now())


def code_of(
    participant: Participant, *, once: bool = False, before: timedelta = timedelta(0)
) -> str:
    code = new_key()
    resources.store().devices.save_code(participant.id, code, now() - before, once=once)
    return code


def type_code(app: AppTest, code: str) -> AppTest:
    next(one for one in app.text_input if one.label == "Your code").set_value(code)
    return press(app, "Go on here")


def here() -> Participant | None:
    return resources.store().people.of_device(DEVICE)
