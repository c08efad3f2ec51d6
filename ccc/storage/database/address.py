"""Where a database is: its URL read, and a way to speak of it that never tells the password."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ccc.errors import StorageError

ACCEPTED = "sqlite:////folder/ccc.db or postgresql://user:password@host/database"


@dataclass(frozen=True)
class Address:
    """A database's place; `file` is SQLite's alone, and `str(address)` may be shown to anyone."""

    url: URL = field(repr=False)
    place: str
    file: Path | None = None

    def __str__(self) -> str:
        return self.place

    def without_secrets(self, text: str) -> str:
        """The text with every password of the URL struck out."""
        for secret in (self.url.password, self.url.query.get("password")):
            if isinstance(secret, str) and secret:
                text = text.replace(secret, "•••")
        return text


def read_address(url: str) -> Address:
    """Read a database URL. Raises StorageError, which does not repeat the URL, if it is no use."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StorageError(f"CCC_DATABASE_URL is not a database URL. Write {ACCEPTED}.") from None
    kind = parsed.drivername.partition("+")[0]
    if kind == "sqlite":
        return _sqlite(parsed)
    if kind in ("postgresql", "postgres"):
        return _postgresql(parsed)
    raise StorageError(
        f"CCC_DATABASE_URL names a kind of database that is not supported ({kind}). "
        f"Write {ACCEPTED}."
    )


def _sqlite(url: URL) -> Address:
    if not url.database or url.database.startswith((":memory:", "file:")):
        raise StorageError(
            "CCC_DATABASE_URL names an SQLite database that is not a plain file, which no two "
            "threads could share. Write sqlite:/// and the file's path."
        )
    file = Path(url.database).expanduser().absolute()
    plain = URL.create("sqlite+pysqlite", database=str(file))
    return Address(plain, f"the SQLite file {file}", file)


def _postgresql(url: URL) -> Address:
    if url.host and "@" in url.host:
        # What follows the first @ is part of the password, and would be told as the host's name.
        raise StorageError(
            "The user or password in CCC_DATABASE_URL holds an @, which ends it too early. "
            "Write %40 for each @ in it."
        )
    host = url.host or url.query.get("host") or "this machine"
    port = f":{url.port}" if url.port else ""
    plain = url.set(drivername="postgresql+psycopg")
    return Address(plain, f"the PostgreSQL database {url.database or url.username} on {host}{port}")
