"""The first whole path in a real browser: lesson, practice, revision, progress, coach."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from time import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ARTEFACTS, Server, Visitor
from tests.browser.page_checks import (
    in_each_look,
    no_sideways_scroll,
    open_page,
    picture,
    settled,
)
from tests.browser.participant import (
    come_in,
    cookie_of,
    somebody_with_something_everywhere,
    type_key,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

Visit = Callable[..., Visitor]

FIRST = "Hi, I came across your profile. Let's connect!"
MONTH = 30 * 24 * 60 * 60
SECOND = (
    "Your post on Monday stayed with me. I do the same work here and kept notes; shall I send them?"
)


def introduce(page: Page, nickname: str) -> None:
    page.get_by_role("textbox", name="What shall we call you?").fill(nickname)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_label("Your note")).to_be_visible()


def write(page: Page, note: str) -> None:
    page.get_by_label("Your note").fill(note)
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_role("button", name="Revise")).to_be_visible()
    settled(page)


@in_each_look
def test_from_a_lesson_to_ones_own_line_and_the_coachs_desk(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    look = f"{width}-{'dark' if dark else 'light'}"
    nickname = f"Ann {look}"
    page = visit(width, dark=dark, moving=True).page()

    page.goto(server.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    picture(page, f"{look}-1-welcome")
    no_sideways_scroll(page)

    open_page(page, server, "lessons")
    page.get_by_text("3. ", exact=False).first.click()
    expect(page.get_by_role("heading", name="Before and after").first).to_be_visible()
    picture(page, f"{look}-2-lesson")
    no_sideways_scroll(page)

    page.get_by_role("link", name="Practise giving context").click()
    introduce(page, nickname)
    write(page, FIRST)
    picture(page, f"{look}-3-first-draft")
    no_sideways_scroll(page)
    write(page, SECOND)
    expect(page.get_by_text("Your tries at this note")).to_be_visible()
    picture(page, f"{look}-4-revision")

    open_page(page, server, "progress")
    expect(page.get_by_text("Too early to tell")).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart] svg, canvas").first).to_be_visible()
    picture(page, f"{look}-5-progress")
    no_sideways_scroll(page)

    open_page(page, server, "yours")
    page.get_by_text("A coach of this server may read my notes and progress").click()
    settled(page)

    coach = visit(width, dark=dark).page()
    type_key(coach, server)
    coach.get_by_role("textbox", name="Search").fill(nickname)
    coach.get_by_role("textbox", name="Search").press("Enter")
    expect(coach.get_by_text("1 participant.")).to_be_visible()
    settled(coach)
    coach.get_by_test_id("stDataFrame").click(position={"x": 18, "y": 53})
    expect(coach.get_by_role("heading", name="First drafts to new people")).to_be_visible()
    picture(coach, f"{look}-6-coach")
    no_sideways_scroll(coach)


def test_a_second_tab_and_a_new_session_find_the_same_person(server: Server, visit: Visit) -> None:
    visitor = visit()
    page = visitor.page()
    page.goto(f"{server.url}/practice")
    page.get_by_role("textbox", name="What shall we call you?").fill("Returning Rosa")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("Returning Rosa")).to_be_visible()
    second = visitor.page()
    second.goto(f"{server.url}/progress")
    expect(second.get_by_text("Returning Rosa")).to_be_visible()
    closed_and_opened = visit(memory=visitor.context.storage_state()).page()
    closed_and_opened.goto(f"{server.url}/progress")
    expect(closed_and_opened.get_by_text("Returning Rosa")).to_be_visible()
    cookies = {one["name"]: one for one in visitor.context.cookies()}
    assert cookies[cookie_of(server)]["httpOnly"]
    assert cookies[cookie_of(server)]["expires"] > time() + MONTH, "not with the window"


def introduce_from_list(page: Page, nickname: str) -> None:
    page.get_by_role("textbox", name="What shall we call you?").fill(nickname)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Meet somebody new").click()
    expect(page.get_by_label("Your note")).to_be_visible()


def test_a_note_full_of_markup_is_shown_as_it_was_typed(server: Server, visit: Visit) -> None:
    note = "<b>Hi</b> **Ann** :red[you] $x^2$ <script>document.title='x'</script> [a](http://b.c)"
    page = visit().page()
    page.goto(f"{server.url}/practice")
    introduce_from_list(page, "<i>Mallory</i> **M** :fire:")
    write(page, note)
    # An address is told by a character of no width from a link.
    shown = page.locator(".st-key-desk-side").inner_text().replace("\u2060", "")
    assert note in shown
    assert page.title() != "x"
    expect(page.get_by_text("<i>Mallory</i> **M** :fire:")).to_be_visible()


def test_a_busy_database_is_a_sentence_and_loses_no_note(server: Server, visit: Visit) -> None:
    page = visit().page()
    come_in(page, server, "Patient Pia")
    page.goto(f"{server.url}/practice?scenario=accordion-mender")
    page.get_by_label("Your note").fill(SECOND)
    page.get_by_label("Your note").blur()
    settled(page)
    other = sqlite3.connect(server.folder / "ccc.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        page.get_by_role("button", name="Score my note").click()
        expect(page.get_by_text("The server is busy", exact=False)).to_be_visible()
        assert page.get_by_text("Traceback").count() == 0
    finally:
        other.rollback()
        other.close()
    expect(page.get_by_label("Your note")).to_have_value(SECOND)
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_role("button", name="Revise")).to_be_visible()


STRONG = (
    "Eudes, I read that your hearing aid swallows top notes. I tune aids in Barranquilla: "
    "shall I send you the setting? Dad played too. Yulieth"
)


CONTRADICTED = (
    "Eudes, we both learnt to mend accordions from our fathers. Your hearing aid swallows the top "
    "notes: shall I send you a setting?"
)


def test_a_note_is_shown_with_its_score_and_evidence_and_what_a_card_says_differently(
    server: Server, visit: Visit
) -> None:
    """The README's picture is of the first note."""
    page = visit().page()
    come_in(page, server, "Yuli")
    page.goto(f"{server.url}/practice?scenario=accordion-mender")
    write(page, STRONG)
    assert int(page.get_by_test_id("stMetricValue").inner_text()) >= 70
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(
        path=str(ARTEFACTS / "note-strong.png"),
        clip={"x": 320, "y": 56, "width": 1120, "height": 844},
    )
    page.get_by_label("Your note").fill(CONTRADICTED)
    expect(page.get_by_text("The card says something else")).to_be_in_viewport()
    expect(page.get_by_text("Do you know something newer?")).to_be_visible()


CUT = """svg => {
  const room = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < room.left || box.right > room.right - 4);
  }).map(text => text.textContent);
}"""
"""Words of a chart that reach over its edge, or so near it that a wider font would be cut."""


def test_the_page_on_the_score_says_who_rated_and_how_far_it_agrees(
    server: Server, visit: Visit
) -> None:
    page = visit().page()
    page.goto(f"{server.url}/score")
    expect(page.get_by_text("not people", exact=False).first).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart] svg").first).to_be_visible()
    picture(page, "1440-light-10-score")
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        assert page.locator("[data-testid=stVegaLiteChart] svg").first.evaluate(CUT) == []


def test_what_is_chosen_from_a_list_and_the_way_back_are_in_the_address(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    somebody_with_something_everywhere(server, visitor, "Listing Lee")
    page = visitor.page()
    for path, query, back in (
        ("practice", "scenario=", "Choose somebody else"),
        ("lessons", "lesson=", "All lessons"),
        ("reply", "sender=", None),
    ):
        open_page(page, server, path)
        listed = title_of(page)
        page.locator(f".stPageLink a[href*='{path}']").last.click()
        page.wait_for_url(f"**/{path}?{query}*")
        settled(page)
        chosen = title_of(page)
        page.reload()
        settled(page)
        assert title_of(page) == chosen, "the address says all of it"
        if back:
            page.get_by_role("link", name=back).click()
            expect(page.get_by_role("link", name=back)).to_have_count(0)
            page.wait_for_url(f"**/{path}")
            settled(page)
            assert title_of(page) == listed, "as at this address before"


def title_of(page: Page) -> str:
    return page.locator("h1, h3").first.inner_text()


def test_the_worst_note_can_be_written_to_somebody_else_and_a_reload_keeps_them(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    somebody_with_something_everywhere(server, visitor, "Choosy Cho")
    page = visitor.page()
    page.goto(f"{server.url}/beat")
    chosen = page.get_by_role("combobox", name="To whom?")
    chosen.click()
    page.get_by_role("option").nth(2).click()
    page.wait_for_url("**/beat?scenario=*")
    settled(page)
    said = page.get_by_text("You write to").locator("..").locator("..").inner_text()
    page.reload()
    settled(page)
    expect(page.get_by_text("went wrong")).to_have_count(0)
    assert page.get_by_text("You write to").locator("..").locator("..").inner_text() == said
