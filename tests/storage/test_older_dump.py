"""A dump of any earlier version is restored, with all that its rows would have become."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from ccc.errors import StorageError
from ccc.storage import open_store
from ccc.storage.backup import restore
from ccc.storage.database.address import read_address
from ccc.storage.database.statements import json_from
from ccc.storage.dump import Header, write_dump
from ccc.storage.migrate import MIGRATIONS, alone, configuration, newest_revision
from ccc.storage.older_dump import tables_in
from ccc.storage.schema.any_text import unescaped
from ccc.storage.schema.tables import metadata
from tests.participants import everybody
from tests.storage.conftest import open_database
from tests.storage.notes import NOON
from tests.storage.test_backup import crafted, fill, rows_of

KEPT = Path(__file__).parents[1] / "data" / "dumps"
"""Dumps that earlier versions wrote, of all that their own tests could think of."""

EARLIER = [
    one.revision
    for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    if one.revision != newest_revision()
]
"""All revisions but the newest, the latest first."""

TRIED = (*EARLIER[:-1:3], EARLIER[-1])
"""The latest and the first of them, and every third; there are dumps of two others, see `KEPT`."""


def dump_of(url: str, path: Path, revision: str) -> None:
    """A dump of a database of an earlier revision, as the app of that time wrote it."""
    header = Header(revision, NOON.isoformat(), {}, {})
    with alone(read_address(url)) as connection, path.open("wb") as file:
        write_dump(connection, file, header, tables=tables_in(connection))


def test_a_dump_of_an_earlier_revision_becomes_what_its_database_would_have_become(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/ccc.db"
    with closing(open_store(url)) as store:
        fill(store)
    for revision in TRIED:
        with alone(read_address(url)) as connection:
            command.downgrade(configuration(connection), revision)
        dump = tmp_path / f"{revision}.dump"
        dump_of(url, dump, revision)
        started_by_this_version = f"sqlite:///{tmp_path}/{revision}.db"
        shutil.copyfile(tmp_path / "ccc.db", tmp_path / f"{revision}.db")
        open_store(started_by_this_version).close()

        restore(dump, f"sqlite:///{tmp_path}/there-{revision}.db")

        rows = rows_of(f"sqlite:///{tmp_path}/there-{revision}.db")
        assert rows == rows_of(started_by_this_version), revision
        assert len(rows["attempt"]) == 9, revision


def told_by(dump: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row of a dump with the name of its table."""
    with ZipFile(dump) as archive:
        for member in archive.namelist():
            table, _, end = member.partition(".")
            if end == "jsonl":
                for line in archive.read(member).splitlines():
                    yield table, json.loads(unescaped(line.decode()))


# Before workshops the coach's key was a setting, and is now the owner's: see `test_migrate.py`.
@pytest.mark.parametrize("dump", sorted(KEPT.glob("*.dump")), ids=lambda dump: dump.stem)
def test_every_row_of_an_earlier_version_is_there_once_it_is_restored(
    dump: Path, new_url: str
) -> None:
    told = list(told_by(dump))
    assert len({table for table, _ in told}) > 10

    restore(dump, new_url)

    with open_database(new_url) as database, database.reading() as connection:
        found = {
            table.name: [json_from(row) for row in connection.execute(sa.select(table))]
            for table in metadata.sorted_tables
        }
    gone = [(table, row) for table, row in told if not any(_is(row, one) for one in found[table])]
    assert [table for table, row in gone if row.get("name") != "coach_key_hash"] == []
    store = open_store(new_url)
    sam = store.people.of_device("token of Sam")
    assert sam is not None
    assert [attempt.nth for attempt in store.attempts.of(sam.id)] == [1, 2, 1]
    assert store.people.enrol("a new token", "New", NOON).id > max(
        row["id"] for table, row in told if table == "person"
    )
    store.close()


def _is(told: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a row still says all that it was told to say, in the columns that there still are."""
    return all(found[name] == value for name, value in told.items() if name in found)


CRAFTED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("device", {"person_id": 4711}, "contradicts itself"),
    ("person", {"surprise": 1}, "never wrote: it has other columns"),
    ("person", {"nickname": 5}, "never wrote: nickname is of another kind"),
    ("attempt", {"assessment": {}}, "never wrote"),
    ("attempt", {"assessment": [1]}, "never wrote"),
    ("workshop", {"step": -1}, "never wrote"),
)


@pytest.mark.parametrize(("table", "changes", "told"), CRAFTED, ids=str)
def test_a_crafted_dump_of_an_earlier_version_is_a_sentence_and_changes_nothing(
    tmp_path: Path, table: str, changes: dict[str, Any], told: str
) -> None:
    whole = KEPT / "0008_kept_counts.dump"
    row = next(row for name, row in told_by(whole) if name == table) | changes
    crafted(whole.read_bytes(), tmp_path / "crafted.dump", table, json.dumps(row).encode())
    there = f"sqlite:///{tmp_path}/there.db"
    with closing(open_store(there)) as store:
        sam = store.people.enrol("token of sam", "Sam", NOON)
        with pytest.raises(StorageError, match=rf"crafted\.dump .*{told}"):
            restore(tmp_path / "crafted.dump", there, force=True)
        assert everybody(store) == (sam,)
