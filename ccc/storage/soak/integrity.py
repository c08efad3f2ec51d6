"""Whether a database is whole: by what it says itself, and by reading every row of it."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

from ccc.errors import StorageError
from ccc.storage.backup import backup
from ccc.storage.database.address import read_address
from ccc.storage.database.database import Database
from ccc.storage.dump import open_dump


def integrity_faults(url: str) -> tuple[str, ...]:
    """What is wrong with a database that is up to date, a sentence each; none where it is whole.

    SQLite checks its pages, indexes and foreign keys. Of either database every row is written to a
    dump that is thrown away, and there proved as before a restore.
    """
    faults: list[str] = []
    address = read_address(url)
    if address.file is not None:
        with closing(Database(address)) as database, database.reading() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            faults += [f"SQLite says: {line}" for line in said if line != "ok"]
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            faults += [f"A row of {orphan[0]} belongs to nothing." for orphan in orphans]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "proof.dump"
        try:
            backup(url, path)
            open_dump(path).close()
        except StorageError as error:
            faults.append(str(error))
    return tuple(faults)
