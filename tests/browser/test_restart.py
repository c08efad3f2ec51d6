"""A server that is killed and started again: open pages go on, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Visitors, run_command, start_server
from tests.browser.page_checks import EVERY_LOOK, picture, settled
from tests.browser.test_announce import press, told
from tests.browser.test_composer import NOTE_FIELD, START, looked_at, open_note, type_in
from tests.browser.test_rounds import begin

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

BEFORE = {"in mid-typing": START} | ({"first words": ""} if EVERY_LOOK else {})
"""What stood in the field; the very first words wait ten seconds longer, for a second question."""


@dataclass
class Pages:
    """Pages that were open, or asked for, while there was no server, and what they said then."""

    writing: dict[str, Page]
    reloaded: Page
    playing: Page
    files: Page
    banners: list[str]


@pytest.fixture(scope="module")
def restarted(visitors: Visitors, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """One restart for all the tests below, for starting takes most of the time.

    First it is run by `streamlit run`, then by `ccc run`.
    """
    folder = tmp_path_factory.mktemp("restart")
    server = start_server(folder, streamlit_run=True, rules_alone=True)
    # A phone, and somebody with three windows.
    phones = {stood: visitors.come(390) for stood in BEFORE}
    laptop = visitors.come()
    pages = Pages(
        {stood: phone.page() for stood, phone in phones.items()},
        laptop.page(),
        laptop.page(),
        laptop.page(),
        [],
    )
    open_all(pages, server)
    server.process.kill()
    server.process.wait(timeout=20)
    type_without_a_server(pages)
    port = urlsplit(server.url).port
    assert port is not None
    server.command = run_command(port, tried_content=True)
    server = server.again()
    yield pages
    for one in (*phones.values(), laptop):
        visitors.leave(one)
    server.stop()


def open_all(pages: Pages, server: Server) -> None:
    """Have every page in the midst of something.

    The first is opened by its address at a server that has shown nothing yet and knows no pages.
    """
    for stood, page in pages.writing.items():
        open_note(page, server, f"Killed Kit {stood}")
        expect(page.get_by_role("link", name="Lessons").first).to_be_attached()
        assert page.get_by_text("Page not found").count() == 0
        type_in(page, BEFORE[stood])
        if BEFORE[stood]:
            looked_at(page, len(BEFORE[stood]))
    begin(pages.playing, server, "seat", "Patient Pat")
    open_note(pages.reloaded, server)
    type_in(pages.reloaded, START)
    looked_at(pages.reloaded, len(START))
    press(pages.playing, "Without the clock")
    told(pages.playing, "1 of 8. ")
    pages.files.goto(f"{server.url}/yours")
    expect(pages.files.get_by_role("button", name="Download JSON")).to_be_visible()
    settled(pages.files)


def type_without_a_server(pages: Pages) -> None:
    """What is done while the server is away, and what the pages say meanwhile."""
    type_in(pages.reloaded, " And unsent words.")
    for page in pages.writing.values():
        type_in(page, " I tune")
        expect(page.get_by_text("No answer from the server yet")).to_be_visible()
        banner = "getComputedStyle(document.querySelector('.stApp'), '::after').content"
        pages.banners.append(page.evaluate(banner))
        page.keyboard.type(" hearing aids.")
        picture(page, "390-light-composer-server-away")
        assert page.get_by_role("dialog").count() == 0
        expect(page.get_by_label("Your note")).to_be_focused()


@pytest.mark.parametrize("stood", BEFORE)
def test_while_the_server_is_away_the_field_keeps_the_focus_and_nothing_is_lost(
    restarted: Pages, stood: str
) -> None:
    page, whole = restarted.writing[stood], BEFORE[stood] + " I tune hearing aids."
    assert all("goes on by itself" in banner for banner in restarted.banners)
    expect(page.get_by_label("Your note")).to_have_value(whole)
    expect(page.locator(f"{NOTE_FIELD} .paper")).to_have_attribute(
        "data-analysed", str(len(whole)), timeout=40_000
    )
    expect(page.get_by_text("No answer from the server yet")).to_have_count(0)
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_role("button", name="Revise")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Your note")).to_have_value(whole)


def test_a_page_reloaded_after_the_server_was_down_finds_the_text(restarted: Pages) -> None:
    page, whole = restarted.reloaded, START + " And unsent words."
    page.reload()
    expect(page.get_by_label("Your note")).to_have_value(whole)
    looked_at(page, len(whole))


def goes_on(page: Page) -> None:
    """Wait until a page is connected again."""
    away = "[data-test-connection-state]:not([data-test-connection-state=CONNECTED])"
    expect(page.locator(away)).to_have_count(0)
    settled(page)


def test_after_a_restart_an_open_game_goes_on_at_the_first_press(restarted: Pages) -> None:
    goes_on(restarted.playing)
    restarted.playing.get_by_role("button", name="Ignore").click()
    progress = restarted.playing.get_by_test_id("stProgress")
    expect(progress.get_by_text("2 of 8")).to_be_visible()


def test_after_a_restart_an_open_page_gives_ones_files_at_the_first_press(
    restarted: Pages,
) -> None:
    goes_on(restarted.files)
    with restarted.files.expect_download() as download:
        restarted.files.get_by_role("button", name="Download JSON").click()
    assert "Patient Pat" in download.value.path().read_text(encoding="utf-8")
