"""The canvas and own people in a real browser, from the first answer to the last erasure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import erase, in_each_look, open_page
from tests.browser.participant import come_in
from tests.browser.test_whole_path import no_sideways_scroll, picture, settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-reading")]

Visit = Callable[..., Visitor]

ANSWERS = {
    "Who are you, in one line?": "Signal engineer for night trains, Vienna",
    "What do you do all week?": (
        "- Walk the points at 3 a.m.\n- Taught Dr. Novak's apprentices to read a relay plan"
    ),
    "What do you care about, when nobody pays you for it?": "Church organs that wheeze",
}
KNOWN = "Asked in the bulletin who can mend a relay. Refused to sign for the parrot.\n• Sings alto"


def begin(page: Page, nickname: str) -> None:
    page.get_by_role("textbox", name="What shall we call you?").fill(nickname)
    page.get_by_role("button", name="Begin").click()


def answer(page: Page, question: str, words: str) -> None:
    """Fill a field and go on to the next one, as a person would."""
    field = page.get_by_role("textbox", name=question)
    field.fill(words)
    field.press("Tab")
    settled(page)


@in_each_look
def test_from_an_empty_canvas_to_somebody_of_ones_own_and_their_erasure(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    look = f"{width}-{'dark' if dark else 'light'}"
    page = visit(width, dark=dark).page()

    page.goto(f"{server.url}/canvas")
    begin(page, f"Ina {look}")
    for question, words in ANSWERS.items():
        answer(page, question, words)
    expect(
        page.get_by_role("listitem").filter(has_text="Walk the points at 3 a.m.")
    ).to_be_visible()
    picture(page, f"{look}-mine-1-canvas")
    no_sideways_scroll(page)

    page.emulate_media(media="print")
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    for written in (page.get_by_role("heading", level=1), page.get_by_role("textbox").first):
        expect(written).to_have_css("color", "rgb(0, 0, 0)")
    page.emulate_media(media="screen")

    page.reload()
    expect(page.get_by_role("textbox", name="Who are you, in one line?")).to_have_value(
        ANSWERS["Who are you, in one line?"]
    )

    open_page(page, server, "people")
    page.get_by_role("textbox", name="Somebody you want to write to").fill("Zuzana Fedorčáková")
    page.get_by_role("button", name="Add").click()
    answer(page, "What do they do?", "Charge nurse, Prešov")
    answer(page, "What do you know about them?", KNOWN)
    facts = page.get_by_role("listitem").filter(has_text="Refused to sign for the parrot")
    expect(facts).to_have_text("Refused to sign for the parrot")
    expect(page.get_by_text("We know nothing about you yet")).to_have_count(0)
    picture(page, f"{look}-mine-2-person")
    no_sideways_scroll(page)

    page.get_by_role("button", name="All your people").click()
    expect(page.get_by_role("link", name="Zuzana Fedorčáková")).to_be_visible()
    picture(page, f"{look}-mine-3-people")
    no_sideways_scroll(page)
    page.get_by_role("link", name="Write to them").click()
    page.wait_for_url("**/practice?scenario=own*")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    open_page(page, server, "")
    expect(page.get_by_text("What next?")).to_be_visible()
    picture(page, f"{look}-mine-4-path")
    no_sideways_scroll(page)

    open_page(page, server, "people")
    page.get_by_role("link", name="Zuzana Fedorčáková").click()
    erase(page, "Erase this person", "Yes, erase them")
    expect(page.get_by_role("textbox", name="Somebody you want to write to")).to_be_visible()
    expect(page.get_by_text("Zuzana")).to_have_count(0)


def test_an_answer_is_kept_before_its_field_is_left_and_when_the_page_is_left_from_it(
    server: Server, visit: Visit
) -> None:
    page = visit().page()
    come_in(page, server, "Typing Tia")
    page.goto(f"{server.url}/canvas")
    headline = page.get_by_role("textbox", name="Who are you, in one line?")
    headline.focus()
    page.keyboard.type("Librarian with a van")
    page.keyboard.press("Enter")
    page.keyboard.type(", Utrecht")
    expect(page.get_by_text("Librarian with a van, Utrecht").last).to_be_visible()
    expect(headline).to_be_focused()
    page.reload()
    expect(headline).to_have_value("Librarian with a van, Utrecht")
    headline.fill("Librarian\nwith a bus")
    page.keyboard.type("!")
    expect(headline).to_have_value("Librarian with a bus!")
    question = "What could you give somebody this week, for nothing?"
    page.get_by_role("textbox", name=question).fill("A one-page list")
    page.get_by_role("link", name="Progress").first.click(delay=60)
    expect(page.get_by_role("heading", name="Your progress")).to_be_visible()
    page.get_by_role("link", name="Your canvas").first.click()
    expect(page.get_by_role("textbox", name=question)).to_have_value("A one-page list")


def test_on_a_phone_words_are_kept_when_a_way_out_is_tapped_straight_from_the_field(
    server: Server, visit: Visit
) -> None:
    page = visit(390).page()
    come_in(page, server, "Tapping Tim")
    page.goto(f"{server.url}/people")
    page.get_by_role("textbox", name="Somebody you want to write to").fill("Jo")
    page.get_by_role("button", name="Add").click()
    known = page.get_by_role("textbox", name="What do you know about them?")
    expect(known).to_be_visible()
    person = page.url.removeprefix(f"{server.url}/")
    for nth, way in enumerate(("All your people", "Write to them")):
        known.fill(f"Bakes rye, take {nth}")
        page.get_by_role("button", name=way).tap()
        expect(known).to_have_count(0)
        open_page(page, server, person)
        expect(known).to_have_value(f"Bakes rye, take {nth}")


def test_somebody_erased_in_one_window_is_written_to_no_more_in_another(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    page = visitor.page()
    come_in(page, server, "Two-windows Tove")
    page.goto(f"{server.url}/people")
    for name in ("Jo", "Kim"):
        page.get_by_role("textbox", name="Somebody you want to write to").fill(name)
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        page.get_by_role("button", name="All your people").click()
    page.get_by_role("link", name="Write to them").first.click()
    note = page.get_by_role("textbox", name="Your note")
    expect(note).to_be_visible()
    note.evaluate(
        """field => {
          field.value = "Dear Jo, I heard that you are ill";
          field.dispatchEvent(new Event("input"));
          const name = Object.keys(localStorage).find(one => one.startsWith("ccc-draft:"));
          const [, me, jo] = /:(\\d+):own:(\\d+)$/.exec(name);
          for (const one of [`own-${jo}-known`, `own:${Number(jo) + 1}`, "baker"])
            localStorage.setItem(`ccc-draft:${me}:${one}`, JSON.stringify({text: one, at: 1}));
        }"""
    )

    other = visitor.page()
    other.goto(f"{server.url}/people")
    other.get_by_role("link", name="Jo", exact=True).click()
    expect(other.get_by_role("heading", name="Jo", level=1)).to_be_visible()
    settled(other)
    erase(other, "Erase this person", "Yes, erase them")
    expect(other.get_by_role("link", name="Kim", exact=True)).to_be_visible()
    expect(other.get_by_role("link", name="Jo", exact=True)).to_have_count(0)

    note.press("!")
    expect(page.get_by_text("This person was erased in another window")).to_be_visible()
    expect(note).to_have_count(0)
    left = "Object.keys(localStorage).filter(one => one.startsWith('ccc-draft:')).length"
    page.wait_for_function(f"{left} === 2")


def test_a_path_is_walked_by_its_first_step(server: Server, visit: Visit) -> None:
    page = visit().page()
    come_in(page, server, "Walking Wim")
    page.goto(f"{server.url}/canvas")
    expect(page.get_by_role("textbox", name="Who are you, in one line?")).to_be_visible()
    open_page(page, server, "")
    page.get_by_role("button", name="The stranger at the table").click()
    page.get_by_role("button", name="Next lesson").click()
    expect(page.get_by_text("Lesson 2 of 10")).to_be_visible()
    open_page(page, server, "")
    expect(page.get_by_text("1 of 10")).to_be_visible()
    page.get_by_role("button", name="Meet somebody new").click()
    expect(page.get_by_label("Your note")).to_be_visible()
