"""Progress in a real browser: a point opens its note, charts and the card become files."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from ccc.practice.attempts import NewAttempt
from ccc.storage import open_store
from ccc.ui.components.projector import LARGE_TYPE
from tests.browser.conftest import Server, Visitor, Visitors
from tests.browser.page_checks import in_each_look, no_sideways_scroll, picture, settled
from tests.browser.participant import cookie_of, judged
from tests.browser.test_accessibility import findings
from tests.browser.test_whole_path import FIRST, SECOND
from tests.conftest import shipped_content

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-reading")]

Visit = Callable[..., Visitor]
POINT = "path[aria-roledescription=point]"


def practised(server: Server, nickname: str) -> str:
    """A participant with seven first drafts and three revisions; returns their device's token."""
    token = secrets.token_urlsafe(32)
    content = shipped_content()
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    person = store.people.enrol(token, nickname, datetime.now(UTC))
    begun = datetime.now(UTC) - timedelta(days=30)
    for day, scenario in enumerate(content.scenarios[:7]):
        tries = [FIRST if day < 3 else SECOND] + ([SECOND] if day < 3 else [])
        for nth, note in enumerate(tries):
            at = begun + timedelta(days=4 * day, minutes=nth)
            store.activity.open_scenario(person.id, scenario.id, at)
            new = NewAttempt(person.id, scenario.id, note, 40 + 5 * day, judged(note, scenario))
            store.attempts.save(new, at)
    store.close()
    return token


def progress_page(server: Server, visitor: Visitor, nickname: str) -> Page:
    visitor.context.add_cookies(
        [{"name": cookie_of(server), "value": practised(server, nickname), "url": server.url}]
    )
    page = visitor.page()
    page.goto(f"{server.url}/progress")
    expect(page.get_by_role("heading", name="A closer look")).to_be_visible()
    settled(page)
    return page


PARTS = ("Forecast", "Revisions", "First, best and latest")


def open_part(page: Page, label: str) -> None:
    """Open a part of the page by its label; the criteria are open from the start."""
    page.locator("summary").filter(has_text=label).click()
    settled(page)


def chart(page: Page, number: int) -> Locator:
    return page.locator("[data-testid=stVegaLiteChart]").nth(number)


def saved(download: Download, folder: Path) -> bytes:
    file = folder / download.suggested_filename
    download.save_as(file)
    return file.read_bytes()


@pytest.fixture(scope="module")
def wide(server: Server, visitors: Visitors) -> Iterator[Page]:
    """The page on a wide screen, opened once for the tests that need no more than its charts."""
    visitor = visitors.come()
    yield progress_page(server, visitor, "Pointing Pia")
    visitors.leave(visitor)


def test_a_point_opens_its_note_in_a_window_and_again_after_it_was_closed(wide: Page) -> None:
    """The chart of first drafts, twice, and the one of the criteria."""
    page = wide
    for number in (0, 0, 1):
        chart(page, number).locator(POINT).first.click(force=True)
        window = page.get_by_role("dialog")
        expect(window.get_by_text("points of 100")).to_be_visible()
        page.keyboard.press("Escape")
        expect(window).to_be_hidden()
        settled(page)


def test_every_chart_can_be_saved_without_the_internet(wide: Page, tmp_path: Path) -> None:
    """As SVG and PNG by our buttons, and as it looks by Streamlit's own menu."""
    page = wide
    chart(page, 0).hover()
    with page.expect_download() as looks:
        page.get_by_role("button", name="Download as PNG").first.click()
    assert saved(looks.value, tmp_path).startswith(b"\x89PNG")
    starts = {"SVG": b"<svg", "PNG": b"\x89PNG\r\n\x1a\n"}
    for number, label in enumerate(("Criteria", "Forecast", "Revisions"), start=2):
        if number > 2:
            open_part(page, label)
        for kind, start in starts.items():
            button = page.get_by_role("button", name=f"Save as {kind}")
            expect(button).to_have_count(number)
            with page.expect_download() as download:
                # By its key: a chart that is drawn meanwhile moves the button from under a mouse.
                button.last.press("Enter")
            assert saved(download.value, tmp_path).startswith(start)
    style = page.add_style_tag(path=LARGE_TYPE)
    expect(page.get_by_test_id("stElementToolbar").first).to_be_hidden()
    style.evaluate("style => style.remove()")


@in_each_look
def test_every_part_fits_the_screen_has_no_barrier_and_the_card_is_taken_home(
    server: Server, visit: Visit, tmp_path: Path, width: int, dark: bool
) -> None:
    """`test_accessibility` looks at the page as it opens, this at all that unfolds."""
    look = f"progress-{width}-{'dark' if dark else 'light'}"
    page = progress_page(server, visit(width, dark=dark), f"Looking {look}")
    for label in (*PARTS, "Take two of your notes home"):
        open_part(page, label)
    expect(
        page.get_by_alt_text("The first and the latest first draft", exact=False)
    ).to_be_visible()
    picture(page, look)
    no_sideways_scroll(page)
    if width < 600:
        page.get_by_alt_text("The first and the latest first draft", exact=False).hover()
        shown = [one for one in page.get_by_test_id("stElementToolbar").all() if one.is_visible()]
        assert not shown, "buttons lie over what stands above a picture"
    for name, start in (("PDF", b"%PDF"), ("Picture (PNG)", b"\x89PNG")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name, exact=True).click()
        assert download.value.suggested_filename.startswith("before-and-after.")
        assert saved(download.value, tmp_path).startswith(start)
    assert [*findings(page, "progress", "light"), *findings(page, "progress", "dark")] == []
