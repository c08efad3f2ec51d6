"""A goal is kept for each scenario, and advice put aside is remembered."""

from __future__ import annotations

from ccc.practice.attempts import Goal, Participant, SetAside
from ccc.storage import Store
from tests.storage.notes import LATER, NOON


def test_the_latest_goal_is_kept_for_each_scenario(store: Store, sam: Participant) -> None:
    assert store.goals.of(sam.id, "baker") == Goal()
    store.goals.change(sam.id, "baker", lambda _: Goal("her rye", "a starter"), NOON)
    store.goals.change(sam.id, "baker", lambda _: Goal("her rye", "to say thanks"), LATER)

    assert store.goals.of(sam.id, "baker") == Goal("her rye", "to say thanks")
    assert store.goals.of(sam.id, "archivist") == Goal()


def test_advice_put_aside_is_remembered_with_its_reason(store: Store, sam: Participant) -> None:
    aside = SetAside("value", "Offer something small.", "I have nothing yet")
    store.goals.put_aside(sam.id, "baker", aside, NOON)

    assert store.goals.set_asides(sam.id, "baker") == (aside,)
    assert store.goals.set_asides(sam.id, "archivist") == ()

    store.goals.take_up_again(sam.id, "baker")
    assert store.goals.set_asides(sam.id, "baker") == ()
