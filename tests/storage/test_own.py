"""A participant's own things: goals, advice put aside, canvas, own people, lessons, a way back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from ccc.errors import StorageError
from ccc.keys import LINK_LASTS
from ccc.practice.attempts import Goal, Participant, SetAside
from ccc.practice.canvas import Canvas, NewOwnPerson
from ccc.storage import Store
from tests.storage.conftest import open_database
from tests.storage.notes import NOON, new_attempt

LATER = NOON + timedelta(minutes=10)
JO = NewOwnPerson("Jo Lind", "Baker, Oslo", "We met on a train.", "Sings alto\nBakes rye")


@pytest.fixture
def sam(store: Store) -> Participant:
    return store.enrol("token of sam", "Sam", NOON)


@pytest.fixture
def ash(store: Store) -> Participant:
    return store.enrol("token of ash", "Ash", NOON)


def test_the_latest_goal_is_kept_for_each_scenario(store: Store, sam: Participant) -> None:
    assert store.own.goal(sam.id, "baker") == Goal()
    store.own.change_goal(sam.id, "baker", lambda _: Goal("her rye", "a starter"), NOON)
    store.own.change_goal(sam.id, "baker", lambda _: Goal("her rye", "to say thanks"), LATER)

    assert store.own.goal(sam.id, "baker") == Goal("her rye", "to say thanks")
    assert store.own.goal(sam.id, "archivist") == Goal()


def test_advice_put_aside_is_remembered_with_its_reason(store: Store, sam: Participant) -> None:
    aside = SetAside("value", "Offer something small.", "I have nothing yet")
    store.own.put_aside(sam.id, "baker", aside, NOON)

    assert store.own.set_asides(sam.id, "baker") == (aside,)
    assert store.own.set_asides(sam.id, "archivist") == ()

    store.own.take_up_again(sam.id, "baker")
    assert store.own.set_asides(sam.id, "baker") == ()


def test_the_canvas_comes_back_as_it_was_kept(store: Store, sam: Participant) -> None:
    assert store.own.canvas(sam.id).is_empty
    canvas = Canvas({"who": "Sam, night baker", "care": "Rye 🥖\x00\ud800"})
    store.own.change_canvas(sam.id, lambda _: Canvas({"who": "old"}), NOON)
    store.own.change_canvas(sam.id, lambda _: canvas, LATER)

    assert store.own.canvas(sam.id) == canvas


def test_answers_kept_by_two_windows_at_once_are_both_there(store: Store, sam: Participant) -> None:
    def add(question: str) -> Callable[[Canvas], Canvas]:
        return lambda before: Canvas({**before.answers, question: "yes"})

    questions = [f"q{number}" for number in range(12)]
    with ThreadPoolExecutor(len(questions)) as windows:
        list(windows.map(lambda one: store.own.change_canvas(sam.id, add(one), NOON), questions))

    assert sorted(store.own.canvas(sam.id).answers) == sorted(questions)


def test_fields_of_an_own_person_kept_by_two_windows_at_once_are_both_there(
    store: Store, sam: Participant
) -> None:
    jo = store.own.add_person(sam.id, JO, NOON)
    fields = ("name", "headline", "situation", "known")

    def change(field: str) -> None:
        store.own.change_person(sam.id, jo.id, lambda one: one.changed(field, f"new {field}"))

    with ThreadPoolExecutor(len(fields)) as windows:
        list(windows.map(change, fields))

    (now,) = store.own.people(sam.id)
    assert [getattr(now, field) for field in fields] == [f"new {field}" for field in fields]


@pytest.mark.parametrize("name", ["Jo Lind", "Ada 🥖\x00\ud800"])
def test_somebody_added_by_a_double_click_is_there_once(
    store: Store, sam: Participant, ash: Participant, name: str
) -> None:
    new = NewOwnPerson(name, "", "", "")
    one = store.own.add_person(sam.id, new, NOON)
    assert store.own.add_person(sam.id, new, LATER) == one
    assert store.own.people(sam.id) == (one,)
    assert store.own.add_person(ash.id, new, NOON).id != one.id


def test_own_people_are_each_participants_own(
    store: Store, sam: Participant, ash: Participant
) -> None:
    jo = store.own.add_person(sam.id, JO, NOON)

    assert store.own.people(sam.id) == (jo,)
    assert store.own.people(ash.id) == ()

    changed = NewOwnPerson("Jo Lind", "Head baker, Oslo", JO.situation, JO.known)
    assert store.own.change_person(ash.id, jo.id, lambda _: changed) is None
    assert store.own.people(sam.id) == (jo,)
    assert store.own.change_person(sam.id, jo.id, lambda _: changed) == jo
    assert store.own.people(sam.id)[0].headline == "Head baker, Oslo"


def test_an_own_person_is_erased_with_every_note_for_them(store: Store, sam: Participant) -> None:
    jo = store.own.add_person(sam.id, JO, NOON)
    for scenario in (jo.scenario_id, "baker"):
        store.open_scenario(sam.id, scenario, NOON)
        store.save_draft(sam.id, scenario, "half a thought", NOON)
        store.own.change_goal(sam.id, scenario, lambda _: Goal("why", "what"), NOON)
        store.own.put_aside(sam.id, scenario, SetAside("value", "Offer", ""), NOON)
        store.save_attempt(new_attempt(sam.id, scenario), NOON)

    store.own.erase_person(sam.id, jo.id)

    left = store.export(sam.id)
    assert left["own_person"] == []
    for table in ("opening", "draft", "goal", "set_aside", "attempt"):
        assert [one["scenario_id"] for one in left[table]] == ["baker"]


def test_nobody_erases_somebody_elses_own_person(
    store: Store, sam: Participant, ash: Participant
) -> None:
    jo = store.own.add_person(sam.id, JO, NOON)
    store.save_attempt(new_attempt(sam.id, jo.scenario_id), NOON)

    store.own.erase_person(ash.id, jo.id)

    assert store.own.people(sam.id) == (jo,)
    assert len(store.attempts_of(sam.id)) == 1


def test_nothing_is_kept_about_an_own_person_whom_another_window_has_erased(
    store: Store, sam: Participant
) -> None:
    gone = store.own.add_person(sam.id, JO, NOON).scenario_id
    store.own.erase_person(sam.id, store.own.people(sam.id)[0].id)

    for keep in (
        lambda: store.open_scenario(sam.id, gone, NOON),
        lambda: store.save_draft(sam.id, gone, "half a thought", NOON),
        lambda: store.save_attempt(new_attempt(sam.id, gone), NOON),
        lambda: store.own.change_goal(sam.id, gone, lambda _: Goal("why", "what"), NOON),
        lambda: store.own.put_aside(sam.id, gone, SetAside("value", "Offer", ""), NOON),
    ):
        with pytest.raises(StorageError, match="erased in another window"):
            keep()

    assert not any(
        store.export(sam.id)[table]
        for table in ("opening", "draft", "goal", "set_aside", "attempt")
    )


def test_notes_to_an_own_person_who_is_still_there_stay_append_only(
    store: Store, sam: Participant, url: str
) -> None:
    jo = store.own.add_person(sam.id, JO, NOON)
    store.save_attempt(new_attempt(sam.id, jo.scenario_id), NOON)

    with (
        pytest.raises(StorageError, match="append-only"),
        open_database(url) as database,
        database.writing() as connection,
    ):
        connection.execute(sa.text("DELETE FROM attempt"))


def test_a_lesson_is_done_once(store: Store, sam: Participant) -> None:
    store.own.finish_lesson(sam.id, "always-a-reason", NOON)
    store.own.finish_lesson(sam.id, "always-a-reason", LATER)

    assert store.own.lessons_done(sam.id) == {"always-a-reason": NOON}


def test_a_recovery_code_links_another_device(store: Store, sam: Participant, url: str) -> None:
    store.own.save_code(sam.id, "first", NOON)
    store.own.save_code(sam.id, "second", LATER)

    assert store.own.code_since(sam.id) == LATER
    assert store.own.link_device("new phone", "first", LATER) is None
    assert store.own.link_device("new phone", "second", LATER) == sam
    assert store.person_of_device("new phone") == sam
    assert store.person_of_device("token of sam") == sam
    with open_database(url) as database, database.reading() as connection:
        kept = connection.execute(sa.text("SELECT code_hash FROM recovery")).scalar_one()
    assert "second" not in kept


def test_a_code_fits_however_its_groups_were_typed(store: Store, sam: Participant) -> None:
    store.own.save_code(sam.id, "0a1b-2c3d", NOON)

    assert store.own.person_of_code(" 0A1B 2c3d\n", NOON) == sam
    assert store.own.person_of_code("0a1b–2C3D", NOON) == sam
    assert store.own.person_of_code("0a1b-2c3", NOON) is None
    assert store.own.person_of_code("", NOON) is None
    assert store.own.person_of_code("\x00\ud800", NOON) is None


def test_a_link_works_once_for_a_quarter_of_an_hour_beside_the_code(
    store: Store, sam: Participant
) -> None:
    store.own.save_code(sam.id, "code", NOON)
    store.own.save_code(sam.id, "older", NOON, once=True)
    store.own.save_code(sam.id, "link", NOON, once=True)

    assert store.own.code_since(sam.id) == NOON
    assert store.own.person_of_code("older", LATER) is None
    assert store.own.person_of_code("link", LATER) == sam
    assert store.own.person_of_code("link", NOON + LINK_LASTS) is None
    assert store.own.link_device("late phone", "link", NOON + LINK_LASTS) is None
    assert store.own.link_device("new phone", "link", LATER) == sam
    assert store.own.link_device("another", "link", LATER) is None
    assert store.own.link_device("another", "code", LATER + timedelta(days=999)) == sam


def test_a_link_opened_by_many_at_once_links_one_of_them(store: Store, sam: Participant) -> None:
    store.own.save_code(sam.id, "link", NOON, once=True)

    with ThreadPoolExecutor(8) as pool:
        linked = list(
            pool.map(lambda nth: store.own.link_device(f"phone {nth}", "link", NOON), range(8))
        )

    assert [one for one in linked if one is not None] == [sam]


def test_no_code_opens_an_erased_persons_notes(store: Store, sam: Participant) -> None:
    store.own.save_code(sam.id, "code", NOON)
    store.erase(sam.id)

    assert store.own.link_device("new phone", "code", NOON) is None


def test_a_linked_device_leaves_the_person_before_in_the_database(
    store: Store, sam: Participant, ash: Participant
) -> None:
    store.own.save_code(sam.id, "code", NOON)
    assert store.own.link_device("token of ash", "code", LATER) == sam

    assert store.person_of_device("token of ash") == sam
    assert store.people() == (sam, ash)


def test_a_device_can_be_nobodys_again(store: Store, sam: Participant) -> None:
    store.own.unlink_device("token of sam")

    assert store.person_of_device("token of sam") is None
    assert store.people() == (sam,)


def test_a_draft_of_another_window_is_given_back_when_it_is_replaced(
    store: Store, sam: Participant
) -> None:
    assert store.save_draft(sam.id, "baker", "one", NOON, seen="") is None
    assert store.save_draft(sam.id, "baker", "one two", NOON, seen="one") is None
    assert store.save_draft(sam.id, "baker", "elsewhere", LATER, seen="one") == "one two"
    assert store.draft(sam.id, "baker") == "elsewhere"


def test_a_draft_knows_when_it_was_kept(store: Store, sam: Participant) -> None:
    assert store.draft_at(sam.id, "baker") is None
    store.save_draft(sam.id, "baker", "one", NOON)
    store.save_draft(sam.id, "baker", "one", LATER)
    assert store.draft_at(sam.id, "baker") == NOON
    store.save_draft(sam.id, "baker", "two", LATER)
    assert store.draft_at(sam.id, "baker") == LATER
