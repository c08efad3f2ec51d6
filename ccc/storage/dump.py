"""The file of a backup: a zip that either database can be filled from.

Inside are `header.json` and one `<table>.jsonl` for each table, in UTF-8. The header holds
`what`, `format`, `revision` (of the tables), `at` (UTC, ISO 8601), and, by table, `rows` (their
number) and `sha256` (of the member, in hexadecimal). A line is a row as a JSON object: times in ISO
8601, everything else as it is; halves of surrogate pairs are written as `any_text` says.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from sqlalchemy import Connection, Table, func, insert, select

from ccc.errors import StorageError
from ccc.storage.database.statements import json_from
from ccc.storage.dump_rows import LONGEST_LINE, row_from
from ccc.storage.schema.any_text import escaped
from ccc.storage.schema.tables import metadata

WHAT = "a dump of Career Calibrator Canvas"
FORMAT = 1
HEADER = "header.json"
BATCH = 500
"""Rows that are read or written at a time."""

LARGEST_HEADER = 1_000_000
"""Bytes; it has a line or two for each table."""

_SHOWN = 80

# What reading a zip raises, depending on which of its bytes are wrong.
DAMAGE = (
    BadZipFile,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)

Progress = Callable[[int, int], None]
"""Called with the number of rows written so far, and of all rows."""


@dataclass(frozen=True)
class Header:
    """What a dump says of itself; `str(header)` is a line for a person."""

    revision: str
    at: str
    rows: Mapping[str, int]
    sha256: Mapping[str, str]
    what: str = WHAT
    format: int = FORMAT

    def __str__(self) -> str:
        people, attempts = self.rows["person"], self.rows["attempt"]
        return f"participants: {people}, attempts: {attempts}, as of {self.at}"


def write_dump(
    connection: Connection,
    file: IO[bytes],
    header: Header,
    progress: Progress | None = None,
    tables: Sequence[Table] | None = None,
) -> Header:
    """Write every table, as this transaction sees it; the header gets its counts and sums.

    `tables` are those of this version, where no others are given.
    """
    tables = metadata.sorted_tables if tables is None else tables
    rows = {table.name: _count(connection, table) for table in tables}
    sums: dict[str, str] = {}
    done = 0
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for table in tables:
            digest = hashlib.sha256()
            with archive.open(_member(table), "w", force_zip64=True) as member:
                for line in _lines_from(connection, table):
                    member.write(line)
                    digest.update(line)
                    done += 1
                    if progress is not None and done % BATCH == 0:
                        progress(done, sum(rows.values()))
            sums[table.name] = digest.hexdigest()
        written = Header(header.revision, header.at, rows, sums)
        archive.writestr(HEADER, json.dumps(asdict(written), indent=2))
    if progress is not None:
        progress(done, done)
    return written


ReadRow = Callable[[bytes, Table], dict[str, Any]]
"""A row of a line of a table, or ValueError."""


class Dump:
    """A dump that has been opened and found whole."""

    def __init__(self, header: Header, archive: ZipFile, read: ReadRow) -> None:
        """Use an archive whose every member has been checked."""
        self.header = header
        self._archive = archive
        self._read = read

    def batches(self, table: Table) -> Iterator[list[dict[str, Any]]]:
        """The table's rows, ready to be inserted, some hundreds at a time."""
        batch, size = [], 0
        with self._archive.open(_member(table)) as member:
            while line := member.readline(LONGEST_LINE):
                batch.append(self._read(line, table))
                size += len(line)
                if len(batch) == BATCH or size > LONGEST_LINE:
                    yield batch
                    batch, size = [], 0
        if batch:
            yield batch

    def fill(self, connection: Connection, tables: Iterable[Table]) -> None:
        """Insert the rows of these tables, which are empty."""
        for table in tables:
            for batch in self.batches(table):
                connection.execute(insert(table), batch)

    def close(self) -> None:
        """Close the file."""
        self._archive.close()


def open_dump(
    path: Path,
    tables: Sequence[Table] | None = None,
    read: ReadRow = row_from,
    *,
    name: Path | None = None,
) -> Dump:
    """Open a dump of these tables, else of those of this version, and check all of it.

    Raises StorageError if it is foreign, cut off or damaged, or holds what `read` does not take;
    what it says calls the dump by its `name`, where that is another than its path.
    """
    name = name or path
    with _archive(path, name) as archive:
        header = _header(name, archive)
        for table in metadata.sorted_tables if tables is None else tables:
            _check(name, archive, header, table, read)
    return Dump(header, ZipFile(path), read)


def revision_in(path: Path) -> str:
    """Of which revision a dump's tables are. Raises StorageError for what is no dump."""
    with _archive(path, path) as archive:
        return _header(path, archive).revision


def _archive(path: Path, name: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except OSError as error:
        raise StorageError(f"{name} could not be read ({error.strerror}).") from error
    except DAMAGE as error:
        raise StorageError(
            f"{name} is not a dump, or it was cut off. Name a file that `ccc backup` wrote."
        ) from error


def _header(path: Path, archive: ZipFile) -> Header:
    said = _json_from(archive)
    if said.get("what") != WHAT:
        raise StorageError(f"{path} is a zip, but no dump. Name a file that `ccc backup` wrote.")
    if said.get("format") != FORMAT:
        raise StorageError(
            f"{path} is a dump of format {said.get('format')}, and this version reads format "
            f"{FORMAT}. Restore it with the version of the app that wrote it."
        )
    if not all(isinstance(said.get(name), dict) for name in ("rows", "sha256")) or not all(
        isinstance(said.get(name), str) for name in ("revision", "at")
    ):
        raise _damaged(path, HEADER)
    try:
        return Header(**said)
    except TypeError:
        raise _damaged(path, HEADER) from None


def _json_from(archive: ZipFile) -> dict[str, Any]:
    """What the header says; nothing, where there is none that can be read."""
    try:
        with archive.open(HEADER) as member:
            said = json.loads(member.read(LARGEST_HEADER))
    except (*DAMAGE, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _check(path: Path, archive: ZipFile, header: Header, table: Table, read: ReadRow) -> None:
    """Raise StorageError unless the member is there with the rows and the sum it should have.

    Every row is proved, before anything of a database is touched.
    """
    digest, rows, wrong = hashlib.sha256(), 0, None
    declared = header.rows.get(table.name)
    if type(declared) is not int:
        raise _damaged(path, HEADER)
    try:
        with archive.open(_member(table)) as member:
            while line := member.readline(LONGEST_LINE):
                digest.update(line)
                rows += 1
                if rows > declared or (len(line) == LONGEST_LINE and not line.endswith(b"\n")):
                    raise _damaged(path, _member(table))
                if wrong is None:
                    wrong = _fault(line, table, read)
    except DAMAGE:
        raise _damaged(path, _member(table)) from None
    same = digest.hexdigest() == header.sha256.get(table.name)
    if not same or rows != declared:
        raise _damaged(path, _member(table))
    if wrong is not None:
        raise StorageError(
            f"{path} holds a row in {_member(table)} that this app never wrote: {wrong}. Use a "
            "dump that `ccc backup` wrote."
        )


def _fault(line: bytes, table: Table, read: ReadRow) -> str | None:
    """What is wrong with a line, in a few words; None where nothing is."""
    try:
        read(line, table)
    except ValueError as error:
        return str(error).splitlines()[0][:_SHOWN]
    return None


def contradiction(path: Path) -> StorageError:
    """What to raise where a database does not take the rows of a dump together."""
    return StorageError(
        f"{path} contradicts itself: rows of it belong to nothing, or are there twice. Use a dump "
        "that `ccc backup` wrote."
    )


def _damaged(path: Path, member: str) -> StorageError:
    return StorageError(
        f"{path} is damaged: its {member} is not as it was written. Use another copy of it."
    )


def _member(table: Table) -> str:
    return f"{table.name}.jsonl"


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _lines_from(connection: Connection, table: Table) -> Iterator[bytes]:
    ordered = select(table).order_by(*table.primary_key)
    rows = connection.execution_options(yield_per=BATCH).execute(ordered)
    for row in rows:
        line = json.dumps(json_from(row), ensure_ascii=False, separators=(",", ":"))
        yield (escaped(line) + "\n").encode()
