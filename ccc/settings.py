"""Where things are: the content folder, the database, the app's own scripts."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path

from ccc.errors import SettingsError

APP_NAME = "career-calibrator-canvas"

_SQLITE_FILE = re.compile(r"(sqlite(?:\+\w+)?:///)(?!:memory:|file:)([^?]+)(.*)", re.DOTALL)


@dataclass(frozen=True)
class Settings:
    """What may differ from one machine to the next; all paths are absolute."""

    database_url: str
    content_dir: Path
    public_url: str | None = None
    """Where phones open the app, without a slash at the end; None where only this computer can."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read `CCC_DATABASE_URL`, `CCC_CONTENT_DIR` and `CCC_PUBLIC_URL`; none needs to be set.

        Raises SettingsError for an address that no browser could open.
        """
        found = os.environ if environment is None else environment
        content = found.get("CCC_CONTENT_DIR")
        return cls(
            database_url=_absolute(found.get("CCC_DATABASE_URL") or default_database_url()),
            content_dir=Path(content).expanduser().resolve() if content else home() / "content",
            public_url=_public_url(found.get("CCC_PUBLIC_URL", "").strip()),
        )


def is_opened_by_https() -> bool:
    """Whether people open the app by https, so far as `CCC_PUBLIC_URL` says.

    Every answer asks this, and reading all the settings takes longer than the rest of it.
    """
    return os.environ.get("CCC_PUBLIC_URL", "").strip().lower().startswith("https://")


def _public_url(url: str) -> str | None:
    if not url:
        return None
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or parts.username or parts.query or parts.fragment:
        raise SettingsError(
            "CCC_PUBLIC_URL is no address that people could open. Write it whole and plain, such "
            "as https://canvas.example."
        )
    return url.rstrip("/")


def _absolute(database_url: str) -> str:
    """The URL, with the path of an SQLite file made absolute: `ccc run` changes the folder."""
    relative = _SQLITE_FILE.match(database_url)
    if not relative:
        return database_url
    scheme, file, rest = relative.groups()
    return f"{scheme}{Path(file).expanduser().absolute()}{rest}"


def home() -> Path:
    """The folder that holds `app.py`, `pages` and `content`: a checkout, or the installed copy."""
    package = Path(__file__).resolve().parent
    checkout = package.parent
    return checkout if (checkout / "app.py").is_file() else package / "shipped"


def default_database_url() -> str:
    """An SQLite file in the user's own data folder."""
    return f"sqlite:///{user_data_path(APP_NAME, appauthor=False) / 'ccc.db'}"
