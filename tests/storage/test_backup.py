from __future__ import annotations

import hashlib
import json
import shutil
import stat
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Event
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccc.coaching.desk import Seen
from ccc.errors import StorageError
from ccc.games.rounds import NewRound, Points, WeakSpot
from ccc.guesses import Secret, WrongGuess
from ccc.practice.attempts import Goal, Participant, SetAside
from ccc.practice.canvas import Canvas, NewOwnPerson
from ccc.scoring.assessment import Evidence
from ccc.storage import Store, open_store
from ccc.storage.backup import backup, restore
from ccc.storage.dump import Dump
from ccc.storage.dump_rows import row_from
from ccc.storage.schema.any_text import unescaped
from ccc.storage.schema.tables import metadata
from ccc.workshop.votes import Pair
from tests.conftest import DemoDatabase, open_migrated
from tests.participants import everybody
from tests.storage.conftest import POSTGRESQL, SQLITE, create, open_database
from tests.storage.notes import (
    LATER,
    NOON,
    a_workshop,
    give_mark,
    maya,
    new_attempt,
    objection,
)

AWKWARD = '\x00\x1a\ud83d\ude00 🪑\n\u2028"quoted"'


def fill(store: Store) -> None:
    """Something in every table, with gaps in the ids and with awkward texts."""
    store.hosts.first(AWKWARD, "a key", NOON)
    store.hosts.open("a device", "a key", NOON)
    store.server_id()
    gone = store.people.enrol("token of gone", "Gone", NOON)
    for nickname in ("Sam", "Ash", AWKWARD):
        someone = store.people.enrol(f"token of {nickname}", nickname, NOON)
        store.activity.open_scenario(someone.id, "baker", NOON)
        store.drafts.save(someone.id, "baker", AWKWARD, NOON)
        for note in ("Hello", AWKWARD):
            why = (Evidence("reason", 0, 1, note),)
            store.attempts.save(
                new_attempt(someone.id, "baker", note, evidence=why, margin=8.6), NOON
            )
        store.attempts.save(new_attempt(someone.id, score=None, band=None, levels=None), NOON)
        store.goals.change(someone.id, "baker", lambda _, name=nickname: Goal(AWKWARD, name), NOON)
        store.goals.put_aside(someone.id, "baker", SetAside("value", AWKWARD, nickname), NOON)
        disputed = objection(AWKWARD, AWKWARD, evidence=why)
        number = store.objections.save(someone.id, "baker", disputed, NOON)
        store.objections.explain(someone.id, number, AWKWARD, for_makers=True)
        store.own_people.change_canvas(someone.id, lambda _: Canvas({"who": AWKWARD}), NOON)
        store.own_people.add(someone.id, NewOwnPerson(AWKWARD, "", nickname, AWKWARD), NOON)
        store.activity.finish_lesson(someone.id, "always-a-reason", NOON)
        ended = NewRound(
            someone.id, "reply", AWKWARD, (AWKWARD,), {AWKWARD: AWKWARD}, Points(9, 12)
        )
        store.games.begin(ended, NOON)
        store.games.begin(NewRound(someone.id, "seat", "an-inbox", ("0",)), NOON)
        store.games.give_weak_spot(
            someone.id, WeakSpot("baker", AWKWARD, nickname, 71, "a1b2", NOON)
        )
        store.devices.save_code(someone.id, f"code of {nickname}", NOON)
        workshop = a_workshop(store)
        store.seats.join(workshop.id, someone.id, NOON, coach_may=True)
        store.room_answers.say(workshop.id, 1, someone.id, AWKWARD, NOON)
        store.writing_rounds.take_part(workshop.id, 1, someone.id, "baker")
        store.writing_rounds.send(workshop.id, 1, new_attempt(someone.id, "baker", AWKWARD), NOON)
        store.lead_requests.ask(f"phone of {nickname}", workshop.id, "012345", NOON)
        one, other, *_ = store.attempts.of(someone.id)
        store.duels.decide(workshop.id, someone.id, None, Pair(one.id, other.id))
        store.looks.open(maya(store), someone.id, NOON)
        store.desk.put_away(maya(store), someone.id, Seen("stopped", 2, LATER))
        give_mark(store, someone)
    store.summaries.bring_up_to_date(11.8)
    coach = store.hosts.open("token of the host", "the key of Maya", NOON)
    assert coach is not None
    over = store.workshops.begin(coach, AWKWARD, {}, NOON)
    store.workshops.keep_until(coach, over.id, NOON)
    assert store.keeping.forget_due(NOON)
    store.people.erase(gone.id)
    store.wrong_guesses.add(WrongGuess(NOON, Secret.KEY, "a device", "an address"))


def rows_of(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with open_database(url) as database, database.reading() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(sa.select(table).order_by(*table.primary_key))
            ]
            for table in metadata.sorted_tables
        }


@dataclass(frozen=True)
class Filled:
    """The URL of a filled database, which is only read, and a dump of it."""

    url: str
    dump: Path


@pytest.fixture(scope="module")
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Filled]:
    """Called with a kind of database, it gives the filled one of that kind."""

    @cache
    def of(kind: str) -> Filled:
        folder = tmp_path_factory.mktemp("filled")
        if kind == POSTGRESQL:
            server = request.getfixturevalue("server")
            model = request.getfixturevalue("migrated_database")
            url = server(create(server("postgres"), model))
        else:
            shutil.copyfile(request.getfixturevalue("migrated_file"), folder / "ccc.db")
            url = f"sqlite:///{folder}/ccc.db"
        with closing(open_migrated(url)) as store:
            fill(store)
        backup(url, folder / "ccc.dump")
        return Filled(url, folder / "ccc.dump")

    return of


@pytest.fixture
def full(kind: str, filled: Callable[[str], Filled]) -> str:
    """The URL of a filled database, which is only read."""
    return filled(kind).url


@pytest.fixture
def dump(kind: str, filled: Callable[[str], Filled]) -> Path:
    """A dump of it."""
    return filled(kind).dump


@pytest.mark.parametrize("other", [SQLITE, POSTGRESQL])
def test_a_dump_goes_into_either_database_and_back(
    dump: Path, full: str, tmp_path: Path, kind: str, other: str, new_database
) -> None:
    there, back = new_database(other), new_database(kind)
    restore(dump, there)
    backup(there, tmp_path / "second.dump")
    restore(tmp_path / "second.dump", back)

    assert rows_of(full) == rows_of(there) == rows_of(back)
    assert [table for table, rows in rows_of(back).items() if not rows] == []


def test_a_restored_database_goes_on_where_the_old_one_stopped(
    dump: Path, full: str, kind: str, new_database
) -> None:
    url = new_database(kind)
    restore(dump, url)
    restored = open_store(url)
    before = [one.id for one in everybody(restored)]
    sam = restored.people.of_device("token of Sam")
    assert sam is not None
    (disputed,) = restored.works.of(sam.id).objections

    new = restored.people.enrol("token of new", "New", NOON)
    kept = restored.attempts.save(new_attempt(sam.id, "baker"), NOON)
    number = restored.objections.save(sam.id, "baker", objection(), NOON)

    assert new.id > max(before)
    assert number > disputed.id
    assert kept.nth == 3
    with closing(open_migrated(full)) as store:
        assert restored.attempts.of(sam.id)[:3] == store.attempts.of(sam.id)
    restored.close()


def test_a_restored_database_knows_its_devices_by_the_same_name(
    store: Store, url: str, tmp_path: Path, kind: str, new_database
) -> None:
    known_by = store.server_id()
    backup(url, tmp_path / "ccc.dump")
    there = new_database(kind, migrated=True)
    started_once = open_store(there)
    assert started_once.server_id() != known_by

    restore(tmp_path / "ccc.dump", there)

    assert started_once.server_id() == known_by
    started_once.close()


def test_a_restored_attempt_is_as_unchangeable_as_before(
    dump: Path, kind: str, new_database
) -> None:
    url = new_database(kind)
    restore(dump, url)

    with (
        open_database(url) as database,
        pytest.raises(StorageError, match="append-only"),
        database.writing() as connection,
    ):
        connection.execute(sa.text("UPDATE attempt SET nth = 9"))


def test_the_header_says_what_is_inside(dump: Path, full: str) -> None:
    with ZipFile(dump) as archive:
        header = json.loads(archive.read("header.json"))
        lines = archive.read("attempt.jsonl").decode().splitlines()

    assert (header["what"], header["format"]) == ("a dump of Career Calibrator Canvas", 1)
    assert header["rows"] == {name: len(rows) for name, rows in rows_of(full).items()}
    assert json.loads(lines[0])["assessment"]["advice"][0]["say"] == "Say what you share."


def test_backup_and_restore_say_how_much_there_was(
    full: str, tmp_path: Path, new_database, kind: str
) -> None:
    written = backup(full, tmp_path / "ccc.dump")

    assert str(written).startswith("participants: 3, attempts: 9, as of 20")
    assert restore(tmp_path / "ccc.dump", new_database(kind)) == written


@pytest.mark.xdist_group("demo")
def test_what_a_server_kept_of_weeks_comes_back(demo: DemoDatabase, tmp_path: Path) -> None:
    """With real notes, which the encoder read, and with all that the app writes at its start."""
    url, there = f"sqlite:///{tmp_path}/ccc.db", f"sqlite:///{tmp_path}/there.db"
    shutil.copyfile(demo.file, tmp_path / "ccc.db")
    with closing(open_store(url)) as store:
        store.server_id(), store.cookie_secret()
        store.summaries.bring_up_to_date(11.8)
    backup(url, tmp_path / "ccc.dump")

    restore(tmp_path / "ccc.dump", there)

    assert rows_of(there) == rows_of(url)


def test_progress_is_told_up_to_the_last_row(full: str, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    backup(full, tmp_path / "ccc.dump", lambda done, of: told.append((done, of)))

    everything = sum(len(rows) for rows in rows_of(full).values())
    assert told == [(everything, everything)]


def test_a_dump_is_for_its_owners_eyes_only(dump: Path) -> None:
    assert stat.S_IMODE(dump.stat().st_mode) == 0o600


def test_a_backup_replaces_a_file_only_when_forced(store: Store, url: str, tmp_path: Path) -> None:
    path = tmp_path / "ccc.dump"
    path.write_text("precious")

    with pytest.raises(StorageError, match=r"ccc\.dump is there already\..*--force"):
        backup(url, path)
    assert path.read_text() == "precious"

    backup(url, path, force=True)
    assert path.read_bytes().startswith(b"PK")


def test_a_backup_that_fails_leaves_no_file(full: str, tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()

    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup(full, folder / "ccc.dump", stop)

    assert list(folder.iterdir()) == []


def test_a_backup_into_a_folder_that_is_not_there_is_told(
    store: Store, url: str, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match=r"could not be written \(No such file"):
        backup(url, tmp_path / "nowhere" / "ccc.dump")


def test_a_backup_makes_no_database(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no database yet at"):
        backup(f"sqlite:///{tmp_path}/ccc.db", tmp_path / "ccc.dump")

    assert list(tmp_path.iterdir()) == []


def test_a_backup_of_a_database_that_needs_migrating_is_refused(
    store: Store, url: str, tmp_path: Path
) -> None:
    with open_database(url) as database, database.writing() as connection:
        connection.execute(sa.text("DELETE FROM alembic_version"))

    with pytest.raises(StorageError, match="older version of this app"):
        backup(url, tmp_path / "ccc.dump")


def test_a_backup_while_people_write_is_of_one_moment(
    store: Store, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new_database
) -> None:
    """Each draft is saved just before its attempt, so that at most one of them is ahead."""
    monkeypatch.setattr("ccc.storage.dump.BATCH", 20)
    people = [store.people.enrol(f"token {turn}", f"Person {turn}", NOON) for turn in range(4)]
    confirmed: list[int] = []
    done = Event()

    def write(person_id: int) -> None:
        turn = 0
        while not done.is_set():
            turn += 1
            store.drafts.save(person_id, "baker", str(turn), NOON)
            confirmed.append(store.attempts.save(new_attempt(person_id, "baker"), NOON).id)

    def wait_for_more(number: int) -> None:
        enough = len(confirmed) + number
        while len(confirmed) < enough and not any(writer.done() for writer in writers):
            time.sleep(0.001)

    with ThreadPoolExecutor(4) as threads:
        writers = [threads.submit(write, one.id) for one in people]
        try:
            wait_for_more(200)
            before = set(confirmed)
            header = backup(url, tmp_path / "ccc.dump", lambda _done, _of: wait_for_more(4))
        finally:
            done.set()
        for writer in writers:
            writer.result()

    there = new_database("sqlite")
    restore(tmp_path / "ccc.dump", there)
    restored = open_store(there)
    found = [restored.attempts.of(one.id) for one in people]
    assert before <= {one.id for attempts in found for one in attempts} < set(confirmed)
    assert sum(len(attempts) for attempts in found) == header.rows["attempt"]
    for one, attempts in zip(people, found, strict=True):
        assert [each.nth for each in attempts] == list(range(1, len(attempts) + 1))
        assert int(restored.drafts.text(one.id, "baker")) - len(attempts) in (0, 1)
    restored.close()


# --- what restore refuses ---------------------------------------------------------------------


def test_a_database_with_people_is_replaced_only_when_forced(
    dump: Path, full: str, kind: str, new_database
) -> None:
    there = new_database(kind, migrated=True)
    other = open_store(there)
    other.hosts.first("Owner", "another key", NOON)
    other.attempts.save(new_attempt(other.people.enrol("a token", "Jo", NOON).id), NOON)
    before = rows_of(there)

    with pytest.raises(StorageError, match=r"already people in .*--force"):
        restore(dump, there)
    assert rows_of(there) == before

    restore(dump, there, force=True)
    assert rows_of(there) == rows_of(full)
    other.close()


def test_a_restore_that_fails_half_way_changes_nothing(
    dump: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore(dump, url)
    before = rows_of(url)
    real = Dump.batches

    def fail(self: Dump, table: sa.Table) -> Any:
        if table.name == "draft":
            raise KeyboardInterrupt
        return real(self, table)

    monkeypatch.setattr(Dump, "batches", fail)
    with pytest.raises(KeyboardInterrupt):
        restore(dump, url, force=True)

    assert rows_of(url) == before


def test_somebody_who_comes_during_a_restore_is_let_in_after_it(
    dump: Path, full: str, kind: str, new_database, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = new_database(kind, migrated=True)
    other = open_store(there)
    real = Dump.batches

    with ThreadPoolExecutor(1) as threads:
        coming: list[Future[Participant]] = []

        def somebody_comes(self: Dump, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
            if not coming:
                coming.append(threads.submit(other.people.enrol, "late", "Late", NOON))
                time.sleep(0.2)
            return real(self, table)

        monkeypatch.setattr(Dump, "batches", somebody_comes)
        restore(dump, there)
        late = coming[0].result()

    with closing(open_migrated(full)) as before:
        assert everybody(other) == (*everybody(before), late)
    other.close()


@pytest.fixture(scope="module")
def whole(filled: Callable[[str], Filled]) -> bytes:
    """The bytes of a dump of a filled database."""
    return filled(SQLITE).dump.read_bytes()


def rewrite(whole: bytes, path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Write the dump with other members."""
    with ZipFile(BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def in_header(**said: Any) -> Callable[[dict[str, bytes]], None]:
    """A change to the header alone."""

    def change(members: dict[str, bytes]) -> None:
        members["header.json"] = json.dumps(json.loads(members["header.json"]) | said).encode()

    return change


def without_the_last_line(members: dict[str, bytes]) -> None:
    members["attempt.jsonl"] = b"".join(members["attempt.jsonl"].splitlines(True)[:-1])


def with_a_kinder_score(members: dict[str, bytes]) -> None:
    members["attempt.jsonl"] = members["attempt.jsonl"].replace(b'"score":80', b'"score":99')


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (without_the_last_line, r"attempt\.jsonl is not as it was written"),
        (with_a_kinder_score, r"attempt\.jsonl is not as it was written"),
        (lambda members: members.pop("device.jsonl"), r"device\.jsonl is not as it was written"),
        (lambda members: members.pop("header.json"), "no dump"),
        (in_header(what="a dump of something else"), "no dump"),
        (in_header(format=2), "format 2, and this version reads format 1"),
        (in_header(surprise=1), r"header\.json is not as it was written"),
        (in_header(rows=[]), r"header\.json is not as it was written"),
        (in_header(sha256="?"), r"header\.json is not as it was written"),
        (in_header(revision="0002_practising_alone"), r"person\.jsonl .*other columns"),
        (in_header(revision="9999_wall"), r"newer version of this app .*9999_wall.*Update the app"),
    ],
)
def test_a_dump_that_was_tampered_with_is_refused(
    whole: bytes, tmp_path: Path, change: Callable[[dict[str, bytes]], None], told: str
) -> None:
    rewrite(whole, tmp_path / "rewritten.dump", change)

    with pytest.raises(StorageError, match=told):
        restore(tmp_path / "rewritten.dump", f"sqlite:///{tmp_path}/never-made.db")

    assert not (tmp_path / "never-made.db").exists()


def crafted(whole: bytes, path: Path, table: str, line: bytes) -> None:
    """Write the dump with another first line of a table, and with the right sums and counts."""

    def change(members: dict[str, bytes]) -> None:
        name = f"{table}.jsonl"
        lines = members[name].split(b"\n")[:-1]
        members[name] = b"".join(one + b"\n" for one in [line, *lines[1:]])
        header = json.loads(members["header.json"])
        header["rows"][table] = max(len(lines), 1)
        header["sha256"][table] = hashlib.sha256(members[name]).hexdigest()
        members["header.json"] = json.dumps(header).encode()

    rewrite(whole, path, change)


def first_row(whole: bytes, table: str) -> dict[str, Any]:
    with ZipFile(BytesIO(whole)) as archive:
        line = archive.read(f"{table}.jsonl").partition(b"\n")[0]
        row: dict[str, Any] = json.loads(unescaped(line.decode()))
    return row


CRAFTED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("person", {"nickname": None}),
    ("person", {"nickname": 5}),
    ("person", {"nickname": "x" * 30_000}),
    ("person", {"surprise": 1}),
    ("person", {"id": "1"}),
    ("person", {"id": True}),
    ("person", {"id": 2**63}),
    ("person", {"since": "yesterday"}),
    ("person", {"since": "2026-01-01T00:00:00"}),
    ("person", {"since": "0001-01-01T00:00:00+14:00"}),
    ("person", {"guesses": 1}),
    ("device", {"person_id": 4711}),
    ("draft", {"note": ["a", "list"]}),
    ("attempt", {"assessment": {}}),
    ("attempt", {"assessment": [1]}),
    ("attempt", {"levels": {"reason": 9}}),
    ("attempt", {"score": 101}),
    ("attempt", {"flags": "loud"}),
    ("attempt", {"note": "", "characters": 0}),
    ("canvas", {"answers": {"who": 5}}),
    ("canvas", {"answers": "me"}),
    ("played_round", {"plan": "reply"}),
    ("played_round", {"answers": []}),
    ("played_round", {"possible": None}),
    ("objection", {"assessment": {"score": 1}}),
    ("host", {"role": "emperor"}),
    ("workshop", {"plan": {"steps": 5}}),
    ("workshop", {"step": -1}),
    ("kept_count", {"counts": {"people": "many"}}),
    ("setting", {"value": "a; Path=/\r\nx: y"}),
    ("setting", {"name": "standard_error", "value": "far"}),
    ("setting", {"name": "standard_error", "value": "inf"}),
    ("attempt", {"margin": "wide"}),
    ("attempt", {"margin": True}),
)


@pytest.mark.parametrize(("table", "changes"), CRAFTED, ids=str)
def test_a_crafted_dump_with_the_right_sums_is_a_sentence_and_changes_nothing(
    whole: bytes, tmp_path: Path, new_database, table: str, changes: dict[str, Any]
) -> None:
    row = json.dumps(first_row(whole, table) | changes).encode()
    crafted(whole, tmp_path / "crafted.dump", table, row)
    refused_and_nothing_changed(tmp_path / "crafted.dump", new_database(SQLITE, migrated=True))


@pytest.mark.parametrize(
    "line",
    [b"", b"null", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"id": NaN}', b"{", b"x" * 5_000_000],
    ids=lambda line: repr(line[:12]),
)
def test_a_line_that_is_no_row_is_a_sentence_and_changes_nothing(
    whole: bytes, tmp_path: Path, new_database, line: bytes
) -> None:
    crafted(whole, tmp_path / "crafted.dump", "person", line)
    refused_and_nothing_changed(tmp_path / "crafted.dump", new_database(SQLITE, migrated=True))


def refused_and_nothing_changed(dump: Path, there: str) -> None:
    with closing(open_migrated(there)) as store:
        sam = store.people.enrol("token of sam", "Sam", NOON)
        with pytest.raises(StorageError, match=r"crafted\.dump"):
            restore(dump, there, force=True)
        assert everybody(store) == (sam,)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_somebody_writes_into_a_row_is_taken_or_a_sentence(
    whole: bytes, data: st.DataObject
) -> None:
    table = data.draw(st.sampled_from(metadata.sorted_tables))
    row = first_row(whole, table.name)
    place = data.draw(st.sampled_from(sorted(row)))
    inside = row[place] if isinstance(row[place], dict) and row[place] else row
    inside[data.draw(st.sampled_from(sorted(inside)))] = data.draw(VALUES)
    try:
        found = row_from(json.dumps(row).encode(), table)
    except ValueError:
        return
    assert found.keys() == row.keys()


def test_a_small_dump_that_would_be_gigabytes_is_refused_at_once(
    whole: bytes, tmp_path: Path
) -> None:
    bomb = tmp_path / "bomb.dump"
    with ZipFile(BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            with archive.open(name, "w", force_zip64=True) as member:
                if name != "person.jsonl":
                    member.write(content)
                    continue
                for _ in range(100):
                    member.write(b"0" * 1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(StorageError, match=r"person\.jsonl is not as it was written"):
            restore(bomb, f"sqlite:///{tmp_path}/never-made.db")
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_a_file_that_is_no_dump_is_refused(tmp_path: Path) -> None:
    for name, content in (("empty", b""), ("text", b"Dear diary")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(StorageError, match="is not a dump, or it was cut off"):
            restore(tmp_path / name, f"sqlite:///{tmp_path}/never-made.db")

    with pytest.raises(StorageError, match=r"could not be read \(No such file"):
        restore(tmp_path / "nowhere", f"sqlite:///{tmp_path}/never-made.db")

    assert not (tmp_path / "never-made.db").exists()


QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(where=st.floats(0, 1, exclude_max=True))
def test_a_dump_cut_off_anywhere_is_refused(where: float, whole: bytes, tmp_path: Path) -> None:
    cut = tmp_path / "cut.dump"
    cut.write_bytes(whole[: int(where * len(whole))])

    with pytest.raises(StorageError):
        restore(cut, f"sqlite:///{tmp_path}/never-made.db")


@QUICK
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_noticed_or_does_no_harm(
    where: float, bit: int, filled: Callable[[str], Filled], whole: bytes, tmp_path: Path
) -> None:
    flipped = bytearray(whole)
    flipped[int(where * len(whole))] ^= 1 << bit
    (tmp_path / "flipped.dump").write_bytes(flipped)
    target = f"sqlite:///{tmp_path}/target.db"

    try:
        restore(tmp_path / "flipped.dump", target, force=True)
    except StorageError:
        return

    assert rows_of(target) == rows_of(filled(SQLITE).url)
