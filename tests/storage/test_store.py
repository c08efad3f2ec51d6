from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, example, given, settings

from ccc.errors import StorageError
from ccc.practice.attempts import Participant
from ccc.practice.canvas import NewOwnPerson
from ccc.scoring.assessment import Evidence
from ccc.storage import Store, open_store
from ccc.storage.tables import attempt, metadata
from tests.storage.conftest import SQLITE, open_database
from tests.storage.notes import LEVELS, NOON, NOTE, assessment, filled, new_attempt
from tests.storage.test_any_text import ANY_TEXT

LATER = NOON + timedelta(minutes=10)
NOBODY = 4711

# --- people -----------------------------------------------------------------------------------


def test_a_device_nobody_enrolled_belongs_to_nobody(store: Store) -> None:
    assert store.person_of_device("a token") is None


def test_a_device_finds_its_person_again_after_a_restart(store: Store, url: str) -> None:
    sam = store.enrol("a token", "Sam", NOON)
    store.close()

    again = open_store(url)

    assert again.person_of_device("a token") == sam == Participant(sam.id, "Sam", NOON)
    again.close()


def test_enrolling_a_device_twice_gives_the_same_person(store: Store) -> None:
    sam = store.enrol("a token", "Sam", NOON)

    assert store.enrol("a token", "Samantha", LATER) == sam
    assert store.people() == (sam,)


def test_only_a_hash_of_the_token_is_kept(store: Store, url: str) -> None:
    store.enrol("a token", "Sam", NOON)

    with open_database(url) as database, database.reading() as connection:
        kept = connection.execute(sa.text("SELECT token_hash FROM device")).scalar_one()

    assert len(kept) == 64
    assert "a token" not in kept


def test_people_are_listed_in_the_order_they_came(store: Store) -> None:
    came = [store.enrol(f"token {name}", name, NOON) for name in ("Zoe", "Ash", "Mo")]

    assert store.people() == tuple(came)


def test_a_person_may_take_another_nickname(store: Store) -> None:
    sam = store.enrol("a token", "Sam", NOON)
    ash = store.enrol("another", "Ash", NOON)

    store.rename(sam.id, "Samantha")

    assert store.people() == (Participant(sam.id, "Samantha", NOON), ash)


# --- openings ---------------------------------------------------------------------------------


def test_only_the_first_opening_of_a_scenario_counts(store: Store) -> None:
    sam = store.enrol("a token", "Sam", NOON)
    store.open_scenario(sam.id, "baker", NOON)
    store.open_scenario(sam.id, "baker", LATER)
    store.open_scenario(sam.id, "archivist", LATER)

    assert store.openings(sam.id) == {"baker": NOON, "archivist": LATER}


def test_openings_are_each_persons_own(store: Store) -> None:
    sam, ash = store.enrol("a", "Sam", NOON), store.enrol("b", "Ash", NOON)
    store.open_scenario(sam.id, "baker", NOON)

    assert store.openings(ash.id) == {}


# --- attempts ---------------------------------------------------------------------------------


def test_an_attempt_comes_back_as_it_was_kept(store: Store) -> None:
    sam = store.enrol("a token", "Sam", NOON)

    kept = store.save_attempt(new_attempt(sam.id, "baker", flags=("pitch",)), NOON)

    assert store.attempts_of(sam.id) == (kept,)
    assert (kept.nth, kept.unseen, kept.note, kept.forecast, kept.at) == (1, True, NOTE, 65, NOON)
    assert kept.assessment == assessment(flags=("pitch",))


def test_a_note_that_was_not_scored_is_kept_too(store: Store) -> None:
    sam = store.enrol("a token", "Sam", NOON)
    nothing = {"score": None, "band": None, "levels": None, "flags": ("other_language",)}

    kept = store.save_attempt(new_attempt(sam.id, **nothing), NOON)

    assert store.attempts_of(sam.id) == (kept,)
    assert kept.assessment.levels is None


def test_tries_are_counted_for_each_person_and_scenario(store: Store) -> None:
    sam, ash = store.enrol("a", "Sam", NOON), store.enrol("b", "Ash", NOON)
    saved = [(sam, "baker"), (sam, "archivist"), (sam, "baker"), (ash, "baker"), (sam, "baker")]

    kept = [store.save_attempt(new_attempt(who.id, what), NOON) for who, what in saved]

    assert [one.nth for one in kept] == [1, 1, 2, 1, 3]
    assert store.attempts_of(sam.id) == (kept[0], kept[1], kept[2], kept[4])


@pytest.mark.parametrize(("waited", "unseen"), [(59, True), (60, True), (61, False)])
def test_a_first_try_long_after_the_first_opening_is_not_unseen(
    store: Store, waited: int, unseen: bool
) -> None:
    sam = store.enrol("a token", "Sam", NOON)
    store.open_scenario(sam.id, "baker", NOON)

    first = store.save_attempt(new_attempt(sam.id, "baker"), NOON + timedelta(minutes=waited))
    second = store.save_attempt(new_attempt(sam.id, "baker"), NOON + timedelta(minutes=waited))

    assert [first.unseen, second.unseen] == [unseen, False]
    assert [one.unseen for one in store.attempts_of(sam.id)] == [unseen, False]


def test_the_columns_repeat_what_the_assessment_says(store: Store, url: str) -> None:
    sam = store.enrol("a token", "Sam", NOON)
    store.save_attempt(new_attempt(sam.id, flags=("pitch", "too_long"), limit=200), NOON)

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
    sam = store.enrol("a token", "Sam", NOON)
    kept = store.save_attempt(new_attempt(sam.id), NOON)

    with (
        open_database(url) as database,
        pytest.raises(StorageError, match="attempts are append-only"),
        database.writing() as connection,
    ):
        connection.execute(sa.text(statement))

    assert store.attempts_of(sam.id) == (kept,)


def test_the_coachs_list_counts_attempts_and_tells_the_last(store: Store) -> None:
    sam, ash = store.enrol("a", "Sam", NOON), store.enrol("b", "Ash", NOON)
    store.save_attempt(new_attempt(sam.id, "baker"), NOON)
    store.save_attempt(new_attempt(sam.id, "archivist"), LATER)

    listed = [(one.person, one.attempts, one.last_at) for one in store.attempt_counts()]

    assert listed == [(sam, 2, LATER), (ash, 0, None)]


# --- drafts -----------------------------------------------------------------------------------


def test_the_latest_draft_is_kept_for_each_scenario(store: Store) -> None:
    sam = store.enrol("a token", "Sam", NOON)
    store.save_draft(sam.id, "baker", "Dear", NOON)
    store.save_draft(sam.id, "baker", "Dear Jo", LATER)
    store.save_draft(sam.id, "archivist", "Hello", LATER)

    assert store.draft(sam.id, "baker") == "Dear Jo"
    assert store.draft(sam.id, "archivist") == "Hello"


# --- any text, any time -----------------------------------------------------------------------


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example("\x00")
@example("\ud83d\ude00")
@example("👩‍👩‍👧‍👦" * 1_430)
@given(ANY_TEXT)
def test_any_text_is_kept_code_point_for_code_point(store: Store, text: str) -> None:
    sam = store.enrol(text, text, NOON)
    why = (Evidence("reason", 0, max(1, len(text)), text),)
    store.save_draft(sam.id, "baker", text, NOON)
    store.rename(sam.id, text)

    kept = store.save_attempt(new_attempt(sam.id, "baker", text, evidence=why), NOON)

    assert store.person_of_device(text) == Participant(sam.id, text, NOON)
    assert store.draft(sam.id, "baker") == text
    assert store.attempts_of(sam.id)[-1] == kept
    assert (kept.note, kept.assessment.evidence) == (text, why)
    json.dumps(store.export(sam.id), ensure_ascii=False).encode()


def test_ten_thousand_emoji_are_kept(store: Store) -> None:
    sam = store.enrol("a token", "Sam", NOON)

    store.save_attempt(new_attempt(sam.id, note="🪑" * 10_000), NOON)

    assert store.attempts_of(sam.id)[0].note == "🪑" * 10_000


def test_times_come_back_in_utc_to_the_microsecond(store: Store) -> None:
    there = datetime(2026, 3, 29, 2, 30, 0, 123456, tzinfo=timezone(timedelta(hours=5.5)))
    sam = store.enrol("a token", "Sam", there)
    store.open_scenario(sam.id, "baker", there)
    store.save_attempt(new_attempt(sam.id, "baker"), there)

    read = [
        store.people()[0].since,
        store.openings(sam.id)["baker"],
        store.attempts_of(sam.id)[0].at,
        store.attempt_counts()[0].last_at,
    ]

    assert read == [there] * 4
    assert [one and one.tzinfo for one in read] == [UTC] * 4


def test_a_time_without_a_zone_is_a_mistake(store: Store) -> None:
    with pytest.raises(sa.exc.StatementError, match="has no time zone"):
        store.enrol("a token", "Sam", datetime(2026, 3, 2))

    assert store.people() == ()


# --- a person's rights ------------------------------------------------------------------------


def rows_in(url: str) -> dict[str, int]:
    """The number of rows of every table."""
    with open_database(url) as database, database.reading() as connection:
        return {
            table.name: connection.execute(
                sa.select(sa.func.count()).select_from(table)
            ).scalar_one()
            for table in metadata.sorted_tables
        }


def test_an_export_holds_all_that_is_kept_of_a_person_and_of_nobody_else(store: Store) -> None:
    sam = filled(store, "token of sam", "Sam")
    filled(store, "token of ash", "Ash")

    taken = json.loads(json.dumps(store.export(sam.id)))

    assert taken["person"] == {"id": sam.id, "nickname": "Sam", "since": NOON.isoformat()}
    assert taken["device"] == [{"since": NOON.isoformat()}]
    assert [one["scenario_id"] for one in taken["opening"]] == ["baker"]
    assert [one["note"] for one in taken["draft"]] == ["Sam was here"]
    assert [one["note"] for one in taken["attempt"]] == ["A note by Sam"]
    assert taken["attempt"][0]["assessment"]["levels"] == LEVELS
    assert "Ash" not in json.dumps(taken).replace(NOTE, "")


def test_an_export_has_every_table_of_a_persons(store: Store) -> None:
    """A new table fails here until `filled` fills it, and export and erasure are proved on it."""
    sam = filled(store, "token of sam", "Sam")
    of_a_person = {table.name for table in metadata.sorted_tables if "person_id" in table.c}

    taken = store.export(sam.id)

    assert set(taken) == {"person"} | of_a_person
    assert of_a_person | {"person", "setting"} == set(metadata.tables)
    assert [name for name in of_a_person if not taken[name]] == []
    for name in of_a_person:
        told = {key for row in taken[name] for key in row}
        kept = set(metadata.tables[name].c.keys())
        assert kept - told == kept & {"person_id", "token_hash", "code_hash"}


def test_erasing_leaves_nothing_of_a_person_and_everything_of_the_others(
    store: Store, url: str
) -> None:
    store.set_coach_key_hash("a hash")
    ash = filled(store, "token of ash", "Ash")
    before = rows_in(url)
    sam = filled(store, "token of sam", "Sam")

    store.erase(sam.id)
    store.erase(sam.id)

    assert rows_in(url) == before
    assert store.person_of_device("token of sam") is None
    assert store.people() == (ash,)
    assert len(store.attempts_of(ash.id)) == 1


def test_an_erased_note_is_not_left_in_the_sqlite_files(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/ccc.db")
    sam = filled(store, "token of sam", "Samantha")
    files = [tmp_path / "ccc.db", tmp_path / "ccc.db-wal"]
    assert any(b"Samantha" in file.read_bytes() for file in files)

    store.erase(sam.id)

    assert not any(b"Samantha" in file.read_bytes() for file in files)
    store.close()


def test_what_was_known_of_an_erased_own_person_is_not_left_in_the_sqlite_files(
    tmp_path: Path,
) -> None:
    store = open_store(f"sqlite:///{tmp_path}/ccc.db")
    sam = store.enrol("token of sam", "Sam", NOON)
    jo = store.own.add_person(sam.id, NewOwnPerson("Josephine", "", "", ""), NOON)
    files = [tmp_path / "ccc.db", tmp_path / "ccc.db-wal"]
    assert any(b"Josephine" in file.read_bytes() for file in files)

    store.own.erase_person(sam.id, jo.id)

    assert not any(b"Josephine" in file.read_bytes() for file in files)
    store.close()


def test_an_erased_persons_id_is_never_given_to_another(store: Store) -> None:
    sam = store.enrol("a token", "Sam", NOON)
    store.erase(sam.id)

    assert store.enrol("a token", "Sam again", NOON).id > sam.id


def test_what_is_done_for_an_erased_person_is_refused_kindly(store: Store) -> None:
    for act in (
        lambda: store.save_attempt(new_attempt(NOBODY), NOON),
        lambda: store.open_scenario(NOBODY, "baker", NOON),
        lambda: store.save_draft(NOBODY, "baker", "Dear", NOON),
        lambda: store.rename(NOBODY, "Sam"),
        lambda: store.export(NOBODY),
    ):
        with pytest.raises(StorageError, match="not here any more"):
            act()


# --- the coach's key --------------------------------------------------------------------------


def test_the_coachs_key_is_claimed_once_and_replaced_at_will(store: Store) -> None:
    assert store.coach_key_hash() is None
    assert store.claim_coach_key_hash("first")
    assert not store.claim_coach_key_hash("second")
    assert store.coach_key_hash() == "first"

    store.set_coach_key_hash("third")

    assert store.coach_key_hash() == "third"


# --- is it there? -----------------------------------------------------------------------------


def test_a_database_that_answers_is_ready(store: Store) -> None:
    store.ready()


def test_a_database_that_is_gone_is_not_ready(store: Store, kind: str, url: str) -> None:
    if kind == SQLITE:
        Path(url.removeprefix("sqlite:///")).unlink()
    else:
        name = url.rpartition("?")[0].rpartition("/")[2]
        with psycopg.connect(url.replace(name, "postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    with pytest.raises(StorageError, match=r"is gone|does not exist"):
        store.ready()


def test_the_store_outlives_a_restart_of_the_server(server, new_database) -> None:
    url = new_database("postgresql")
    store = open_store(url)
    sam = store.enrol("a token", "Sam", NOON)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )

    assert store.people() == (sam,)
    store.close()


def test_a_crowd_that_waits_too_long_for_a_connection_is_told(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = partial(sa.create_engine, pool_size=1, max_overflow=0, pool_timeout=0.05)
    monkeypatch.setattr("ccc.storage.database.create_engine", narrow)
    open_store(url).close()

    with (
        open_database(url) as database,
        database.reading(),
        pytest.raises(StorageError, match=r"Too many requests wait for the .* at once\. Try again"),
        database.reading(),
    ):
        pass


def test_a_queue_of_writers_that_stands_still_is_told_and_nobody_waits_for_all_of_it(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr("ccc.storage.database._SECONDS", 0.05)
    store = open_store(f"sqlite:///{tmp_path}/ccc.db")
    with ThreadPoolExecutor(1) as pool, store._database.writing() as connection:
        connection.execute(sa.text("SELECT 1"))
        waits = pool.submit(store.enrol, "a token", "Sam", NOON)
        with pytest.raises(StorageError, match=r"Others wait to write"):
            waits.result(timeout=5)
    assert store.enrol("a token", "Sam", NOON).nickname == "Sam"
    store.close()


def test_a_database_that_stays_locked_is_told(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("ccc.storage.database._OPEN", ("busy_timeout = 50",))
    url = f"sqlite:///{tmp_path}/ccc.db"
    store = open_store(url)

    with open_database(url) as other, other.writing() as connection:
        connection.execute(sa.text("SELECT 1"))
        with pytest.raises(StorageError, match=r"locked\)\. Another program"):
            store.enrol("a token", "Sam", NOON)

    store.close()
