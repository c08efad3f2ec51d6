"""Two processes of the app on one PostgreSQL, behind the nginx of the recipe."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from ccc.storage import open_store
from tests.browser.conftest import TRIED_CONTENT, free_port
from tests.conftest import content_without_encoder
from tests.deploy.recipe import RECIPE, Front, running_nginx
from tests.loops import run_alone
from tests.postgresql import running_postgresql

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

PERSON = "accordion-mender"


class Process:
    """A process of the app, started as the recipe's unit says."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.port = free_port()
        self.log = folder / f"{self.port}.log"
        self._folder, self._environment = folder, environment
        self.start()

    def start(self) -> None:
        unit = (RECIPE / "ccc@.service").read_text(encoding="utf-8")
        (line,) = re.findall(r"^ExecStart=/opt/ccc/\.venv/bin/ccc (.*)$", unit, re.MULTILINE)
        command = [sys.executable, "-P", str(TRIED_CONTENT)]
        command += line.replace("%i", str(self.port)).split()
        with self.log.open("a", encoding="utf-8") as out:
            self.running = subprocess.Popen(
                command, cwd=self._folder, env=self._environment, stdout=out, stderr=out
            )

    def name(self) -> str | None:
        """What this start of it calls itself; None where it does not answer."""
        ready = f"http://127.0.0.1:{self.port}/ready"
        with suppress(OSError), urllib.request.urlopen(ready, timeout=60) as told:
            return str(json.load(told)["server"])
        return None

    def wait(self) -> None:
        until = time.monotonic() + 120
        while self.name() is None:
            assert self.running.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < until, "it does not answer"
            time.sleep(0.1)

    def stop(self, how: signal.Signals) -> None:
        self.running.send_signal(how)
        self.running.wait(timeout=60)


@dataclass(frozen=True)
class Site:
    """The front, the processes behind it, and the URL of their database."""

    front: Front
    processes: list[Process]
    database: str

    def process_of(self, page: Page) -> tuple[Process, Process]:
        """The process that answers this browser, and the other one."""
        answer = page.request.get(f"{self.front.url}/ready").json()["server"]
        first, second = self.processes
        return (first, second) if first.name() == answer else (second, first)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    with ExitStack() as stack:
        database = stack.enter_context(running_postgresql())("postgres")
        environment = os.environ | {
            "CCC_DATABASE_URL": database,
            "CCC_PUBLIC_URL": "https://localhost",
            "CCC_CONTENT_DIR": str(content_without_encoder(folder)),
            "PYTHONUNBUFFERED": "1",
        }
        processes = []
        for _ in range(2):
            processes.append(Process(folder, environment))
            stack.callback(lambda one=processes[-1]: one.stop(signal.SIGKILL))
        for one in processes:
            one.wait()
        front = stack.enter_context(running_nginx(folder, [one.port for one in processes]))
        yield Site(front, processes, database)


def test_processes_that_start_at_once_on_an_empty_database_show_one_key(site: Site) -> None:
    told = "".join(one.log.read_text(encoding="utf-8") for one in site.processes)
    assert told.count("shown this once") == 1


def test_a_page_and_its_files_come_by_tls_and_the_cookie_never_without(site: Site) -> None:
    page = site.front.ask("/practice", {"accept-encoding": "gzip"})
    assert page.status == 200
    assert page.headers["content-encoding"] == "gzip"
    assert "; Secure" in page.headers["set-cookie"]
    assert "max-age" in page.headers["strict-transport-security"]
    html = site.front.ask("/practice").body.decode()
    scripts = re.findall(r'src="\./(static/js/[^"]+|translated\.js\?\w+)"', html)
    assert len(scripts) >= 2
    for script in scripts:
        answer = site.front.ask(f"/{script}", {"accept-encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]


def test_a_window_is_answered_and_one_of_another_address_is_not(site: Site) -> None:
    async def run_page(origin: str) -> str | None:
        # Never by threads: two that use one TLS connection at once break it.
        url = f"wss://localhost:{site.front.port}/_stcore/stream"
        window = connect(
            url,
            ssl=site.front.tls,
            origin=origin,
            subprotocols=["streamlit", "x"],
            open_timeout=60,
        )
        async with window as opened:
            asked = BackMsg()
            asked.rerun_script.query_string = ""
            await opened.send(asked.SerializeToString())
            answer = ForwardMsg.FromString(await asyncio.wait_for(opened.recv(), 60))
            return answer.WhichOneof("type")

    async def run_pages() -> None:
        assert await run_page(site.front.url) == "new_session"
        for foreign in ("https://evil.example", "https://localhost:1"):
            with pytest.raises(InvalidStatus):
                await run_page(foreign)

    run_alone(run_pages())


def type_on(page: Page, words: str) -> None:
    """Go on typing, whether anybody answers or not."""
    page.get_by_label("Your note").focus()
    page.keyboard.type(words, delay=5)


def stopped_in_mid_typing(site: Site, page: Page, how: signal.Signals) -> Process:
    """The process at which this page was, and which ended while words were typed."""
    here, other = site.process_of(page)
    whole = f"{page.get_by_label('Your note').input_value()}{how.name} comes and I write on. "
    type_on(page, f"{how.name} comes")
    here.stop(how)
    type_on(page, " and I write on. ")
    paper = page.locator("[class*=st-key-note-] .paper")
    expect(paper).to_have_attribute("data-analysed", str(len(whole)), timeout=40_000)
    expect(page.get_by_label("Your note")).to_have_value(whole)
    assert site.process_of(page) == (other, here)
    return here


def test_when_a_process_stops_its_people_go_on_at_the_other_with_every_word(
    site: Site, browser: Browser
) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{site.front.url}/practice?scenario={PERSON}")
    page.get_by_role("textbox", name="What shall we call you?").fill("Moving Mia")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_label("Your note")).to_be_visible()
    page.evaluate("window.neverReloaded = true")
    killed = stopped_in_mid_typing(site, page, signal.SIGKILL)
    killed.start()
    killed.wait()
    stopped_in_mid_typing(site, page, signal.SIGTERM)
    whole = "SIGKILL comes and I write on. SIGTERM comes and I write on. "
    with closing(open_store(site.database)) as store:
        (device,) = [one["value"] for one in context.cookies() if "ccc_device" in one["name"]]
        mia = store.people.of_device(device)
        assert mia is not None
        assert store.drafts.text(mia.id, PERSON) == whole
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_role("button", name="Revise")).to_be_visible()
    assert page.evaluate("window.neverReloaded")
    context.close()
