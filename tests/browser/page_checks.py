"""Looking at a page: when it is ready, what it looks like, whether it fits."""

from __future__ import annotations

import os
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ARTEFACTS, Server

EVERY_LOOK = bool(os.environ.get("CCC_EVERY_LOOK"))
LOOKS = [(1440, False), (390, True)]
if EVERY_LOOK:
    LOOKS += [(1440, True), (390, False), (360, False)]

in_each_look = pytest.mark.parametrize(("width", "dark"), LOOKS if EVERY_LOOK else LOOKS[1:])
"""On a phone in the dark, where things go wrong first; with CCC_EVERY_LOOK set, on all five."""


# Streamlit fetches each kind of element when it is first drawn, our style sheet's among them.
SETTLED = """asked => {
  const undrawn = chart => chart.checkVisibility() && !chart.querySelector("svg, canvas");
  const quiet = !window.unanswered
    && document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")
    && !document.querySelector("[data-testid=stSkeleton]")
    && ![...document.querySelectorAll("[data-testid=stVegaLiteChart]")].some(undrawn);
  if (!quiet || window.settling?.asked !== asked)
    window.settling = { asked, since: performance.now() };
  return quiet && performance.now() - window.settling.since >= 150;
}"""
_asked = count()


def settled(page: Page) -> None:
    """Wait until the server has answered, its script has ended, and all it drew can be seen."""
    page.wait_for_function(SETTLED, arg=next(_asked), polling=30)


GO_THERE = """address => {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}"""
"""What a browser does on the way back, to an address that was never opened before."""


def open_page(page: Page, server: Server, path: str) -> None:
    """Open a page by its address, or, from another page of the app, without loading it anew.

    There the menu leads to it, or what the buttons for back and forward do, in a third of the time.
    """
    address = f"{server.url}/{path}"
    link = page.locator(f'[data-testid=stSidebarNavLink][href="{address}"]')
    if link.count():
        link.evaluate("link => link.click()")
        page.wait_for_url(address)
    elif page.locator("[data-testid=stApp]").count():
        page.evaluate(GO_THERE, address)
    else:
        page.goto(address)
    expect(page.locator("h1, .st-key-screen").first).to_be_visible()
    settled(page)


def picture(page: Page, name: str) -> None:
    """Keep a screenshot of the whole page as a test artefact, where every look is asked for."""
    settled(page)
    if not EVERY_LOOK:
        return
    ARTEFACTS.mkdir(exist_ok=True)
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
    for label in labels:
        closed.filter(has_text=label).first.click()
    while not labels and (waiting := [one for one in closed.all() if one.is_visible()]):
        for summary in reversed(waiting):
            summary.click()
        page.wait_for_function(OPENED)
    page.wait_for_function(OPENED)


def erase(page: Page, folded: str, words: str) -> None:
    """Unfold this question, tick this box, and press Erase."""
    unfold(page, folded)
    page.get_by_text(words).click()
    expect(page.get_by_role("checkbox", name=words)).to_be_checked()
    page.get_by_role("button", name="Erase", exact=True).click()


FAINT = """() => {
  const parts = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  };
  const over = ([r, g, b, a], [R, G, B]) =>
    [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const light = (colour) => {
    const linear = colour.map((part) =>
      part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const [text, element] = [walk.currentNode.data.trim(), walk.currentNode.parentElement];
    const seen = { opacityProperty: true, visibilityProperty: true };
    if (!text || !element.checkVisibility(seen)) continue;
    if (element.closest("style, script, svg, :disabled")) continue;
    const around = [];
    for (let one = element; one; one = one.parentElement) around.unshift(getComputedStyle(one));
    const paint = (below, one) => over(parts(one.backgroundColor), below);
    const ground = around.reduce(paint, [255, 255, 255]);
    const ink = parts(getComputedStyle(element).color);
    ink[3] *= around.reduce((product, one) => product * Number(one.opacity), 1);
    const [dark, bright] = [light(ground), light(over(ink, ground))].sort((a, b) => a - b);
    const contrast = (bright + 0.05) / (dark + 0.05);
    const least = element.matches("[data-testid=stIconMaterial]") ? 3 : 4.5;
    if (contrast < least) found.push(`${contrast.toFixed(2)}: ${text.slice(0, 40)}`);
  }
  return found;
}"""
"""Text with less contrast than 4.5:1, or an icon with less than 3:1.

Unlike axe-core it looks at single letters and at faded text too.
"""
