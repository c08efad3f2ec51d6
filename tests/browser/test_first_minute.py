"""From opening the app to a first score: what a stranger has to read, and where they must click."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import no_sideways_scroll, picture, settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

Visit = Callable[..., Visitor]

WORDS_A_MINUTE = 230
SECONDS_A_CLICK = 5
MOST_SECONDS = 60
MOST_CLICKS = 2
MOST_WORDS = 91

NOTE = "Hi Tom, I heard you at the job club. I am an office assistant and would like to help. Mina"

SEEN = """() => {
  const said = [];
  const onScreen = ({ width, height, top, left, bottom, right }) =>
    width > 1 && height > 1 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const hidden = node.parentElement?.closest("[aria-hidden=true], style, script");
      const drawn = node.parentElement?.checkVisibility({ visibilityProperty: true });
      if (!hidden && drawn && onScreen(range.getBoundingClientRect())) said.push(node.textContent);
    }
    if (node.nodeName === "TEXTAREA" && !node.value) said.push(node.placeholder);
    if (node.shadowRoot) [...node.shadowRoot.childNodes].forEach(read);
    if (node.nodeName !== "TEXTAREA") [...node.childNodes].forEach(read);
  };
  read(document.querySelector("[data-testid=stMain]"));
  return said.join("\\n");
}"""
"""All words that stand in the main area within the screen, those in components and hints too."""

FOCUSED = "() => document.activeElement?.shadowRoot?.activeElement?.tagName"


@dataclass
class Robot:
    """Somebody who reads all there is to be seen, at an ordinary speed, and counts their clicks."""

    page: Page
    read: int = 0
    clicks: int = 0
    known: frozenset[str] = frozenset()

    def look(self) -> None:
        """Read what was not there before, a line at a time."""
        lines = {line.strip() for line in self.page.evaluate(SEEN).splitlines() if line.strip()}
        self.read += sum(len(re.findall(r"\w[\w'’,.-]*", line)) for line in lines - self.known)
        self.known |= lines

    def click(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()
        self.clicks += 1

    @property
    def seconds(self) -> float:
        """How long it took, without the time to write the note itself."""
        return self.read / WORDS_A_MINUTE * 60 + self.clicks * SECONDS_A_CLICK


def open_welcome(page: Page, server: Server) -> None:
    page.goto(server.url)
    expect(page.get_by_label("Your note")).to_be_visible()
    settled(page)


def field_says(page: Page, text: str) -> None:
    expect(page.get_by_label("Your note")).to_have_value(text)


def score(page: Page) -> None:
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_text("points of 100").first).to_be_visible()
    settled(page)


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
def test_a_first_score_is_there_within_a_minute_two_clicks_and_one_screen(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    page = visit(width, dark=dark).page()
    open_welcome(page, server)
    assert page.evaluate(FOCUSED) == "TEXTAREA", "the field has the focus without a click"
    robot = Robot(page)
    robot.look()
    assert robot.read <= MOST_WORDS, robot.known
    for seen in (
        page.get_by_text("You write to"),
        page.get_by_text("You write as"),
        page.get_by_label("Your note"),
        page.get_by_role("button", name="Score my note"),
        page.get_by_role("link", name="Go straight to practice"),
    ):
        expect(seen).to_be_in_viewport(ratio=1)
    no_sideways_scroll(page)
    picture(page, f"{width}-first-1-opened")
    page.keyboard.insert_text(NOTE)
    field_says(page, NOTE)
    settled(page)
    robot.look()
    robot.click("Score my note")
    expect(page.get_by_text("points of 100").first).to_be_in_viewport(ratio=1)
    assert robot.clicks <= MOST_CLICKS
    assert robot.seconds <= MOST_SECONDS, f"{robot.read} words, {robot.seconds:.0f} seconds"
    no_sideways_scroll(page)
    picture(page, f"{width}-first-2-scored")
    if width == 1440:
        expect(page.get_by_role("button", name="Begin")).to_be_in_viewport(ratio=1)


def test_on_a_short_phone_the_score_comes_into_sight_though_the_cards_above_fold_away(
    server: Server, visit: Visit
) -> None:
    page = visit(390).page()
    page.set_viewport_size({"width": 390, "height": 560})
    open_welcome(page, server)
    page.keyboard.insert_text(NOTE)
    field_says(page, NOTE)
    score(page)
    expect(page.get_by_test_id("stMetric")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="See the cards").click()
    expect(page.get_by_text("You write to")).to_be_in_viewport(ratio=1)


def test_a_note_of_nobody_waits_for_no_server_outlives_a_reload_and_goes_to_the_desk(
    server: Server, visit: Visit
) -> None:
    """Only the browser keeps it, until there is a nickname."""
    page = visit().page()
    open_welcome(page, server)
    page.keyboard.insert_text(NOTE)
    # A field that a server keeps says after two seconds that no answer has come.
    page.wait_for_timeout(3_000)
    expect(page.get_by_text("No answer from the server yet")).to_have_count(0)
    page.reload()
    field_says(page, NOTE)
    score(page)
    page.get_by_role("textbox", name="What shall we call you?").fill("First Minute Fil")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url("**/practice?scenario=*")
    field_says(page, NOTE)
    expect(page.get_by_text("points of 100").first).to_be_visible()
    page.goto(server.url)
    expect(page.get_by_role("heading", name="Good to see you, First Minute Fil")).to_be_visible()
    kept = "Object.keys(localStorage).filter(name => name.startsWith('ccc-draft:'))"
    page.wait_for_function(f"{kept}.length === 0")
