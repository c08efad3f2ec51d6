"""Rounds are kept while they are played, and weak spots only with a yes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccc.content.ids import GameId
from ccc.errors import StorageError
from ccc.games.rounds import NewRound, Points, WeakSpot
from ccc.practice.attempts import Participant
from ccc.storage import Store
from tests.storage.notes import NOON, new_attempt

LATER = NOON + timedelta(minutes=3)
SPOT = WeakSpot("baker", "You are the best baker alive", "flattery", 71, "a1b2", NOON)


@pytest.fixture
def sam(store: Store) -> Participant:
    return store.people.enrol("token of sam", "Sam", NOON)


def decide(sam: Participant) -> NewRound:
    return NewRound(sam.id, "decide", "round", ("one", "two"))


def test_a_round_is_found_again_as_it_was_left(store: Store, sam: Participant) -> None:
    begun = store.games.begin(decide(sam), NOON)
    left = store.games.answer(begun, {"one": "follow:nothing_yet"})
    assert store.games.of(sam.id) == (left,)
    assert left.next_asked == "two"
    assert (left.began, left.ended, left.points) == (NOON, None, None)


def test_what_is_asked_once_is_answered_once_also_from_two_windows(
    store: Store, sam: Participant
) -> None:
    begun = store.games.begin(decide(sam), NOON)
    store.games.answer(begun, {"one": "follow:selling"})
    second = store.games.answer(begun, {"one": "connect:gift", "two": "connect:met"})
    assert second.answers == {"one": "follow:selling", "two": "connect:met"}


def test_without_a_plan_a_later_answer_takes_the_place_of_the_first(
    store: Store, sam: Participant
) -> None:
    begun = store.games.begin(NewRound(sam.id, "month", "april"), NOON)
    store.games.answer(begun, {"0": "note", "1": "wait"})
    assert store.games.answer(begun, {"0": "follow"}).answers == {"0": "follow", "1": "wait"}


def test_a_round_ends_once_and_takes_no_answer_after(store: Store, sam: Participant) -> None:
    begun = store.games.begin(decide(sam), NOON)
    ended = store.games.end(begun, Points(1, 2), LATER)
    assert (ended.points, ended.ended) == (Points(1, 2), LATER)
    assert store.games.end(begun, Points(2, 2), LATER) == ended
    assert store.games.answer(begun, {"one": "connect:gift"}) == ended
    assert store.games.of(sam.id) == (ended,)


def test_a_round_with_its_points_is_over_at_once(store: Store, sam: Participant) -> None:
    new = NewRound(sam.id, "reply", "drains", (), {"reply": "Hello?"}, Points(3, 12))
    kept = store.games.begin(new, NOON)
    assert store.games.of(sam.id) == (kept,)
    assert (kept.points, kept.ended) == (Points(3, 12), NOON)


def test_nobody_answers_anothers_round(store: Store, sam: Participant) -> None:
    begun = store.games.begin(decide(sam), NOON)
    store.people.erase(sam.id)
    ash = store.people.enrol("token of ash", "Ash", NOON)
    stolen = type(begun)(**{**vars(begun), "person_id": ash.id})
    with pytest.raises(StorageError, match="not there any more"):
        store.games.answer(stolen, {"one": "connect:gift"})


def test_a_weak_spot_is_told_without_its_finder_and_goes_with_them(
    store: Store, sam: Participant
) -> None:
    store.games.give_weak_spot(sam.id, SPOT)
    store.games.give_weak_spot(sam.id, SPOT)
    assert store.games.weak_spots() == (SPOT,)
    store.people.erase(sam.id)
    assert store.games.weak_spots() == ()


@pytest.mark.parametrize(("game", "unseen"), [("seat", False), ("beat", False), ("decide", True)])
def test_a_first_note_to_somebody_met_in_a_round_is_no_first_draft_to_a_stranger(
    store: Store, sam: Participant, game: GameId, unseen: bool
) -> None:
    store.games.begin(NewRound(sam.id, game, "baker"), NOON)
    assert store.attempts.save(new_attempt(sam.id, "baker"), LATER).unseen is unseen
    assert store.attempts.save(new_attempt(sam.id, "meetup"), LATER).unseen
