"""Attempts come back as they were kept, and nothing changes them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from ccc.errors import StorageError
from ccc.storage import Store
from ccc.storage.participants.attempts import attempt_values
from ccc.storage.schema.tables import attempt
from tests.storage.conftest import open_database
from tests.storage.notes import LEVELS, NOON, NOTE, assessment, new_attempt


def test_an_attempt_comes_back_as_it_was_kept(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)

    kept = store.attempts.save(new_attempt(sam.id, "baker", flags=("pitch",)), NOON)

    assert store.attempts.of(sam.id) == (kept,)
    assert (kept.nth, kept.unseen, kept.note, kept.forecast, kept.at) == (1, True, NOTE, 65, NOON)
    assert kept.assessment == assessment(flags=("pitch",))


def test_chances_and_the_scores_own_error_are_kept_with_who_judged_it(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    chances = dict.fromkeys(LEVELS, (0.9876, 0.5432, 0.1))
    told = {"chances": chances, "margin": 8.6, "judge": "encoder+rules 0123"}

    kept = store.attempts.save(new_attempt(sam.id, **told), NOON)

    (read,) = store.attempts.of(sam.id)
    assert read == kept
    assert (read.assessment.chances, read.assessment.margin) == (chances, 8.6)
    assert read.assessment.between("reason") == (1, 2)


def test_a_row_from_before_there_was_an_encoder_is_still_read(store: Store, url: str) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    row = attempt_values(new_attempt(sam.id), nth=1, unseen=True, now=NOON)
    for later in ("chances", "margin", "judge"):
        del row["assessment"][later]
    for found in row["assessment"]["evidence"]:
        del found["kind"]

    with open_database(url) as database, database.writing() as connection:
        connection.execute(sa.insert(attempt).values(row))

    (read,) = store.attempts.of(sam.id)
    assert read.assessment == assessment()


def test_a_note_that_was_not_scored_is_kept_too(store: Store) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    nothing = {"score": None, "band": None, "levels": None, "flags": ("other_language",)}

    kept = store.attempts.save(new_attempt(sam.id, **nothing), NOON)

    assert store.attempts.of(sam.id) == (kept,)
    assert kept.assessment.levels is None


def test_tries_are_counted_for_each_person_and_scenario(store: Store) -> None:
    sam, ash = store.people.enrol("a", "Sam", NOON), store.people.enrol("b", "Ash", NOON)
    saved = [(sam, "baker"), (sam, "archivist"), (sam, "baker"), (ash, "baker"), (sam, "baker")]

    kept = [store.attempts.save(new_attempt(who.id, what), NOON) for who, what in saved]

    assert [one.nth for one in kept] == [1, 1, 2, 1, 3]
    assert store.attempts.of(sam.id) == (kept[0], kept[1], kept[2], kept[4])


def test_the_columns_repeat_what_the_assessment_says(store: Store, url: str) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    store.attempts.save(new_attempt(sam.id, flags=("pitch", "too_long"), limit=200), NOON)

    with open_database(url) as database, database.reading() as connection:
        row = connection.execute(sa.select(attempt)).one()

    assert (row.score, row.band, row.levels) == (80, "welcome", LEVELS)
    assert (row.flags, row.characters, row.character_limit) == (["pitch", "too_long"], 88, 200)
    assert (row.rubric_id, row.rubric_hash) == ("connection-request", "a1b2")
    assert row.assessment["advice"] == [
        {"criterion": "common_ground", "say": "Say what you share."}
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE attempt SET note = 'something better'",
        "UPDATE attempt SET score = 100",
        "DELETE FROM attempt",
    ],
)
def test_the_database_itself_refuses_to_change_an_attempt(
    store: Store, url: str, statement: str
) -> None:
    sam = store.people.enrol("a token", "Sam", NOON)
    kept = store.attempts.save(new_attempt(sam.id), NOON)

    with (
        open_database(url) as database,
        pytest.raises(StorageError, match="attempts are append-only"),
        database.writing() as connection,
    ):
        connection.execute(sa.text(statement))

    assert store.attempts.of(sam.id) == (kept,)


def test_the_tries_at_one_scenario_are_found_without_the_others(store: Store) -> None:
    sam, ash = store.people.enrol("a", "Sam", NOON), store.people.enrol("b", "Ash", NOON)
    saved = [(sam, "baker"), (sam, "archivist"), (ash, "baker"), (sam, "baker")]
    kept = [store.attempts.save(new_attempt(who.id, what), NOON) for who, what in saved]

    assert store.attempts.on(sam.id, "baker") == (kept[0], kept[3])
    assert store.attempts.on(ash.id, "archivist") == ()
    assert (store.attempts.count(sam.id), store.attempts.count(ash.id)) == (3, 1)
