"""Pages are run by AppTest through the frame, on a database of their own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest
import streamlit as st
from sqlalchemy import event
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from ccc.access import Host, Role
from ccc.content.load import Content
from ccc.keys import new_key
from ccc.practice.attempts import NewAttempt, Participant
from ccc.scoring.scenarios import score_scenario
from ccc.storage import Store, open_store
from ccc.ui import resources
from ccc.ui.frontend.renderer import component, widget_key
from ccc.ui.resources import now
from ccc.ui.state import Session
from tests.conftest import open_migrated

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
DEVICE = "d" * 43


class OpenPage(Protocol):
    def __call__(
        self,
        page: str,
        *,
        owner_reads: Sequence[Participant] | None = None,
        device: str = DEVICE,
        **query: str,
    ) -> AppTest: ...


@pytest.fixture(scope="session", autouse=True)
def each_run_does_what_is_its_own() -> Iterator[None]:
    """Each run would search all packages for components, and compile every page, anew."""
    search, scripts = cache(manifest_scanner.scan_component_manifests), ScriptCache()
    look_whether_it_ended = local_script_runner.require_widgets_deltas

    def wait(runner: LocalScriptRunner, timeout: float) -> None:
        """Wait for the run without looking each millisecond whether it ended."""
        assert runner._script_thread is not None
        runner._script_thread.join(timeout)
        look_whether_it_ended(runner, timeout=0.1)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", search)
        patched.setattr(app_test, "ScriptCache", lambda: scripts)
        patched.setattr(local_script_runner, "ScriptCache", lambda: scripts)
        patched.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(scope="session")
def served_file(
    content: Content, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An SQLite file as a server leaves it that has started and that nobody came to yet."""
    file = Path(shutil.copy(migrated_file, tmp_path_factory.mktemp("served") / "ccc.db"))
    store = open_store(f"sqlite:///{file}")
    store.summaries.bring_up_to_date(content.rubric.standard_error)
    store.close()
    return file


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, content: Content, served_file: Path) -> Iterator[None]:
    """A fresh SQLite file and empty caches; the shipped content is read once for all tests."""
    shutil.copyfile(served_file, tmp_path / "ccc.db")
    own, opened = f"sqlite:///{tmp_path / 'ccc.db'}", list[Store]()

    def open_it(url: str, *given: Any, **options: Any) -> Store:
        as_copied = url == own and not opened
        opened.append((open_migrated if as_copied else open_store)(url, *given, **options))
        return opened[-1]

    # Not the test's own `monkeypatch`: where that is undone, the next store would be the user's.
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("CCC_DATABASE_URL", own)
        patched.setattr(resources, "open_content", lambda _folder: content)
        patched.setattr(resources, "open_store", open_it)
        st.cache_resource.clear()
        yield
        for store in opened:
            store.close()
        st.cache_resource.clear()


@pytest.fixture
def open_page() -> OpenPage:
    """Open a page by its file name, as a device that is known to the browser.

    `owner_reads` makes it an owner's, whom these participants said yes to.
    """

    def opened(
        page: str,
        *,
        owner_reads: Sequence[Participant] | None = None,
        device: str = DEVICE,
        **query: str,
    ) -> AppTest:
        app = AppTest.from_file(str(FRAME), default_timeout=30)
        if owner_reads is not None:
            for participant in owner_reads:
                resources.store().people.allow_coach(participant.id, allowed=True)
            key_typed_here(Role.OWNER)
        app.session_state["ccc"] = Session(device, remembered=True, just_loaded=False)
        for name, value in query.items():
            app.query_params[name] = value
        return app.switch_page(page).run()

    return opened


def key_typed_here(role: Role, device: str = DEVICE) -> Host:
    """A new host of this role, whose key this device knows from now on."""
    key, store = new_key(), resources.store()
    name = f"{role} no. {len(store.hosts.all()) + 1}"
    host = store.hosts.new(name, role, key, now())
    store.hosts.open(device, key, now())
    return host


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """All that the database was asked, but for where a transaction begins."""
    engine, made = resources.store()._database._engine, []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            made.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield made
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def ann() -> Participant:
    """A participant on this device."""
    return resources.store().people.enrol(DEVICE, "Ann", now())


def write(participant: Participant, scenario_id: str, note: str, forecast: int | None = 50) -> None:
    """Score a note and keep it, as the practice page does."""
    content = resources.content()
    scenario = content.scenario(scenario_id)
    assert scenario is not None
    store = resources.store()
    store.activity.open_scenario(participant.id, scenario_id, now())
    assessment = score_scenario(note, scenario, content.rubric)
    store.attempts.save(NewAttempt(participant.id, scenario_id, note, forecast, assessment), now())


def fields(app: AppTest) -> list[dict[str, Any]]:
    """What each note field on the page is given; AppTest does not know components."""
    found = [one.proto for one in app.get("bidi_component")]
    return [json.loads(one.json) for one in found if one.component_name == component("note")]


def in_field(app: AppTest, name: str = "") -> str:
    """The text that a live field shows when it is drawn for the first time."""
    (field,) = [one for one in fields(app) if one["name"].endswith(name)]
    return "".join(text for text, _ in field["stretches"])


def type_note(app: AppTest, scenario_id: str, note: str, base: str = "", **more: Any) -> AppTest:
    """Report a note as the field does in a browser, typed over the server's text `base`."""
    return _report(app, widget_key("note", scenario_id), {"text": note, "base": base} | more)


def type_in(app: AppTest, name: str, text: str, base: str = "", **more: Any) -> AppTest:
    """Report what was typed in a field that saves itself."""
    assert [one for one in fields(app) if one["name"].endswith(f":{name}")], f"no field {name}"
    return _report(app, widget_key("field", name), {"text": text, "base": base} | more)


def _report(app: AppTest, key: str, typed: dict[str, Any]) -> AppTest:
    app.session_state[key] = {"typed": typed}
    return app.run()


def open_more(app: AppTest, scenario_id: str, tab: str) -> AppTest:
    """The desk with this tab of "More for this note" open."""
    app.session_state[f"more-{scenario_id}"] = True
    app.session_state[f"tabs-{scenario_id}"] = tab
    return app.run()


def texts(app: AppTest) -> str:
    """Everything readable on the page, as one text."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "info", "success")
    kinds += ("warning", "error")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def in_html(app: AppTest) -> str:
    """All that the page draws by HTML of its own."""
    return "".join(str(one.proto.body) for one in app.get("html"))


def press(app: AppTest, label: str) -> AppTest:
    """The page after the button of this name was pressed, which ended in no exception."""
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
    return app


def links(app: AppTest) -> list[str]:
    return [one.proto.label for one in app.get("page_link")]


NOTE = "Hi! Your post made me think. Let's connect."


def a_training_scenario() -> str:
    return next(one.id for one in resources.content().scenarios if not one.reserved)


def a_reserved_scenario() -> str:
    return next(one.id for one in resources.content().scenarios if one.reserved)
