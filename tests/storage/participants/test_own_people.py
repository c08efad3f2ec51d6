"""The canvas and own people come back as they were kept, and are erased for good."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from ccc.errors import StorageError
from ccc.practice.attempts import Goal, Participant, SetAside
from ccc.practice.canvas import Canvas, NewOwnPerson
from ccc.storage import Store
from tests.storage.conftest import open_database
from tests.storage.notes import JO, LATER, NOON, new_attempt, objection


def test_the_canvas_comes_back_as_it_was_kept(store: Store, sam: Participant) -> None:
    assert store.own_people.canvas(sam.id).is_empty
    canvas = Canvas({"who": "Sam, night baker", "care": "Rye 🥖\x00\ud800"})
    store.own_people.change_canvas(sam.id, lambda _: Canvas({"who": "old"}), NOON)
    store.own_people.change_canvas(sam.id, lambda _: canvas, LATER)

    assert store.own_people.canvas(sam.id) == canvas


def test_answers_kept_by_two_windows_at_once_are_both_there(store: Store, sam: Participant) -> None:
    def add(question: str) -> Callable[[Canvas], Canvas]:
        return lambda before: Canvas({**before.answers, question: "yes"})

    questions = [f"q{number}" for number in range(12)]
    with ThreadPoolExecutor(len(questions)) as windows:
        list(
            windows.map(
                lambda one: store.own_people.change_canvas(sam.id, add(one), NOON), questions
            )
        )

    assert sorted(store.own_people.canvas(sam.id).answers) == sorted(questions)


def test_fields_of_an_own_person_kept_by_two_windows_at_once_are_both_there(
    store: Store, sam: Participant
) -> None:
    jo = store.own_people.add(sam.id, JO, NOON)
    fields = ("name", "headline", "situation", "known")

    def change(field: str) -> None:
        store.own_people.change(sam.id, jo.id, lambda one: one.changed(field, f"new {field}"))

    with ThreadPoolExecutor(len(fields)) as windows:
        list(windows.map(change, fields))

    (now,) = store.own_people.of(sam.id)
    assert [getattr(now, field) for field in fields] == [f"new {field}" for field in fields]


@pytest.mark.parametrize("name", ["Jo Lind", "Ada 🥖\x00\ud800"])
def test_somebody_added_by_a_double_click_is_there_once(
    store: Store, sam: Participant, ash: Participant, name: str
) -> None:
    new = NewOwnPerson(name, "", "", "")
    one = store.own_people.add(sam.id, new, NOON)
    assert store.own_people.add(sam.id, new, LATER) == one
    assert store.own_people.of(sam.id) == (one,)
    assert store.own_people.add(ash.id, new, NOON).id != one.id


def test_own_people_are_each_participants_own(
    store: Store, sam: Participant, ash: Participant
) -> None:
    jo = store.own_people.add(sam.id, JO, NOON)

    assert store.own_people.of(sam.id) == (jo,)
    assert store.own_people.of(ash.id) == ()

    changed = NewOwnPerson("Jo Lind", "Head baker, Oslo", JO.situation, JO.known)
    assert store.own_people.change(ash.id, jo.id, lambda _: changed) is None
    assert store.own_people.of(sam.id) == (jo,)
    assert store.own_people.change(sam.id, jo.id, lambda _: changed) == jo
    assert store.own_people.of(sam.id)[0].headline == "Head baker, Oslo"


def test_an_own_person_is_erased_with_every_note_for_them(store: Store, sam: Participant) -> None:
    jo = store.own_people.add(sam.id, JO, NOON)
    for scenario in (jo.scenario_id, "baker"):
        store.activity.open_scenario(sam.id, scenario, NOON)
        store.drafts.save(sam.id, scenario, "half a thought", NOON)
        store.goals.change(sam.id, scenario, lambda _: Goal("why", "what"), NOON)
        store.goals.put_aside(sam.id, scenario, SetAside("value", "Offer", ""), NOON)
        store.objections.save(sam.id, scenario, objection(), NOON)
        store.attempts.save(new_attempt(sam.id, scenario), NOON)

    store.own_people.erase(sam.id, jo.id)

    left = store.people.export(sam.id)
    assert left["own_person"] == []
    for table in ("opening", "draft", "goal", "set_aside", "objection", "attempt"):
        assert [one["scenario_id"] for one in left[table]] == ["baker"]


def test_nobody_erases_somebody_elses_own_person(
    store: Store, sam: Participant, ash: Participant
) -> None:
    jo = store.own_people.add(sam.id, JO, NOON)
    store.attempts.save(new_attempt(sam.id, jo.scenario_id), NOON)

    store.own_people.erase(ash.id, jo.id)

    assert store.own_people.of(sam.id) == (jo,)
    assert len(store.attempts.of(sam.id)) == 1


def test_nothing_is_kept_about_an_own_person_whom_another_window_has_erased(
    store: Store, sam: Participant
) -> None:
    gone = store.own_people.add(sam.id, JO, NOON).scenario_id
    store.own_people.erase(sam.id, store.own_people.of(sam.id)[0].id)

    for keep in (
        lambda: store.activity.open_scenario(sam.id, gone, NOON),
        lambda: store.drafts.save(sam.id, gone, "half a thought", NOON),
        lambda: store.attempts.save(new_attempt(sam.id, gone), NOON),
        lambda: store.goals.change(sam.id, gone, lambda _: Goal("why", "what"), NOON),
        lambda: store.goals.put_aside(sam.id, gone, SetAside("value", "Offer", ""), NOON),
        lambda: store.objections.save(sam.id, gone, objection(), NOON),
    ):
        with pytest.raises(StorageError, match="erased in another window"):
            keep()

    assert not any(
        store.people.export(sam.id)[table]
        for table in ("opening", "draft", "goal", "set_aside", "objection", "attempt")
    )


def test_notes_to_an_own_person_who_is_still_there_stay_append_only(
    store: Store, sam: Participant, url: str
) -> None:
    jo = store.own_people.add(sam.id, JO, NOON)
    store.attempts.save(new_attempt(sam.id, jo.scenario_id), NOON)

    with (
        pytest.raises(StorageError, match="append-only"),
        open_database(url) as database,
        database.writing() as connection,
    ):
        connection.execute(sa.text("DELETE FROM attempt"))
