"""Looking at a page: when it is ready, what it looks like, whether it fits."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ARTEFACTS

EVERY_LOOK = bool(os.environ.get("CCC_EVERY_LOOK"))
LOOKS = [(1440, False), (390, True)]
if EVERY_LOOK:
    LOOKS += [(1440, True), (390, False), (360, False)]

in_each_look = pytest.mark.parametrize(("width", "dark"), LOOKS if EVERY_LOOK else LOOKS[1:])
"""On a phone in the dark, where things go wrong first; with CCC_EVERY_LOOK set, on all five."""


def settled(page: Page) -> None:
    """Wait until the page's script has run to its end."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(250)


def picture(page: Page, name: str) -> None:
    """Keep a screenshot of the whole page as a test artefact."""
    ARTEFACTS.mkdir(exist_ok=True)
    settled(page)
    main = page.locator('[data-testid="stMain"]')
    height = main.evaluate("element => element.scrollHeight")
    width = (page.viewport_size or {"width": 1440})["width"]
    page.set_viewport_size({"width": width, "height": min(max(900, height + 80), 8000)})
    page.wait_for_timeout(300)
    page.screenshot(path=str(ARTEFACTS / f"{name}.png"))
    page.set_viewport_size({"width": width, "height": 844 if width < 600 else 900})


def no_sideways_scroll(page: Page) -> None:
    """Nothing on the page is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"the page is {wide} pixels too wide"


OPENED = "() => [...document.querySelectorAll('details')].every(one => !one.style.height)"


def unfold(page: Page, *labels: str) -> None:
    """Open the expanders of these labels, or all of them, and wait until they have opened."""
    closed = page.locator(".stMain details:not([open]) > summary")
    chosen = [closed.filter(has_text=label).first for label in labels]
    for summary in chosen or reversed(closed.all()):
        summary.click()
    page.wait_for_function(OPENED)
