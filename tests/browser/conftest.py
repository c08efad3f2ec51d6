"""A real server on a free port, a real Chromium, and no request that leaves the machine."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    Request,
    StorageState,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.conftest import content_without_encoder

expect.set_options(timeout=20_000)

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "test-artefacts"
TRIED_CONTENT = ROOT / "tests/browser/tried_content.py"
HERE = {"127.0.0.1", "localhost"}
PUBLIC_URL = "http://192.0.2.7:8501"
"""Where phones would open the app, as its QR codes say; the tests' own browser opens it here."""

INSTALL = (
    "no Chromium that starts: install one (Debian: `apt-get install chromium-headless-shell "
    "libatomic1`) or run `playwright install --with-deps chromium`"
)


@dataclass
class Server:
    """A running app: where it is, its owner's key, and its process."""

    url: str
    owner_key: str
    process: subprocess.Popen[str]
    folder: Path
    environment: dict[str, str]
    command: tuple[str, ...]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)

    def again(self) -> Server:
        """The same server once more, at the same address and on the same database."""
        return _started(self.folder, self.environment, self.command, self.url, self.owner_key)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start_server(
    folder: Path,
    *,
    streamlit_run: bool = False,
    rules_alone: bool = False,
    tried_content: bool = False,
) -> Server:
    """Start the app from an unrelated folder, as a user would, and wait until it is ready.

    With rules alone, without the encoder, it is ready in a third of the time; with all of the
    content, as tried by other tests, too.
    """
    port = free_port()
    environment = os.environ | {
        "CCC_DATABASE_URL": f"sqlite:///{folder / 'ccc.db'}",
        "CCC_PUBLIC_URL": PUBLIC_URL,
        "PYTHONUNBUFFERED": "1",
    }
    if rules_alone:
        environment["CCC_CONTENT_DIR"] = str(content_without_encoder(folder))
    command = run_command(port, streamlit_run=streamlit_run, tried_content=tried_content)
    return _started(folder, environment, command, f"http://127.0.0.1:{port}")


def run_command(
    port: int, *, streamlit_run: bool = False, tried_content: bool = False
) -> tuple[str, ...]:
    """What starts the app at this port, as for `start_server`."""
    if streamlit_run:
        app = ("-m", "streamlit", "run", str(ROOT / "app.py"), "--server.address", "127.0.0.1")
        return (sys.executable, *app, "--server.port", str(port))
    ccc = ("-P", str(TRIED_CONTENT)) if tried_content else ("-m", "ccc")
    return (sys.executable, *ccc, "run", "--port", str(port))


def _started(
    folder: Path,
    environment: dict[str, str],
    command: tuple[str, ...],
    url: str,
    owner_key: str = "",
) -> Server:
    log = folder / "server.log"
    with log.open("a", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT, text=True
        )
    _wait_until_ready(url, process, log)
    found = re.search(r"shown this once: (\S+)", log.read_text(encoding="utf-8"))
    key = found.group(1) if found else owner_key
    return Server(url, key, process, folder, environment, command)


def _wait_until_ready(url: str, process: subprocess.Popen[str], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            pytest.fail(f"the server ended:\n{log.read_text(encoding='utf-8')}")
        try:
            with urllib.request.urlopen(f"{url}/ready", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(f"the server was not ready in a minute:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the tests that do not stop it."""
    running = start_server(tmp_path_factory.mktemp("server"), tried_content=True)
    yield running
    running.stop()


def chromium(playwright: Playwright) -> str | None:
    """Where a Chromium is: the machine's own, else Playwright's."""
    for name in (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "chrome",
    ):
        found = shutil.which(name)
        if found:
            return found
    own = Path(playwright.chromium.executable_path)
    return str(own) if own.is_file() else None


COMPILE_ONCE = (
    "--no-script-streaming",  # it compiles a file anew before it is looked up among the compiled
    "--no-flush-bytecode",
    "--no-maglev",
    "--no-opt",
)
"""A page of a test is soon closed: to make its scripts quicker takes longer than they then save."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the machine's own, else Playwright's, else the tests are skipped."""
    leave_out = pytest.fail if os.environ.get("CCC_REQUIRE_BROWSER") else pytest.skip
    driver = [sys.executable, "-m", "playwright", "--version"]
    if subprocess.run(driver, capture_output=True, check=False).returncode != 0:
        leave_out(INSTALL)
    with sync_playwright() as playwright:
        executable = chromium(playwright)
        if executable is None:
            leave_out(INSTALL)
        launched = playwright.chromium.launch(
            executable_path=executable,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--process-per-site",
                f"--js-flags={' '.join(COMPILE_ONCE)}",
            ],
        )
        yield launched
        launched.close()


HEALTH = "/_stcore/health"

COUNT_ANSWERS = """(() => {
  window.unanswered = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...to) {
      super(...to);
      this.addEventListener("message", () => { window.unanswered = 0; });
    }
    send(data) {
      window.unanswered += 1;
      super.send(data);
    }
  };
})()"""
"""Counts what the page has sent to the server since the server last said anything."""


@dataclass
class Visitor:
    """A browser with a memory of its own (one device), watched for requests that go elsewhere."""

    context: BrowserContext
    size: ViewportSize
    dark: bool
    origins: set[str] = field(default_factory=set)
    strays: list[str] = field(default_factory=list)
    moving: bool = False

    def page(self) -> Page:
        """A page on which, to draw less often, nothing moves, unless the visitor likes it."""
        page = self.context.new_page()
        page.add_init_script(COUNT_ANSWERS)
        page.set_default_timeout(20_000)
        page.set_viewport_size(self.size)
        page.emulate_media(
            color_scheme="dark" if self.dark else "light",
            reduced_motion="no-preference" if self.moving else "reduce",
        )
        return page

    def watch(self, request: Request) -> None:
        """Note where a request goes, and whether it leaves the machine."""
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"}:
            self.origins.add(f"{parts.scheme}://{parts.netloc}")
            if parts.hostname not in HERE:
                self.strays.append(request.url)

    def leave(self) -> None:
        """Close all pages and forget everything but the files of Streamlit's own page.

        A page without scripts stays open, and with it the process that has compiled those files.
        """
        self.context.remove_listener("request", self.watch)
        self.context.set_offline(False)
        quiet = self._quiet_page()
        for page in self.context.pages:
            if page != quiet:
                page.wait_for_load_state("domcontentloaded")
                page.close()
        storage = self.context.new_cdp_session(quiet)
        for origin in self.origins:
            kept = {"origin": origin, "storageTypes": "cookies,local_storage,indexeddb"}
            storage.send("Storage.clearDataForOrigin", kept)
        self.context.clear_cookies()
        storage.detach()

    def _quiet_page(self) -> Page:
        """The page without scripts, opened once for all who use this context."""
        for page in self.context.pages:
            if page.url.endswith(HEALTH):
                return page
        quiet = self.context.new_page()
        for origin in sorted(self.origins):
            if origin.startswith("http"):
                with suppress(Error):  # a test may have stopped its server
                    quiet.goto(f"{origin}{HEALTH}")
        return quiet


@dataclass
class Visitors:
    """Who comes and leaves; a context that nobody uses just now is kept for the next.

    A new one would fetch and compile Streamlit's own files anew, most of what opening a page takes.
    """

    browser: Browser
    _idle: dict[bool, list[BrowserContext]] = field(default_factory=lambda: {True: [], False: []})

    def come(
        self,
        width: int = 1440,
        *,
        dark: bool = False,
        moving: bool = False,
        memory: StorageState | None = None,
    ) -> Visitor:
        """Somebody with a screen of this width, by touch where it is a phone's."""
        touch = width < 600
        context = (
            self._idle[touch].pop()
            if self._idle[touch] and memory is None
            else self.browser.new_context(has_touch=touch, storage_state=memory)
        )
        size: ViewportSize = {"width": width, "height": 844 if touch else 900}
        visitor = Visitor(context, size, dark, moving=moving)
        context.on("request", visitor.watch)
        return visitor

    def leave(self, visitor: Visitor) -> None:
        """Let them leave; none may have asked another host."""
        visitor.leave()
        self._idle[visitor.size["width"] < 600].append(visitor.context)
        assert visitor.strays == [], "a page asked another host"


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Visitors:
    """Those who open pages in this browser."""
    return Visitors(browser)


@pytest.fixture
def visit(visitors: Visitors) -> Iterator[object]:
    """Makes visitors of a given width, who leave at the end."""
    with ExitStack() as leaving:

        def make(width: int = 1440, **wishes: Any) -> Visitor:
            visitor = visitors.come(width, **wishes)
            leaving.callback(visitors.leave, visitor)
            return visitor

        yield make
