"""The live note field in a real browser: nothing typed is lost, and the caret stays where it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from time import monotonic

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from ccc.keys import new_key
from ccc.scoring import characters
from ccc.storage import open_store
from ccc.ui.frontend.renderer import ASSETS, COMPONENTS
from tests.browser.conftest import Server, Visitor, Visitors
from tests.browser.page_checks import in_each_look
from tests.browser.participant import (
    come_in,
    device_of,
    somebody_with_something_everywhere,
)
from tests.browser.test_accessibility import Theme, findings
from tests.browser.test_whole_path import no_sideways_scroll, picture, settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

Visit = Callable[..., Visitor]

PERSON = "practice?scenario=accordion-mender"
START = "Eudes, I read that your hearing aid swallows the top notes."
GOOD = f"{START} I tune hearing aids in Barranquilla."
LONG = (
    "Eudes, I read on your page that your hearing aid swallows the top notes, and I had to smile. "
    "I tune hearing aids in Barranquilla. Shall I send you the setting that leaves them alone?"
)


def open_note(page: Page, server: Server, nickname: str | None = None) -> None:
    """Open one person's page, as somebody new where a nickname is given."""
    if nickname:
        come_in(page, server, nickname)
    page.goto(f"{server.url}/{PERSON}")
    expect(page.get_by_label("Your note")).to_be_visible()
    settled(page)


Desk = Callable[..., Page]


@pytest.fixture(scope="session")
def desks(server: Server, visitors: Visitors) -> Iterator[Callable[[bool], Page]]:
    """Called with whether it is a phone's, it gives a desk; each is opened once for all tests."""
    opened: dict[bool, tuple[Visitor, Page]] = {}

    def of(phone: bool) -> Page:
        if phone not in opened:
            visitor = visitors.come(390 if phone else 1440)
            page = visitor.page()
            open_note(page, server, f"Desk {'on a phone' if phone else ''}")
            opened[phone] = visitor, page
        return opened[phone][1]

    yield of
    for visitor, _ in opened.values():
        visitors.leave(visitor)


@pytest.fixture
def desk(desks: Callable[[bool], Page]) -> Desk:
    """A desk with an empty field, for tests that only write and leave nothing behind but words."""

    def cleared(width: int = 1440, height: int | None = None) -> Page:
        phone = width < 600
        page = desks(phone)
        page.set_viewport_size({"width": width, "height": height or (844 if phone else 900)})
        page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 0)")
        page.get_by_label("Your note").fill("")
        looked_at(page, 0)
        nothing_is_remembered_here(page)
        settled(page)
        return page

    return cleared


def type_in(page: Page, text: str) -> None:
    """Put words in at the caret, all at once: a browser draws anew for every key."""
    page.get_by_label("Your note").focus()
    page.keyboard.insert_text(text)


def type_by_keys(page: Page, text: str, delay: int = 5) -> None:
    page.get_by_label("Your note").focus()
    page.keyboard.type(text, delay=delay)


NOTE_FIELD = "[class*=st-key-note-]"
"""The field of the note, among those of the goal."""


def looked_at(page: Page, length: int) -> None:
    """Wait until the server has looked at the text, which has so many UTF-16 units."""
    expect(page.locator(f"{NOTE_FIELD} .paper")).to_have_attribute("data-analysed", str(length))


def marks(page: Page) -> str:
    """The marked words, one after the other."""
    return "|".join(page.locator(f"{NOTE_FIELD} .paper mark").all_inner_texts())


def choose_level(page: Page, criterion: str) -> None:
    """Mark the words of this criterion, and say why they are marked."""
    page.locator(f"{NOTE_FIELD} .levels button", has_text=criterion).click()


def local_drafts(page: Page) -> list[str]:
    found = page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('ccc-draft:'))"
        ".map(key => localStorage.getItem(key))"
    )
    return [json.loads(one)["text"] for one in found]


def nothing_is_remembered_here(page: Page) -> None:
    """Wait until the server has confirmed everything that this browser remembered."""
    page.wait_for_function("!Object.keys(localStorage).some(name => name.startsWith('ccc-draft:'))")


# --- feedback ---------------------------------------------------------------------------------


def test_feedback_follows_the_typing_and_nothing_else_on_the_page_runs(
    server: Server, visit: Visit
) -> None:
    page = visit().page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if "Content" in said.text else None)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "bidi-components" in one.url else None)
    open_note(page, server, "Live Lin")
    title = page.get_by_role("heading", level=1).element_handle()
    type_by_keys(page, GOOD)
    expect(page.get_by_text("/140 characters")).to_have_text(f"{len(GOOD)}/140 characters")
    looked_at(page, len(GOOD))
    choose_level(page, "Common ground")
    assert "hearing aid" in marks(page)
    expect(page.get_by_text("One next step")).to_be_visible()
    assert page.get_by_text("points of 100").count() == 0
    assert title is not None
    assert title.evaluate("one => one.isConnected")
    assert troubles == []
    assert len([one for one in asked if one.endswith("/note.js")]) == 1, "once, as a file"
    assert {one.rsplit("/", 1)[1] for one in asked} <= {one.name for one in ASSETS.iterdir()}


def test_marks_stand_only_as_far_as_the_text_is_the_one_that_was_looked_at(desk: Desk) -> None:
    page = desk()
    type_in(page, GOOD)
    looked_at(page, len(GOOD))
    painted, shown = page.get_by_label("Your note").evaluate(
        """area => {
          area.setRangeText("x", 20, 20, "end");
          area.dispatchEvent(new Event("input"));
          const paper = area.getRootNode().querySelector(".paper");
          const marks = [...paper.querySelectorAll("mark")];
          return [marks.map(one => one.textContent).join(""), paper.innerText];
        }"""
    )
    assert painted.replace(" ", "") in GOOD[:20].replace(" ", "")
    assert shown == GOOD[:20] + "x" + GOOD[20:]


def test_the_caret_stays_while_answers_arrive_in_the_middle_of_typing(desk: Desk) -> None:
    page = desk()
    type_in(page, GOOD)
    looked_at(page, len(GOOD))
    area = page.get_by_label("Your note")
    area.evaluate("area => area.setSelectionRange(6, 6)")
    for word in (" dear", " old", " good", " kind"):
        page.keyboard.type(word, delay=30)
        page.wait_for_timeout(330)
    expected = GOOD[:6] + " dear old good kind" + GOOD[6:]
    looked_at(page, len(expected))
    expect(area).to_have_value(expected)
    assert area.evaluate("area => area.selectionStart") == 6 + len(" dear old good kind")


@pytest.fixture
def saved(server: Server) -> Iterator[Callable[[Visitor], str]]:
    """What the database has of the note that is written on a visitor's device."""
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")

    def of(visitor: Visitor) -> str:
        someone = store.people.of_device(device_of(visitor, server))
        assert someone is not None
        return store.drafts.text(someone.id, "accordion-mender")

    yield of
    store.close()


def test_who_types_without_a_pause_is_saved_every_second_and_not_disturbed(
    server: Server, visit: Visit, saved: Callable[[Visitor], str]
) -> None:
    visitor = visit()
    page = visitor.page()
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda _: sent.append(monotonic())))
    open_note(page, server, "Steady Stef")
    type_in(page, START)
    looked_at(page, len(START))
    area = page.get_by_label("Your note")
    area.evaluate("area => area.setSelectionRange(6, 6)")
    typed, at, behind, before = "", [], 0.0, len(sent)
    while not at or monotonic() - at[0] < 4:
        typed += "dear old "[len(typed) % 9]
        page.keyboard.type(typed[-1])
        at.append(monotonic())
        page.wait_for_timeout(120)
        kept = len(saved(visitor)) - len(START)
        behind = max(behind, monotonic() - at[kept] if kept < len(at) else 0)
    pauses = sum(later - earlier > 0.25 for earlier, later in pairwise(at))
    assert len(sent) - before <= pauses + (at[-1] - at[0]) + 2, "one a second, one a pause"
    assert behind < 2, "a second, and what the way to the database takes on a busy machine"
    expect(area).to_be_focused()
    expect(area).to_have_value(START[:6] + typed + START[6:])
    assert area.evaluate("area => area.selectionStart") == 6 + len(typed)
    looked_at(page, len(START + typed))
    assert marks(page)


def test_words_are_saved_when_the_field_is_taken_away_straight_after_a_key(
    server: Server, visit: Visit, saved: Callable[[Visitor], str]
) -> None:
    """By the way back to another page, and by the address to another site."""
    visitor = visit()
    page = visitor.page()
    somebody_with_something_everywhere(server, visitor, "Leaving Lea")
    page.goto(f"{server.url}/practice")
    page.get_by_role("link", name="Eudes Camargo").click()
    for leave, text in ((page.go_back, START), (partial(page.goto, "about:blank"), GOOD)):
        expect(page.get_by_label("Your note")).to_be_visible()
        settled(page)
        page.get_by_label("Your note").focus()
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(text[:-1])
        page.keyboard.press(text[-1])
        leave()
        # What did not reach the server before the browser let go is in its own memory.
        page.goto(f"{server.url}/{PERSON}")
        expect(page.get_by_label("Your note")).to_have_value(text)
        late = monotonic() + 10
        while saved(visitor) != text and monotonic() < late:
            page.wait_for_timeout(50)
        assert saved(visitor) == text


def test_nothing_is_reported_while_an_input_method_composes(desk: Desk) -> None:
    page = desk()
    area = page.get_by_label("Your note")
    area.focus()
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": "ni", "selectionStart": 2, "selectionEnd": 2})
    page.wait_for_timeout(700)
    assert local_drafts(page) == ["ni"]
    client.send("Input.insertText", {"text": "你"})
    looked_at(page, 1)
    expect(area).to_have_value("你")


def test_the_count_agrees_with_the_scorers_count(server: Server, desk: Desk) -> None:
    page = desk()
    samples = [
        "",
        "abc",
        "e\u0301",
        "👨‍👩‍👧‍👦",
        "👩🏽‍🚀 and 👋🏾",
        "🇳🇱🇬🇪",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "a\u200db",
        "1️⃣ ❤️",
        "שָׁלוֹם",
        "สวัสดี",
        "नमस्ते",
        "한국어",
        "Z͑ͫ̓ͪ̂ͫ̽a",
        "line\nline\n\n",
        "tab\tnul\x00bell\x07",
        "\u202eturned",
        "un\u200bseen\u00ad and\ufeff ",
        " \u200b\u2060\x1f\x85",
        "half \ud83d half",
        "ﷺ",
    ]
    counted = page.evaluate(
        "async ([url, texts]) => { const { characters } = await import(url);"
        " return texts.map(characters) }",
        [
            f"{server.url}/{COMPONENTS}note/characters.js",
            samples,
        ],
    )
    # A half character does not survive the way into the browser as it is, so it is counted apart.
    expected = [characters(one.replace("\ud83d", "\ufffd")) for one in samples]
    assert counted == expected
    type_in(page, "")
    page.keyboard.insert_text("👨‍👩‍👧‍👦" * 3)
    expect(page.get_by_text("3/140 characters")).to_be_visible()


# --- drafts -----------------------------------------------------------------------------------


def test_a_reload_finds_what_was_typed_fast_and_what_was_typed_without_a_network(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    page = visitor.page()
    open_note(page, server, "Reloading Ray")
    text = LONG + " And more."
    type_by_keys(page, text, delay=0)
    page.reload()
    expect(page.get_by_label("Your note")).to_have_value(text)
    looked_at(page, len(text))
    nothing_is_remembered_here(page)
    visitor.context.set_offline(True)
    type_in(page, " In the tunnel.")
    page.wait_for_timeout(600)
    visitor.context.set_offline(False)
    page.reload()
    expect(page.get_by_label("Your note")).to_have_value(text + " In the tunnel.")
    looked_at(page, len(text + " In the tunnel."))
    nothing_is_remembered_here(page)


def test_two_windows_on_one_draft_the_later_wins_and_says_so(server: Server, visit: Visit) -> None:
    visitor = visit()
    first = visitor.page()
    open_note(first, server, "Double Dee")
    type_in(first, "Here it begins.")
    looked_at(first, 15)
    second = visitor.page()
    open_note(second, server)
    expect(second.get_by_label("Your note")).to_have_value("Here it begins.")
    second.get_by_label("Your note").fill("Said in the second window.")
    looked_at(second, len("Said in the second window."))
    first.get_by_label("Your note").fill("Said in the first window, later.")
    expect(first.get_by_text("You typed something else")).to_be_visible()
    expect(first.get_by_text("Said in the second window.")).to_be_visible()
    picture(first, "1440-light-composer-two-windows")
    first.get_by_role("button", name="Use these instead").click()
    expect(first.get_by_label("Your note")).to_have_value("Said in the second window.")
    expect(first.get_by_text("Said in the first window, later.").first).to_be_visible()


def test_a_text_this_browser_alone_remembers_is_offered_when_it_is_older(
    server: Server, visit: Visit
) -> None:
    page = visit().page()
    open_note(page, server, "Olden Oz")
    type_in(page, "The newer words.")
    looked_at(page, 16)
    name = page.get_by_label("Your note").evaluate(
        """field => {
          field.value = "The newer words, unsent";
          field.dispatchEvent(new Event("input"));
          return Object.keys(localStorage).find(one => one.startsWith("ccc-draft"));
        }"""
    )
    looked_at(page, len("The newer words, unsent"))
    page.evaluate(
        "name => localStorage.setItem(name,"
        " JSON.stringify({ text: 'Typed on a train.', over: ['something else'], at: 1 }))",
        name,
    )
    page.reload()
    expect(page.get_by_text("Typed on a train.")).to_be_visible()
    expect(page.get_by_label("Your note")).to_have_value("The newer words, unsent")
    expect(page.get_by_text("You typed something else")).to_be_visible()
    nothing_is_remembered_here(page)


def a_phone_and_a_laptop(server: Server, visit: Visit, nickname: str) -> tuple[Page, Page]:
    """The same note on two devices of one participant, the phone's clock an hour ahead."""
    phone, laptop = visit(390), visit()
    here = phone.page()
    here.add_init_script("const now = Date.now; Date.now = () => now() + 3600_000")
    open_note(here, server, nickname)
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    someone = store.people.of_device(device_of(phone, server))
    assert someone is not None
    store.devices.save_code(someone.id, code := new_key(), someone.since)
    store.devices.link(device_of(laptop, server), code, someone.since)
    store.close()
    there = laptop.page()
    open_note(there, server)
    return here, there


# Being offline is for new connections: one that is open may still carry a report.
LOSE_THE_NEXT_REPORT = """() => {
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function () {
    WebSocket.prototype.send = send;
    this.close();
  };
}"""


def type_offline(page: Page, text: str, minutes: int) -> None:
    """Type without a network, so many minutes from now: a busy machine is late by seconds."""
    page.context.set_offline(True)
    page.wait_for_function("fetch('/_stcore/health').then(() => false, () => true)")
    page.evaluate(LOSE_THE_NEXT_REPORT)
    page.evaluate(
        "ms => { const now = Date.now; Date.now = () => now() + ms;"
        " window.today = () => (Date.now = now) }",
        minutes * 60_000,
    )
    type_by_keys(page, text)
    page.wait_for_timeout(1000)
    page.evaluate("window.today()")


def test_words_typed_without_a_network_do_not_replace_newer_ones_of_another_device(
    server: Server, visit: Visit
) -> None:
    phone, laptop = a_phone_and_a_laptop(server, visit, "Tunnel Tam")
    type_offline(phone, "Typed in the tunnel.", minutes=-10)
    type_in(laptop, "Typed at home, later.")
    looked_at(laptop, len("Typed at home, later."))
    phone.context.set_offline(False)
    expect(phone.get_by_label("Your note")).to_have_value("Typed at home, later.", timeout=40_000)
    expect(phone.get_by_text("You typed something else")).to_be_visible()
    nothing_is_remembered_here(phone)
    laptop.reload()
    expect(laptop.get_by_label("Your note")).to_have_value("Typed at home, later.")
    phone.get_by_role("button", name="Use these instead").click()
    expect(phone.get_by_label("Your note")).to_have_value("Typed in the tunnel.")
    expect(phone.get_by_text("Typed at home, later.").first).to_be_visible()


def test_newer_words_win_over_those_of_another_device_whatever_its_clock_says(
    server: Server, visit: Visit
) -> None:
    phone, laptop = a_phone_and_a_laptop(server, visit, "Ticking Tilda")
    type_offline(laptop, "Typed at home, later.", minutes=10)
    type_in(phone, "Typed in the train.")
    looked_at(phone, len("Typed in the train."))
    laptop.context.set_offline(False)
    expect(laptop.get_by_text("Typed in the train.")).to_be_visible(timeout=40_000)
    expect(laptop.get_by_label("Your note")).to_have_value("Typed at home, later.")


# --- whatever is typed ------------------------------------------------------------------------


PASTED = {
    "9,450 characters": "Hello Eudes, this goes on. " * 350,
    "right to left": "שלום Eudes, קראתי את הדף שלך",
    "markup": "<img src=x onerror=\"document.title='broken in'\"> <b>bold</b>",
    "emoji families": "👨‍👩‍👧‍👦 and 🇨🇴 and 👋🏾",
    "control": "a\x07b\u2028c\u202ed",
}


def test_whatever_is_pasted_stays_as_it_is(desk: Desk) -> None:
    page = desk(390)
    area = page.get_by_label("Your note")
    for kind, note in PASTED.items():
        area.select_text()
        page.keyboard.insert_text(note)
        looked_at(page, len(note.encode("utf-16-le")) // 2)
        assert area.input_value() == note, kind
        painted = page.locator(f"{NOTE_FIELD} .paper").evaluate("paper => paper.textContent.trim()")
        assert painted == note.strip(), kind
        assert page.locator(f"{NOTE_FIELD} .paper img").count() == 0, kind
        assert page.title() != "broken in", kind
        no_sideways_scroll(page)


def test_a_chapter_that_is_pasted_stays_in_the_field_and_disturbs_nobody(desk: Desk) -> None:
    page = desk(390)
    type_in(page, START)
    looked_at(page, len(START))
    area = page.get_by_label("Your note")
    area.evaluate("area => { area.value = 'x '.repeat(1e4) }")
    area.dispatch_event("input")
    expect(page.locator(f"{NOTE_FIELD} .waits")).to_contain_text("far too long to be kept")
    assert area.evaluate("area => area.value.length") == 20_000
    area.fill(GOOD)
    looked_at(page, len(GOOD))
    expect(page.locator(f"{NOTE_FIELD} .waits")).to_be_empty()


# --- looks, keyboard, screen readers ----------------------------------------------------------


@in_each_look
def test_the_composer_at_every_stage(server: Server, visit: Visit, width: int, dark: bool) -> None:
    look = f"{width}-{'dark' if dark else 'light'}-composer"
    theme: Theme = "dark" if dark else "light"
    page = visit(width, dark=dark).page()
    page.emulate_media(reduced_motion="reduce")
    open_note(page, server, f"Looking {look}")
    found = [*findings(page, "empty", theme)]
    picture(page, f"{look}-1-empty")
    open_tab(page, "Your goal")
    page.get_by_label("Why this person?").fill("He hums the notes he cannot hear")
    page.get_by_label("What for?").fill("A Tuesday in his workshop")
    page.get_by_label("What for?").press("End")
    page.keyboard.type(", to hear him", delay=60)
    page.wait_for_timeout(800)
    page.keyboard.type(".")
    nothing_is_remembered_here(page)
    found += [*findings(page, "goal", theme)]
    page.reload()
    open_tab(page, "Your goal")
    expect(page.get_by_label("What for?")).to_have_value("A Tuesday in his workshop, to hear him.")
    type_in(page, "Hi Eudes, great page, let us connect!")
    expect(page.get_by_text("You said you want")).to_be_visible()
    picture(page, f"{look}-2-live")
    no_sideways_scroll(page)
    page.get_by_text("Not this time").click()
    expect(page.get_by_text("Why? You can leave this empty.")).to_be_visible()
    picture(page, f"{look}-3-not-this-time")
    found += [*findings(page, "not this time", theme)]
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_role("button", name="Revise")).to_be_visible()
    page.get_by_role("button", name="Revise").click()
    expect(page.get_by_label("Your note")).to_be_focused()
    page.get_by_label("Your note").fill(GOOD)
    looked_at(page, len(GOOD))
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_text("Your tries at this note")).to_be_visible()
    choose_level(page, "Personal")
    picture(page, f"{look}-4-second-score")
    no_sideways_scroll(page)
    found += [*findings(page, "second score", theme)]
    page.get_by_label("Your note").fill(LONG)
    looked_at(page, len(LONG))
    expect(page.get_by_text("so nobody could send it")).to_be_visible()
    picture(page, f"{look}-5-too-long")
    no_sideways_scroll(page)
    assert [*found, *findings(page, "too long", theme)] == []


def open_tab(page: Page, name: str) -> None:
    """Open a tab of "More for this note"."""
    page.get_by_text("More for this note").click()
    page.get_by_role("tab", name=name).click()
    settled(page)


# --- the desk ---------------------------------------------------------------------------------


def bottom(page: Page, what: str) -> float:
    """Where an element of the page ends, in pixels from the top of the window."""
    box = page.locator(what).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


SCROLL_BAR = 15
"""Pixels of a screen's width that a scroll bar takes where it is not laid over the page."""


def test_on_a_wide_screen_all_is_seen_without_scrolling_and_the_button_stands_still(
    server: Server, visit: Visit
) -> None:
    page = visit(1440).page()
    open_note(page, server, "Wide Wanda")
    for what in (".st-key-desk-cards", ".st-key-score", ".st-key-desk-side"):
        assert bottom(page, what) <= 900, what
    cards, note, side = (
        page.locator(f".st-key-desk-{part}").bounding_box() for part in ("cards", "note", "side")
    )
    assert cards
    assert note
    assert side
    assert cards["x"] + cards["width"] < note["x"]
    assert note["x"] + note["width"] < side["x"]
    before = bottom(page, ".st-key-score")
    type_in(page, GOOD)
    looked_at(page, len(GOOD))
    expect(page.get_by_text("One next step")).to_be_visible()
    assert bottom(page, ".stAlert") <= 900
    assert bottom(page, ".st-key-score") == before
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_role("button", name="Revise")).to_be_visible()
    settled(page)
    assert bottom(page, ".st-key-score") == before
    page.set_viewport_size({"width": 1440 - SCROLL_BAR, "height": 900})
    assert bottom(page, ".st-key-somebody-new") == before, "the buttons stand in one row"


def test_on_a_tablet_there_are_two_columns(desk: Desk) -> None:
    page = desk(1024)
    cards, note, side = (
        page.locator(f".st-key-desk-{part}").bounding_box() for part in ("cards", "note", "side")
    )
    assert cards
    assert note
    assert side
    assert cards["x"] == side["x"] < note["x"]
    no_sideways_scroll(page)


def test_above_an_open_keyboard_there_is_all_that_writing_needs(desk: Desk) -> None:
    page = desk(390, 400)
    page.get_by_label("Your note").tap()
    longest = LONG[:140]
    type_in(page, longest)
    looked_at(page, len(longest))
    page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 0)")
    assert bottom(page, ".st-key-score") <= 400
    assert bottom(page, f"{NOTE_FIELD} .levels") <= bottom(page, ".st-key-score")
    beside_its_dots = re.compile(r"^Reason (missing|vague|clear|strong)")
    expect(page.get_by_role("button", name=beside_its_dots)).to_be_visible()


def test_on_a_phone_the_cards_are_one_tap_away_and_the_caret_stays(desk: Desk) -> None:
    page = desk(390)
    area = page.get_by_label("Your note")
    area.tap()
    type_in(page, GOOD)
    area.evaluate("area => area.setSelectionRange(6, 6)")
    assert page.locator(".st-key-desk-cards").is_hidden()
    page.get_by_role("button", name="See the cards").tap()
    expect(page.get_by_text("Tunes reeds with a needle")).to_be_in_viewport()
    page.get_by_role("button", name="Back to the note").tap()
    expect(page.locator(".st-key-desk-cards")).to_be_hidden()
    expect(area).to_be_focused()
    page.keyboard.type(" dear")
    expect(area).to_have_value(GOOD[:6] + " dear" + GOOD[6:])


def test_a_note_is_scored_at_once_and_one_press_brings_somebody_new_out_of_the_field(
    server: Server, visit: Visit
) -> None:
    page = visit(390).page()
    open_note(page, server, "Meeting Mia")
    area, score = page.get_by_label("Your note"), page.get_by_role("button", name="Score my note")
    button = page.get_by_role("button", name="Meet somebody new")
    by_keys = partial(page.keyboard.press, "Control+Enter")
    for score_it, meet in (
        (by_keys, button.tap),
        (by_keys, button.click),
        (score.click, partial(button.press, "Enter")),
    ):
        title = page.get_by_role("heading", level=1).inner_text()
        type_in(page, GOOD)
        score_it()
        expect(button).to_be_visible()
        expect(area).to_have_value(GOOD)
        expect(page.locator(".st-key-desk-side").get_by_text(GOOD)).to_be_visible()
        if score_it == by_keys:
            expect(area).to_be_focused()
        area.focus()
        meet()
        heading = page.get_by_role("heading", level=1)
        expect(heading, f"{title}, by {meet}").not_to_have_text(title)
        settled(page)
        expect(area).to_have_value("")


def test_a_click_on_marked_words_and_enter_on_a_level_say_why(desk: Desk) -> None:
    page = desk()
    type_in(page, GOOD)
    looked_at(page, len(GOOD))
    why = page.locator(f"{NOTE_FIELD} .why")
    page.locator(f"{NOTE_FIELD} .levels button", has_text="Personal").press("Enter")
    expect(why).to_contain_text("Counts: “")
    page.locator(f"{NOTE_FIELD} .levels button", has_text="Personal").press("Enter")
    expect(why).to_be_hidden()
    box = page.locator(f"{NOTE_FIELD} .paper mark").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(why.locator(".chosen")).to_contain_text("Counts: “")


def test_this_is_wrong_is_one_click_and_kept(server: Server, visit: Visit) -> None:
    page = visit().page()
    open_note(page, server, "Objecting Obi")
    type_in(page, GOOD)
    looked_at(page, len(GOOD))
    choose_level(page, "Value")
    page.locator(f"{NOTE_FIELD} .why button").first.click()
    expect(page.get_by_text("We noted that this is wrong.")).to_be_visible()
    page.get_by_label("Why? You can leave this empty.").fill("It is an offer")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_text("We noted that this is wrong.")).to_have_count(0)
    expect(page.get_by_label("Your note")).to_have_value(GOOD)


def test_what_fits_is_kept_and_the_whole_is_one_click_away(desk: Desk) -> None:
    page = desk()
    type_in(page, LONG)
    looked_at(page, len(LONG))
    page.get_by_role("button", name="Keep what fits").click()
    expect(page.get_by_label("Your note")).not_to_have_value(LONG)
    assert len(page.get_by_label("Your note").input_value()) <= 140
    expect(page.get_by_role("button", name="Score my note")).to_be_enabled()
    page.get_by_role("button", name="Bring the whole note back").click()
    expect(page.get_by_label("Your note")).to_have_value(LONG)


def test_paper_and_text_set_every_line_alike(desk: Desk) -> None:
    page = desk(390)
    page.get_by_label("Your note").fill(LONG + "\n\n" + "w" * 90 + "\n")
    looked_at(page, len(LONG) + 93)
    heights = page.get_by_label("Your note").evaluate(
        "area => [area.scrollHeight, area.clientHeight]"
    )
    assert heights[0] <= heights[1] + 1, "the text needs more room than the paper"
    same = page.locator(f"{NOTE_FIELD} .field").evaluate(
        "field => { const [a, b] = [field.querySelector('textarea'), field.querySelector('.paper')]"
        ".map(one => getComputedStyle(one)); return ['font', 'lineHeight', 'letterSpacing',"
        " 'paddingTop', 'paddingLeft', 'paddingRight', 'borderTopWidth', 'width', 'whiteSpace',"
        " 'overflowWrap', 'wordBreak', 'tabSize', 'textIndent'].filter(name => a[name] !== b[name])"
        " }"
    )
    assert same == []


def test_the_font_is_large_enough_for_a_phone_not_to_zoom(desk: Desk) -> None:
    page = desk(360)
    size = page.get_by_label("Your note").evaluate("area => getComputedStyle(area).fontSize")
    assert float(size.removesuffix("px")) >= 16


def test_a_twice_as_large_text_fits(desk: Desk) -> None:
    page = desk(360)
    page.evaluate("document.documentElement.style.setProperty('font-size', '34px', 'important')")
    type_in(page, GOOD)
    looked_at(page, len(GOOD))
    no_sideways_scroll(page)
    picture(page, "360-light-composer-200-percent")
    page.evaluate("document.documentElement.style.removeProperty('font-size')")


def test_the_field_has_a_name_a_counted_description_and_a_quiet_voice(
    server: Server, visit: Visit
) -> None:
    page = visit().page()
    open_note(page, server, "Hearing Hui")
    area = page.get_by_label("Your note")
    type_in(page, START)
    described = area.evaluate(
        "area => area.getAttribute('aria-describedby').split(' ')"
        ".map(id => area.getRootNode().getElementById(id).textContent).join(' ').trim()"
    )
    assert described == f"{len(START)}/140 characters Ctrl+Enter scores it"
    voice = page.locator(f"{NOTE_FIELD} .told")
    assert voice.text_content() == ""
    expect(voice).to_have_text(f"{len(START)}/140 characters")
    found = [
        f"{one['id']}: {node['html'][:100]}"
        for one in Axe().run(page).response["violations"]
        for node in one["nodes"]
        if "stBidi" in node["html"] or any("stBidi" in str(target) for target in node["target"])
    ]
    assert found == []


def test_in_forced_colours_the_text_is_legible_and_marks_are_underlined(desk: Desk) -> None:
    page = desk()
    page.emulate_media(forced_colors="active")
    type_in(page, GOOD)
    looked_at(page, len(GOOD))
    line = page.locator(f"{NOTE_FIELD} .paper mark").first.evaluate(
        "mark => getComputedStyle(mark).textDecorationLine"
    )
    assert line == "underline"
    chosen = page.locator(f"{NOTE_FIELD} .levels [aria-pressed=true]")
    assert chosen.evaluate("level => getComputedStyle(level).outlineStyle") == "solid"
    picture(page, "1440-forced-colours-composer")
    page.emulate_media(forced_colors="none")


def test_the_field_is_left_by_the_tab_key(desk: Desk) -> None:
    page = desk()
    type_in(page, START)
    page.keyboard.press("Tab")
    expect(page.get_by_label("Your note")).not_to_be_focused()
