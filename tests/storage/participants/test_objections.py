"""Where somebody says that the scorer is wrong: kept word for word, and nobody's but theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccc.errors import StorageError
from ccc.practice.attempts import Disputed, NewObjection, Objection, Participant
from ccc.scoring.assessment import Evidence
from ccc.storage import Store
from tests.storage.notes import JO, LATER, NOON, NOTE, assessment, objection

AWKWARD = "Ash \x00 \ud800 **bold** 🪑\n<b>"


def kept(store: Store, sam: Participant) -> Objection:
    """The only objection of a participant."""
    (found,) = store.works.of(sam.id).objections
    return found


def test_an_objection_is_found_as_it_was_made(store: Store, sam: Participant) -> None:
    new = objection()
    number = store.objections.save(sam.id, "baker", new, NOON)
    expected = Objection(number, "baker", NOTE, new.said, "", False, new.assessment, NOON)
    assert kept(store, sam) == expected


def test_an_objection_holds_any_text_and_a_note_without_levels(
    store: Store, sam: Participant
) -> None:
    why = (Evidence("value", 0, 3, AWKWARD),)
    judged = assessment(score=None, band=None, levels=None, evidence=why)
    new = NewObjection(AWKWARD, Disputed("mark", "value", AWKWARD), judged)
    number = store.objections.save(sam.id, AWKWARD, new, NOON)
    store.objections.explain(sam.id, number, AWKWARD, for_makers=False)
    found = kept(store, sam)
    assert (found.scenario_id, found.note, found.reason) == (AWKWARD, AWKWARD, AWKWARD)
    assert (found.said, found.assessment) == (new.said, judged)


def test_objections_are_told_in_the_order_they_came(store: Store, sam: Participant) -> None:
    numbers = [
        store.objections.save(sam.id, "baker", objection(words=words), at)
        for words, at in (("vague", LATER), ("clear", NOON), ("strong", NOON))
    ]
    assert [one.id for one in store.works.of(sam.id).objections] == numbers


def test_the_same_objection_tapped_twice_is_kept_once(store: Store, sam: Participant) -> None:
    first = store.objections.save(sam.id, "baker", objection(), NOON)
    assert store.objections.save(sam.id, "baker", objection(), LATER) == first
    assert len(store.works.of(sam.id).objections) == 1
    store.objections.explain(sam.id, first, "It is an offer", for_makers=False)
    assert store.objections.save(sam.id, "baker", objection(), LATER) != first


def test_a_reason_is_added_and_may_be_changed(store: Store, sam: Participant) -> None:
    number = store.objections.save(sam.id, "baker", objection(), NOON)
    before = kept(store, sam)
    store.objections.explain(sam.id, number, "It is an offer", for_makers=True)
    assert kept(store, sam) == replace(before, reason="It is an offer", for_makers=True)
    store.objections.explain(sam.id, number, "", for_makers=False)
    assert kept(store, sam) == before


def test_an_objection_is_taken_back_and_its_number_is_not_given_again(
    store: Store, sam: Participant
) -> None:
    number = store.objections.save(sam.id, "baker", objection(), NOON)
    store.objections.take_back(sam.id, number)
    store.objections.take_back(sam.id, number)
    assert store.works.of(sam.id).objections == ()
    store.objections.explain(sam.id, number, "too late", for_makers=True)
    assert store.works.of(sam.id).objections == ()
    assert store.objections.save(sam.id, "baker", objection(), NOON) > number


def test_nobody_reads_explains_or_takes_back_anothers_objection(
    store: Store, sam: Participant, ash: Participant
) -> None:
    number = store.objections.save(sam.id, "baker", objection(), NOON)
    before = kept(store, sam)
    store.objections.explain(ash.id, number, "not mine", for_makers=True)
    store.objections.take_back(ash.id, number)
    assert kept(store, sam) == before
    assert store.works.of(ash.id).objections == ()


def test_the_makers_are_given_only_what_its_writer_gave_them(
    store: Store, sam: Participant, ash: Participant
) -> None:
    for someone, consents in ((sam, True), (ash, False), (ash, True)):
        number = store.objections.save(someone.id, "baker", objection(), NOON)
        store.objections.explain(someone.id, number, someone.nickname, for_makers=consents)
    store.objections.save(sam.id, "baker", objection(), NOON)
    assert [one.reason for one in store.objections.for_makers()] == ["Sam", "Ash"]


def test_objections_go_with_their_writer(store: Store, sam: Participant, ash: Participant) -> None:
    for someone in (sam, ash):
        number = store.objections.save(someone.id, "baker", objection(), NOON)
        store.objections.explain(someone.id, number, someone.nickname, for_makers=True)
    store.people.erase(sam.id)
    assert [one.reason for one in store.objections.for_makers()] == ["Ash"]
    for late in (
        lambda: store.objections.save(sam.id, "baker", objection(), LATER),
        lambda: store.objections.explain(sam.id, number, "late", for_makers=True),
        lambda: store.objections.take_back(sam.id, number),
    ):
        with pytest.raises(StorageError, match="not here any more"):
            late()


def test_objections_about_an_own_person_go_with_that_person_alone(
    store: Store, sam: Participant, ash: Participant
) -> None:
    jo = store.own_people.add(sam.id, JO, NOON)
    number = store.objections.save(sam.id, jo.scenario_id, objection(), NOON)
    store.objections.explain(sam.id, number, "Jo bakes", for_makers=True)
    other = store.objections.save(sam.id, "baker", objection(), NOON)
    with pytest.raises(StorageError, match="erased in another window"):
        store.objections.save(ash.id, jo.scenario_id, objection(), NOON)
    store.own_people.erase(sam.id, jo.id)
    assert kept(store, sam).id == other
    assert store.objections.for_makers() == ()


def test_the_export_tells_all_of_an_objection(store: Store, sam: Participant) -> None:
    number = store.objections.save(sam.id, "baker", objection(), NOON)
    store.objections.explain(sam.id, number, "It is an offer", for_makers=True)
    (told,) = store.people.export(sam.id)["objection"]
    assert told == {
        "id": number,
        "scenario_id": "baker",
        "note": NOTE,
        "about": "level",
        "criterion": "value",
        "words": "vague",
        "reason": "It is an offer",
        "for_makers": True,
        "assessment": assessment().to_json(),
        "at": NOON.isoformat(),
    }
