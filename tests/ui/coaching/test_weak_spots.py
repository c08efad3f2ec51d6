"""A coach can take the weak spots that participants gave, and what they dispute."""

from __future__ import annotations

import pytest

from ccc.games.rounds import WeakSpot
from ccc.practice.attempts import Disputed, NewObjection, Participant
from ccc.scoring.scenarios import score_by_id
from ccc.ui import resources
from ccc.ui.resources import now
from tests.ui.conftest import OpenPage, texts
from tests.ui.games.conftest import THROUGH


def test_the_coach_can_take_the_weak_spots_and_no_page_shows_them(
    open_page: OpenPage, ann: Participant
) -> None:
    spot = WeakSpot("accordion-mender", THROUGH, "It lies", 80, "a1b2", now())
    resources.store().games.give_weak_spot(ann.id, spot)
    app = open_page("coach.py", owner_reads=[ann])
    assert "1 bad note reached 70 points" in texts(app)
    assert THROUGH not in texts(app)


def dispute(ann: Participant, *, for_makers: bool, words: str = "strong") -> None:
    judged = score_by_id(resources.content(), "accordion-mender", THROUGH)
    assert judged is not None
    new = NewObjection(THROUGH, Disputed("level", "value", words), judged)
    store = resources.store().objections
    store.explain(
        ann.id, store.save(ann.id, "accordion-mender", new, now()), "", for_makers=for_makers
    )


@pytest.mark.parametrize(
    ("disputed", "told"),
    [(["strong"], "said once that"), (["strong", "good"], "said 2 times that")],
)
def test_the_coach_can_take_what_participants_dispute_where_they_consent(
    open_page: OpenPage, ann: Participant, disputed: list[str], told: str
) -> None:
    dispute(ann, for_makers=False)
    for words in disputed:
        dispute(ann, for_makers=True, words=words)
    app = open_page("coach.py", owner_reads=[ann])
    page = texts(app)
    assert told in page
    assert "reached 70 points" not in page
    assert THROUGH not in page
    assert "Download it (YAML)" in [one.proto.label for one in app.get("download_button")]


def test_what_is_for_the_coach_alone_is_no_weak_spot_for_the_makers(
    open_page: OpenPage, ann: Participant
) -> None:
    dispute(ann, for_makers=False)
    assert "Weak spots" not in texts(open_page("coach.py", owner_reads=[ann]))


def test_a_coach_without_weak_spots_is_told_nothing_of_them(
    open_page: OpenPage, ann: Participant
) -> None:
    assert "Weak spots" not in texts(open_page("coach.py", owner_reads=[ann]))
