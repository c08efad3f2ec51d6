"""A phone in a room that writes: what stands on its first screen, and the end of the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from ccc.access import Role
from ccc.keys import new_key
from ccc.storage import Store, open_store
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.frontend.renderer import ASSETS
from ccc.workshop.writing import TIME_IS_UP
from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import no_sideways_scroll
from tests.browser.participant import device_of
from tests.conftest import shipped_content
from tests.hosts import room_writes

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

Visit = Callable[..., Visitor]

DATA = {
    "name": "1:somebody",
    "look": vars(FieldStyle("Your note", closed=TIME_IS_UP)),
    "kinds": [],
    "stretches": [["", []]],
    "levels": None,
    "base": "",
    "kept": True,
    "at": None,
    "older": None,
    "put": None,
    "most": 1000,
}
"""What a field is given that is empty."""

FIELD = "http://127.0.0.1/"
"""Where a field is drawn by itself."""

WRITE = 8
"""The step of the shipped hour in which the room writes with feedback, which takes most room."""


@pytest.fixture
def store(server: Server) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    yield opened
    opened.close()


def first_screen(page: Page) -> list[float]:
    """Where the field, its count, the guess and *Send* end, from the top of the page."""
    note = page.locator("[class*=st-key-note-]")
    parts = (
        page.get_by_label("Your note"),
        note.locator("#count"),
        page.get_by_label("Guess your points"),
        page.get_by_role("button", name="Send"),
    )
    boxes = [part.bounding_box() for part in parts]
    return [box["y"] + box["height"] for box in boxes if box is not None]


def test_a_phone_has_all_on_its_first_screen_and_loses_no_character_at_the_end(
    server: Server, visit: Visit, store: Store
) -> None:
    content = shipped_content()
    host = store.hosts.new("Maya", Role.FACILITATOR, new_key(), datetime.now(UTC))
    plan = content.workshops[-1].to_json()
    workshop = store.workshops.begin(host, "Tuesday", plan, datetime.now(UTC))
    visitor = visit(390)
    page = visitor.page()
    # The phone's clock is an hour slow, and the end must come all the same.
    page.add_init_script("const now = Date.now; Date.now = () => now() - 3600_000")
    page.goto(f"{server.url}/join?code={workshop.code}")
    page.get_by_role("button", name="Join without").click()
    expect(page.get_by_text("You are in: number")).to_be_visible()
    now = datetime.now(UTC)
    room_writes(store, host, workshop.id, WRITE, now, now + timedelta(minutes=7))

    note = page.get_by_label("Your note")
    expect(note).to_be_visible()
    ends = first_screen(page)
    assert len(ends) == 4
    assert max(ends) <= 844, ends
    no_sideways_scroll(page)
    page.get_by_role("button", name="See the cards").tap()
    expect(page.get_by_text("You write to", exact=True)).to_be_in_viewport()
    expect(page.get_by_text("You write as", exact=True)).to_be_visible()
    page.get_by_role("button", name="Back to the note").tap()
    note.fill("Hello, let us connect and talk.")
    page.locator("[class*=st-key-note-]").get_by_text("Reason").tap()
    expect(page.get_by_text("One next step")).to_be_visible()
    expect(page.get_by_role("button", name="This is wrong").last).to_be_in_viewport(ratio=1)
    note.fill("")

    store.writing_rounds.give_more_time(
        host, workshop.id, WRITE, datetime.now(UTC) + timedelta(seconds=6)
    )
    note.focus()
    began, typed = monotonic(), ""
    while note.is_editable() and monotonic() - began < 30:
        typed += "Dear Marc-André, "[len(typed) % 17]
        page.keyboard.type(typed[-1])
        page.wait_for_timeout(120)
    held = note.input_value()
    assert typed.startswith(held), "no letter is missing in between"
    assert len(held) >= len(typed) - 1
    assert len(held) > 17
    expect(page.get_by_text(TIME_IS_UP)).to_be_visible()
    expect(page.get_by_text("Time was up, so we took your note as it was")).to_be_visible()
    someone = store.people.of_device(device_of(visitor, server))
    assert someone is not None
    (kept,) = store.attempts.of(someone.id)
    assert kept.note == held


FIELD_ALONE = """async ({ script, data, now }) => {
  const { default: draw } = await import(script);
  const look = { ...data.look, closes: now + 300 };
  const given = { ...data, clock: now, look };
  const draws = (what) => draw({
    data: what, parentElement: document.body, setStateValue() {}, setTriggerValue() {},
  });
  draws(given);
  const area = document.querySelector("textarea");
  area.value = "A last word.";
  area.oninput();
  const said = () => [".closed", ".waits"].map((one) => document.querySelector(one).textContent);
  await new Promise((heard) => setTimeout(heard, 2500));
  const silent = said();
  draws({ ...given, clock: now + 2500, base: area.value, stretches: [[area.value, []]] });
  return [silent, said()];
}"""
"""A field whose time ends while its server says nothing for two seconds, and then answers."""


def serve_field(route: Route) -> None:
    """Answer as a server of our files would, of which there need be none."""
    name = urlsplit(route.request.url).path.rpartition("/")[2]
    route.fulfill(path=ASSETS / (name or "note.html"))


def test_nobody_is_told_that_words_are_collected_of_which_the_server_has_not_heard(
    visit: Visit,
) -> None:
    page = visit(390).page()
    page.route(f"{FIELD}**", serve_field)
    page.goto(FIELD)
    given = {
        "script": f"{FIELD}note.js",
        "data": DATA,
        "now": page.evaluate("Date.now()"),
    }
    silent, heard = page.evaluate(FIELD_ALONE, given)
    assert silent == ["", "Time is up, and the server has not answered yet. Your words stay here."]
    assert heard == [TIME_IS_UP, ""]
