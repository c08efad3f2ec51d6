"""What every test may use: the shipped content, and people to write notes."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from hypothesis import settings
from sqlalchemy import URL, Connection, Engine, event

from ccc.cli.demo import Demo, fill, judge_of
from ccc.coaching.demo import Judge
from ccc.content.encoder import FOLDER
from ccc.content.load import Content, complete, read_content
from ccc.storage import Store, open_store
from ccc.storage.database import database, engine
from ccc.storage.database.address import read_address

ROOT = Path(__file__).resolve().parent.parent
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

# Beside other tests a small example may take long; pytest's own limit is for what hangs.
settings.register_profile("beside others", deadline=None)
settings.load_profile("beside others")


# Each process that the tests start would compile all of ccc, and each worker all of the tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Nothing that is collected is garbage, now or later: to look for some takes long.

    Little of what tests leave behind waits for the collector, so it begins less often afterwards.
    """
    gc.disable()
    if session.config.args == session.config.getini("testpaths"):
        compile_a_share(getattr(session.config, "workerinput", None))
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        gc.enable()


def compile_a_share(worker: dict[str, Any] | None) -> None:
    """Import this worker's share of all tests first; the others' are compiled meanwhile."""
    if worker is not None:
        number = int(worker["workerid"].removeprefix("gw"))
        for file in sorted(Path("tests").rglob("test_*.py"))[number :: worker["workercount"]]:
            with suppress(Exception):  # which is told when the file is collected
                import_module(".".join(file.with_suffix("").parts))


def content_without_encoder(into: Path) -> Path:
    """A copy of the shipped content in this folder; rules alone start and score much sooner."""
    without = shutil.ignore_patterns(FOLDER)
    return Path(shutil.copytree(ROOT / "content", into / "content", ignore=without))


@cache
def shipped_content() -> Content:
    """The content that is shipped; it is tried out in tests/content, once for all."""
    return complete(read_content(ROOT / "content"))


@pytest.fixture(scope="session")
def content() -> Content:
    """The content that is shipped."""
    return shipped_content()


@pytest.fixture(scope="session")
def judge(content: Content) -> Judge:
    """The scorer that the app uses, which reads each note once."""
    return judge_of(content)


_folders = count()


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the test's own; pytest's would look through all others for a free number."""
    folder = tmp_path_factory.getbasetemp() / str(next(_folders))
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(autouse=True)
def the_main_module() -> Iterator[None]:
    """A page that is tried takes the place of the main module, which new processes import."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session", autouse=True)
def statements_compiled_once() -> Iterator[None]:
    """Each test opens databases of its own, and each engine would compile all SQL anew."""
    connected: dict[str, Engine] = {}

    def create_engine(url: URL, **options: Any) -> Engine:
        made = sqlalchemy.create_engine(url, **options)
        kind = made.dialect.name
        if model := connected.get(kind):
            made.dialect, made._compiled_cache = model.dialect, model._compiled_cache
        else:
            event.listen(made, "connect", lambda *_: connected.setdefault(kind, made))
        return made

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine, "create_engine", create_engine)
        yield


AS_THE_APP_WAITS = {name: getattr(engine, name) for name in ("_OPEN", "_MIGRATING", "_say")}
"""How SQLite is told what to wait for."""


@pytest.fixture(scope="session", autouse=True)
def the_disk_is_not_waited_for() -> Iterator[None]:
    """Tests kill processes and never the machine, for which alone SQLite waits for the disk."""

    def without(pragma: str) -> str:
        return "synchronous = OFF" if pragma.startswith("synchronous") else pragma

    def say(connection: Connection, pragma: str) -> None:
        AS_THE_APP_WAITS["_say"](connection, without(pragma))

    with pytest.MonkeyPatch.context() as patched:
        for name in ("_OPEN", "_MIGRATING"):
            patched.setattr(engine, name, tuple(map(without, AS_THE_APP_WAITS[name])))
        patched.setattr(engine, "_say", say)
        yield


@pytest.fixture
def the_disk_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what is confirmed, and when."""
    for name, as_it_was in AS_THE_APP_WAITS.items():
        monkeypatch.setattr(engine, name, as_it_was)


def open_migrated(
    url: str, device_here: Callable[[], str | None] = lambda: None, *, serving: bool = False
) -> Store:
    """Open a copy of a database with all tables; to look for migrations takes longer than that."""
    return Store(database.Database(read_address(url), device_here=device_here, serving=serving))


@dataclass(frozen=True)
class DemoDatabase:
    """What `ccc demo` makes: the SQLite file, which is to be copied, and when its weeks ended."""

    file: Path
    filled: Demo
    now: datetime


@pytest.fixture(scope="session")
def demo(content: Content, judge: Judge, tmp_path_factory: pytest.TempPathFactory) -> DemoDatabase:
    """A demo, filled once for all tests of the group "demo", which one process runs."""
    file, now = tmp_path_factory.mktemp("demo") / "ccc.db", datetime.now(UTC)
    store = open_store(f"sqlite:///{file}")
    filled = fill(store, content, judge, now)
    store.close()
    return DemoDatabase(file, filled, now)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and no rows; a copy of it is a database of one's own."""
    file = tmp_path_factory.mktemp("migrated") / "ccc.db"
    open_store(f"sqlite:///{file}").close()
    return file
