"""A note gets into the database, whatever is pasted and whatever is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ccc.practice.attempts import Participant
from ccc.ui import resources
from tests.ui.conftest import in_field, texts, type_note
from tests.ui.practice.conftest import SCENARIO, VAGUE
from tests.ui.troubles import TROUBLES, Trouble


@TROUBLES
def test_a_try_that_storage_refuses_can_be_saved_in_a_moment(
    app: AppTest, ann: Participant, tmp_path: Path, trouble: Trouble, said: str
) -> None:
    # Much for the database to hold, though few characters to a person.
    note = VAGUE + "👨‍👩‍👧‍👦" * 100
    type_note(app, SCENARIO, note)
    with trouble(tmp_path):
        app.button(key="score").click().run()
        assert not app.exception
        assert said in texts(app)
    app.button(key="score").click().run()
    assert [one.note for one in resources.store().attempts.of(ann.id)] == [note]
    assert said not in texts(app)


@pytest.mark.parametrize(
    "note",
    [
        VAGUE * 50,
        "a\x00b\x07c\u2028d",
        "\u202eeman ym si siht",
        "שלום, קראתי את הפוסט שלך",
        "👨‍👩‍👧‍👦" * 50,
        "<img src=x onerror=alert(1)> **b** :red[x]",
        "half an emoji \ud83d",
    ],
    ids=["1,800 characters", "control", "override", "rtl", "families", "markup", "surrogate"],
)
def test_whatever_is_pasted_is_kept_looked_at_and_scored_if_it_can_be_sent(
    app: AppTest, ann: Participant, note: str
) -> None:
    type_note(app, SCENARIO, note)
    assert not app.exception
    assert in_field(app, f":{SCENARIO}") == note
    if not app.button(key="score").disabled:
        app.button(key="score").click().run()
    assert not app.exception
    assert resources.store().drafts.text(ann.id, SCENARIO) == note
    assert "<img src=x" not in "".join(str(one.proto.body) for one in app.get("html"))
