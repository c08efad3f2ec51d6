"""Whoever uses keys or a screen reader hears what a press brought, and goes on from there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import settled
from tests.browser.test_composer import GOOD, open_note, type_in
from tests.browser.test_rounds import begin

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

Visit = Callable[..., Visitor]


def told(page: Page, words: str | re.Pattern[str]) -> None:
    """Wait until a status line that only a screen reader meets says this."""
    expect(page.locator(".unseen[role=status]").filter(has_text=words)).not_to_have_count(0)


def press(page: Page, name: str) -> None:
    """Press a button by its key."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")
    settled(page)


def goes_on_from_the_place(page: Page) -> None:
    """Wait until the focus that was lost with its button is where the new begins."""
    at = "document.activeElement.shadowRoot?.activeElement?.className === 'place'"
    page.wait_for_function(at)


def next_stop(page: Page) -> str:
    """What the Tab key leads to."""
    page.keyboard.press("Tab")
    text: str = page.evaluate(
        "(document.activeElement.closest('label') ?? document.activeElement).innerText"
    )
    return text.rsplit("\n", maxsplit=1)[-1]


def test_a_round_of_decisions_is_told_and_played_by_keys(server: Server, visit: Visit) -> None:
    page = visit().page()
    begin(page, server, "decide", "Keyed Kay")
    press(page, "Begin the round")
    told(page, "1 of 12: ")
    goes_on_from_the_place(page)
    assert next_stop(page) == "Connect"
    page.wait_for_timeout(1_300)  # nobody decides before the place has looked for the last time
    press(page, "Follow")
    told(page, "You would follow. What is your main reason?")
    goes_on_from_the_place(page)
    assert next_stop(page) == "I only want to see what they write."
    page.keyboard.press("Enter")
    told(page, "What we would do, and why")
    goes_on_from_the_place(page)
    assert next_stop(page) == "Next"
    page.keyboard.press("Enter")
    told(page, "2 of 12: ")
    goes_on_from_the_place(page)


def test_every_invitation_is_told_in_full(server: Server, visit: Visit) -> None:
    page = visit().page()
    begin(page, server, "seat", "Seated Sia")
    press(page, "Without the clock")
    told(page, "1 of 8. ")
    for number in (2, 3):
        press(page, "Ignore")
        told(page, f"{number} of 8. ")
        goes_on_from_the_place(page)


def test_a_score_is_told_with_what_was_guessed(server: Server, visit: Visit) -> None:
    page = visit().page()
    open_note(page, server, "Scored Sol")
    page.get_by_text("More for this note").click()
    page.get_by_role("tab", name="Guess first").click()
    page.get_by_text("Guess my first drafts").click()
    page.get_by_label("First guess").fill("40")
    type_in(page, GOOD)
    press(page, "Score my note")
    told(page, re.compile(r"\d+ points of 100\. (It may be \d+ more or less\. )?The guess was 40"))


def test_somebody_new_begins_at_the_top_of_the_page(server: Server, visit: Visit) -> None:
    page = visit(390).page()
    open_note(page, server, "Meeting Mel")
    type_in(page, GOOD)
    page.get_by_role("button", name="Score my note").tap()
    expect(page.get_by_role("button", name="Revise")).to_be_visible()
    before = page.title()
    page.get_by_role("button", name="Meet somebody new").tap()
    expect(page.get_by_role("button", name="Revise")).to_have_count(0)
    goes_on_from_the_place(page)
    title = page.get_by_role("heading", level=1)
    expect(title).to_be_in_viewport()
    told(page, title.inner_text())
    assert page.title() != before
    assert title.inner_text() in page.title()


def test_putting_advice_aside_leaves_the_keys_where_they_were(server: Server, visit: Visit) -> None:
    page = visit().page()
    open_note(page, server, "Aside Asa")
    type_in(page, "Eudes, great page, let us connect!")
    page.locator("summary", has_text="Not this time").press("Enter")
    expect(page.get_by_text("Why? You can leave this empty.")).to_be_visible()
    settled(page)
    assert next_stop(page) == "I have nothing to give yet"
    press(page, "Hide this tip")
    told(page, "Hidden.")
    goes_on_from_the_place(page)
    assert next_stop(page) == "Show 1 hidden tip"
