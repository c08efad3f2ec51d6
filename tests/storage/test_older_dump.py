"""A dump of any earlier version is restored, with all that its rows would have become."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from ccc.errors import StorageError
from ccc.storage import open_store
from ccc.storage.backup import restore
from ccc.storage.database.statements import json_from
from ccc.storage.dump import open_dump
from ccc.storage.dump_rows import row_as_told
from ccc.storage.migrate import MIGRATIONS, newest_revision
from ccc.storage.older_dump import tables_in
from ccc.storage.schema.any_text import unescaped
from ccc.storage.schema.tables import metadata
from tests.conftest import open_migrated
from tests.participants import everybody
from tests.storage.conftest import SQLITE, database_at, open_database
from tests.storage.notes import NOON
from tests.storage.test_backup import crafted, rows_of

KEPT = sorted((Path(__file__).parents[1] / "data" / "dumps").glob("*.dump"))
"""Dumps that earlier versions wrote, of all that their own tests could think of."""


def revision_of(dump: Path) -> str:
    return dump.stem


def test_there_is_a_dump_of_the_first_tables_and_of_those_before_the_newest() -> None:
    """So that every migration is run on rows, the newest too."""
    migrations = ScriptDirectory(str(MIGRATIONS))
    newest = migrations.get_revision(newest_revision())
    assert newest is not None

    assert {migrations.get_base(), newest.down_revision} <= {revision_of(dump) for dump in KEPT}


# Before workshops the coach's key was a setting, and is now the owner's: see `test_migrate.py`.
@pytest.mark.parametrize("dump", KEPT, ids=revision_of)
def test_a_dump_of_an_earlier_revision_becomes_what_its_database_would_have_become(
    dump: Path, kind: str, new_database: Callable[..., str]
) -> None:
    """No row is lost on the way, and the app goes on with them."""
    kept_on, restored = new_database(kind), new_database(kind)
    with database_at(kept_on, revision_of(dump)) as connection:
        tables = tables_in(connection)
        with closing(open_dump(dump, tables, row_as_told)) as rows:
            rows.fill(connection, tables)
    open_store(kept_on).close()

    restore(dump, restored)

    assert without_moments_of(rows_of(kept_on)) == without_moments_of(rows_of(restored))
    told = list(told_by(dump))
    assert len({table for table, _ in told}) >= 5
    found = rows_as_told(restored)
    assert len(found["attempt"]) == 9
    gone = [(table, row) for table, row in told if not any(_is(row, one) for one in found[table])]
    assert [table for table, row in gone if row.get("name") != "coach_key_hash"] == []
    with closing(open_store(restored)) as store:
        sam = store.people.of_device("token of Sam")
        assert sam is not None
        assert [attempt.nth for attempt in store.attempts.of(sam.id)] == [1, 2, 1]
        assert store.people.enrol("a new token", "New", NOON).id > max(
            row["id"] for table, row in told if table == "person"
        )


def without_moments_of(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows but for hosts' `since`, which is when the coach's key of before was moved."""
    since = list(metadata.tables["host"].columns.keys()).index("since")
    hosts = [(*row[:since], *row[since + 1 :]) for row in rows["host"]]
    return rows | {"host": hosts}


def told_by(dump: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row of a dump with the name of its table."""
    with ZipFile(dump) as archive:
        for member in archive.namelist():
            table, _, end = member.partition(".")
            if end == "jsonl":
                for line in archive.read(member).splitlines():
                    yield table, json.loads(unescaped(line.decode()))


def rows_as_told(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, as a dump tells it."""
    with open_database(url) as database, database.reading() as connection:
        return {
            table.name: [json_from(row) for row in connection.execute(sa.select(table))]
            for table in metadata.sorted_tables
        }


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
    tmp_path: Path,
    new_database: Callable[..., str],
    table: str,
    changes: dict[str, Any],
    told: str,
) -> None:
    (whole,) = (dump for dump in KEPT if revision_of(dump) == "0008_kept_counts")
    row = next(row for name, row in told_by(whole) if name == table) | changes
    crafted(whole.read_bytes(), tmp_path / "crafted.dump", table, json.dumps(row).encode())
    there = new_database(SQLITE, migrated=True)
    with closing(open_migrated(there)) as store:
        sam = store.people.enrol("token of sam", "Sam", NOON)
        with pytest.raises(StorageError, match=rf"crafted\.dump .*{told}"):
            restore(tmp_path / "crafted.dump", there, force=True)
        assert everybody(store) == (sam,)
