"""What a room judges: the notes of its latest writing, and two that may be shown."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.workshop.judging import judged_notes, two_notes, votes_now
from ccc.workshop.workshop import Place, Workshop
from tests.ui.workshop.conftest import at, begin, go
from tests.ui.workshop.rounds import writes


@pytest.fixture
def workshop(away: Host) -> Workshop:
    """Three people, of whom two have written again, too."""
    begun = begin(away)
    for number in range(3):
        writes(begun, f"Writer {number}", f"First {number}", score=20)
    for number in range(2):
        writes(begun, f"Writer {number}", f"Again {number}", 1, score=60 + number)
    return begun


def notes(workshop: Workshop) -> list[str]:
    return [one.attempt.note for one in judged_notes(workshop)]


def test_the_notes_are_those_of_the_latest_writing_before(workshop: Workshop, away: Host) -> None:
    assert notes(workshop) == []
    first = at(workshop, "write")
    assert notes(go(away, workshop, first)) == []
    assert notes(go(away, workshop, Place(first.step + 1))) == ["First 0", "First 1", "First 2"]
    assert notes(go(away, workshop, at(workshop, "duel"))) == ["Again 0", "Again 1"]


def test_the_pair_that_was_decided_first_stays_whatever_comes(
    workshop: Workshop, away: Host
) -> None:
    duel = go(away, workshop, at(workshop, "duel"))
    first = two_notes(duel)
    assert first is not None
    kept = resources.store().duels.of(duel.id, duel.place.step)
    assert kept == tuple(one.id for one in first)
    writes(duel, "Writer 2", "Another that would fit better", 1, score=61)
    assert two_notes(duel) == first


def test_another_pair_is_decided_where_a_writer_took_back_their_word(
    workshop: Workshop, away: Host
) -> None:
    writes(workshop, "Writer 2", "Again 2", 1, score=90)
    duel = go(away, workshop, at(workshop, "duel"))
    first = two_notes(duel)
    assert first is not None
    store, gone = resources.store(), first[0].person_id

    store.writing_rounds.allow(duel.id, duel.place.step - 1, gone, may_show=False)

    second = two_notes(duel)
    assert second is not None
    assert gone not in {one.person_id for one in second}
    assert votes_now(duel) == ()
