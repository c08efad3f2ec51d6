"""A participant's page in a real browser, as a coach prints it."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pypdf
import pytest
from playwright.sync_api import Locator, Page, expect

from ccc.access import Role
from ccc.content.ids import GAMES
from ccc.games.rounds import NewRound, Points
from ccc.keys import new_key
from ccc.practice.attempts import Goal, NewAttempt, SetAside
from ccc.practice.canvas import Canvas
from ccc.scoring.scenarios import score_scenario
from ccc.storage import open_store
from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import open_page, settled
from tests.browser.participant import somebody_with_something_everywhere, type_key
from tests.conftest import shipped_content

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-reading")]

Visit = Callable[..., Visitor]

MUCH = "I work in a place with a long name, and I would like to say all of it in every detail. " * 3
NAME = "Wolfeschlegelsteinhausenbergerdorf-Smith"


def somebody_who_says_much(server: Server) -> int:
    """The number of a participant who filled every field that is on their page to the brim."""
    content, begun = shipped_content(), datetime.now(UTC) - timedelta(days=40)
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    someone = store.people.enrol("a device of theirs", NAME, begun)
    store.people.allow_coach(someone.id, allowed=True)
    store.own_people.change_canvas(someone.id, lambda _: Canvas({"who": MUCH[:120]}), begun)
    for number, scenario in enumerate(content.scenarios[:9]):
        at = begun + timedelta(days=number)
        note = MUCH[:140]
        judged = score_scenario(note, scenario, content.rubric)
        store.activity.open_scenario(someone.id, scenario.id, at)
        store.attempts.save(NewAttempt(someone.id, scenario.id, note, 90, judged), at)
        goal = Goal(MUCH[:140], MUCH[:140])
        store.goals.change(someone.id, scenario.id, lambda _, goal=goal: goal, at)
        aside = SetAside("value", "Offer something small that they can use.", MUCH[:200])
        store.goals.put_aside(someone.id, scenario.id, aside, at)
    for lesson in content.lessons:
        store.activity.finish_lesson(someone.id, lesson.id, begun)
    for game in GAMES:
        store.games.begin(NewRound(someone.id, game, "x", (), {}, Points(1, 12)), begun)
    store.close()
    return someone.id


def key_of_another_owner(server: Server) -> str:
    """For who changes how their desk is, which others of the same key would meet so."""
    store, key = open_store(f"sqlite:///{server.folder / 'ccc.db'}"), new_key()
    store.hosts.new("Another", Role.OWNER, key, datetime.now(UTC))
    store.close()
    return key


def on_paper(page: Page, last: Locator, charts: int) -> pypdf.PdfReader:
    """The sides that a page prints once its last words and all its charts are drawn."""
    expect(last).to_be_visible()
    expect(page.get_by_role("img")).to_have_count(charts)
    settled(page)
    page.wait_for_function("[...document.images].every(one => one.complete && one.naturalHeight)")
    return pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))


def test_a_page_is_printed_on_two_sides_in_black_with_its_chart_and_without_the_menu(
    server: Server, visit: Visit
) -> None:
    number = somebody_who_says_much(server)
    page = visit(dark=True).page()
    type_key(page, server)
    expect(page.get_by_label("Whose notes?")).to_be_visible()
    open_page(page, server, f"coach?person={number}&print=1")
    expect(page.get_by_role("heading", name="Notes: the latest 5 of 9")).to_be_visible()
    expect(page.get_by_role("link", name="Your progress")).to_have_count(0)
    printed = on_paper(page, page.get_by_text("points of 100").nth(4), charts=1)

    assert len(printed.pages) == 2
    words = "\n".join(side.extract_text() for side in printed.pages)
    assert NAME in words
    assert "First draft, in the order written" in words
    assert "Notes: the latest 5 of 9" in words
    assert "Lock this device" not in words
    assert "Print it with" not in words
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("heading", level=1)).to_have_css("color", "rgb(0, 0, 0)")

    open_page(page, server, "coach?view=cohort&print=1")
    printed = on_paper(page, page.get_by_text("of 30 notes"), charts=3)

    assert len(printed.pages) <= 2
    words = "\n".join(side.extract_text() for side in printed.pages)
    for drawn in ("Common", "last three", "by its Monday", NAME[:12]):
        assert drawn in words
    assert "Lock this device" not in words


def test_a_note_is_marked_and_handed_over_and_its_writer_answers(
    server: Server, visit: Visit
) -> None:
    phone = visit(390)
    writer = somebody_with_something_everywhere(server, phone, "Ngozi")
    desk, theirs = visit().page(), f"coach?person={writer.id}"
    type_key(desk, server, key_of_another_owner(server))
    desk.get_by_text("Hide the tool's levels until I have marked").click()
    settled(desk)
    open_page(desk, server, theirs)
    expect(desk.get_by_text("wait until you have marked eight notes of theirs")).to_be_visible()
    desk.get_by_text("Mark this note").first.click()
    for row in range(5):
        desk.get_by_role("radio", name="clear").nth(row).click()
        settled(desk)
    desk.get_by_label("Your comment").fill("Say what you could bring them.")
    desk.get_by_role("button", name="I have marked: show the tool's levels").click()
    expect(desk.get_by_text("The tool: ").first).to_be_visible()
    settled(desk)
    desk.get_by_role("button", name="Hand over").click()
    expect(desk.get_by_text("They have not opened it yet")).to_be_visible()
    expect(desk.get_by_text("You marked before you saw the tool's levels.")).to_be_visible()

    note = phone.page()
    note.goto(f"{server.url}/progress")
    note.get_by_role("button", name="Read it").click()
    expect(note.get_by_text("Say what you could bring them.")).to_be_visible()
    note.get_by_label("Your answer, if you like").fill("A list of shops. Is that enough?")
    note.get_by_role("button", name="Send").click()
    expect(note.get_by_text("You answered")).to_be_visible()

    desk.goto(f"{server.url}/coach")
    desk.get_by_role("link", name="waits for a reply").click()
    expect(desk.get_by_text("A list of shops. Is that enough?").first).to_be_visible()
