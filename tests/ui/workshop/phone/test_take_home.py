"""What a phone keeps of a workshop: this evening's card, a code, and a next step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host
from ccc.content.ids import CRITERIA
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now
from ccc.workshop.workshop import OVER, Workshop
from tests.storage.notes import new_attempt
from tests.ui.conftest import OpenPage, a_reserved_scenario, texts
from tests.ui.workshop.conftest import at, begin, go, join
from tests.ui.workshop.rounds import sends

STRONG = dict.fromkeys(CRITERIA, 3)


@pytest.fixture
def workshop(away: Host, ann: Participant) -> Workshop:
    """A workshop at its end, in which Ann wrote twice; she gained more with other notes before."""
    for score in (5, 95):
        before = new_attempt(ann.id, "accordion-mender", f"Before, {score}", score=score)
        resources.store().attempts.save(before, now() - timedelta(days=2))
    begun = begin(away)
    join(begun, ann)
    sends(begun, ann, "First", score=30)
    sends(begun, ann, "Again", 1, score=60)
    return go(away, begun, at(begun, "close"))


def keeps(app: AppTest) -> list[str]:
    """The pairs that the card may be made of, after making sure that all is there at once."""
    assert not app.exception
    assert len(app.get("image")) == 1
    assert not [one for one in app.expander if "card" in one.label]
    assert {"PDF", "Picture (PNG)"} <= {one.proto.label for one in app.get("download_button")}
    assert "Make a code" in [one.label for one in app.button]
    assert app.button(key="first-step") is not None
    (pair,) = [one for one in app.selectbox if one.key == "card-pair"]
    return list(pair.options)


def test_this_evenings_pair_is_chosen_though_an_earlier_one_gained_more(
    open_page: OpenPage, workshop: Workshop
) -> None:
    tonight, *earlier = keeps(open_page("join.py"))
    assert tonight.startswith("30 to 60 points, best: ")
    assert any(one.startswith("5 to 95 points, ") for one in earlier)


def test_all_of_it_is_there_still_once_the_workshop_is_over(
    open_page: OpenPage, workshop: Workshop, away: Host
) -> None:
    resources.store().workshops.close(away, workshop.id, now())
    app = open_page("join.py")
    assert OVER in texts(app)
    assert keeps(app)


def test_what_comes_next_is_no_lesson_that_the_room_has_just_seen(
    open_page: OpenPage, away: Host, ann: Participant
) -> None:
    begun = begin(away)
    join(begun, ann)
    for turn in range(2):
        sends(begun, ann, f"Note {turn}", turn, score=90, levels=STRONG)
    store, new = resources.store(), a_reserved_scenario()
    store.activity.open_scenario(ann.id, new, now())
    store.attempts.save(new_attempt(ann.id, new, score=90, levels=STRONG), now())
    go(away, begun, at(begun, "close"))
    lessons = resources.content().lessons
    seen = {step["lesson"] for step in begun.plan["steps"] if step["kind"] == "lesson"}

    following = open_page("join.py").button(key="first-step").label

    assert following in {f"{one.number}. {one.title}" for one in lessons if one.id not in seen}
