"""The desk chooses which two notes the room sees."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.ui import resources
from ccc.workshop.duel import TOO_FEW
from ccc.workshop.votes import Pair
from ccc.workshop.workshop import Workshop
from tests.ui.conftest import OpenPage, press, texts
from tests.ui.workshop.conftest import at, begin, go
from tests.ui.workshop.rounds import writes


@pytest.fixture
def duel(maya: Host) -> Workshop:
    workshop = begin(maya)
    for number in range(3):
        writes(workshop, f"Writer {number}", f"Note {number}", 1, score=60 + 3 * number)
    return go(maya, workshop, at(workshop, "duel"))


def on(duel: Workshop) -> Pair:
    pair = resources.store().duels.of(duel.id, duel.place.step)
    assert pair is not None
    return pair


def test_the_host_takes_two_other_notes_by_name(open_page: OpenPage, duel: Workshop) -> None:
    app = open_page("workshop.py", w=str(duel.id))
    left, right = [one for one in app.selectbox if one.label in {"Left", "Right"}]
    assert left.options == [f"{n + 1} Writer {n}: Note {n}" for n in range(3)]
    ours = on(duel)

    left.set_value(ours.right)
    right.set_value(ours.left)
    press(app, "Show these two")

    assert on(duel) == Pair(ours.right, ours.left)
    press(app, "One pair for me")
    assert on(duel) == ours


def test_one_note_is_not_put_beside_itself(open_page: OpenPage, duel: Workshop) -> None:
    app = open_page("workshop.py", w=str(duel.id))
    before = on(duel)
    left, right = [one for one in app.selectbox if one.label in {"Left", "Right"}]
    right.set_value(left.value)
    app = press(app, "Show these two")
    assert [one.value for one in app.toast] == ["Choose two different notes."]
    assert on(duel) == before


def test_without_two_notes_there_is_nothing_to_choose(open_page: OpenPage, maya: Host) -> None:
    workshop = begin(maya)
    go(maya, workshop, at(workshop, "duel"))
    assert TOO_FEW in texts(open_page("workshop.py", w=str(workshop.id)))
