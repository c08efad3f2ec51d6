"""The games in a real browser: each is played to its end, left and found again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from ccc.games.decide import Decided
from ccc.games.rounds import Round
from ccc.storage import open_store
from tests.browser.conftest import ARTEFACTS, Server, Visitor
from tests.browser.page_checks import (
    EVERY_LOOK,
    in_each_look,
    no_sideways_scroll,
    open_page,
    picture,
    settled,
    unfold,
)
from tests.browser.participant import come_in, device_of
from tests.browser.test_accessibility import Theme, findings, room
from tests.browser.test_whole_path import write
from tests.conftest import shipped_content

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

Visit = Callable[..., Visitor]

CONTENT = shipped_content()
OWN_NOTE = "Eudes, I read that your hearing aid swallows the top notes. I tune hearing aids."


def begin(page: Page, server: Server, game: str, nickname: str) -> None:
    """Open a game as somebody new."""
    come_in(page, server, nickname)
    page.goto(f"{server.url}/{game}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)


def come_from_the_list(page: Page, server: Server, game: str, nickname: str) -> None:
    """The same by the list of all games and the question for a nickname."""
    title = next(one.title for one in CONTENT.games.games if one.id == game)
    page.goto(f"{server.url}/games")
    page.get_by_role("link", name=title).click()
    page.get_by_role("textbox", name="What shall we call you?").fill(nickname)
    page.get_by_role("button", name="Begin", exact=True).click()
    settled(page)


def answered_meanwhile(
    server: Server, visitor: Visitor, answers: Callable[[Round], Mapping[str, str]]
) -> None:
    """Answer more of the round that goes on, which the page shows after a reload."""
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    someone = store.people.of_device(device_of(visitor, server))
    assert someone is not None
    round_ = store.games.of(someone.id)[-1]
    store.games.answer(round_, answers(round_))
    store.close()


def seen(page: Page, look: str, step: str, theme: Theme) -> list[str]:
    """A picture, no sideways scroll, and what axe-core finds."""
    picture(page, f"{look}-{step}")
    no_sideways_scroll(page)
    return findings(page, step, theme)


def ended(page: Page, look: str, step: str, theme: Theme) -> list[str]:
    """The same of an ending; where every look is asked for, also unfolded and with large text."""
    found = seen(page, look, step, theme)
    if EVERY_LOOK:
        found += room(page, page.context.new_cdp_session(page), step)
    return found


def all_but_the_last(round_: Round) -> dict[str, str]:
    """Decisions as we would take them, for all of a round but its last situation."""
    ours = {one.id: Decided(one.best, one.reason).answer for one in CONTENT.situations}
    return {asked: ours[asked] for asked in round_.plan[:-1]}


@in_each_look
def test_twelve_decisions_from_the_introduction_to_what_to_do_next(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    look, theme = f"{width}-{'dark' if dark else 'light'}-decide", theme_of(dark)
    visitor = visit(width, dark=dark)
    page = visitor.page()
    page.emulate_media(reduced_motion="reduce")
    come_from_the_list(page, server, "decide", f"Deciding {look}")
    found = seen(page, look, "1-introduction", theme)
    page.get_by_role("button", name="Begin the round").click()
    for number in (1, 2, 12):
        expect(page.get_by_test_id("stProgress").get_by_text(f"{number} of 12")).to_be_visible()
        page.get_by_role("button", name="Follow", exact=True).click()
        reason = page.get_by_role("button", name="I have nothing to say to them yet.")
        expect(reason).to_be_visible()
        if number == 2:
            found += seen(page, look, "2-asked", theme)
            page.reload()
            page.get_by_role("button", name="Follow", exact=True).click()
        reason.click()
        following = page.get_by_role("button", name=re.compile("^(Next|See how it went)"))
        expect(following).to_be_visible()
        if number == 2:
            found += seen(page, look, "3-answered", theme)
            answered_meanwhile(server, visitor, all_but_the_last)
            page.reload()
            settled(page)
        following.click()
    expect(page.get_by_role("heading", name=re.compile("^You and we agree on"))).to_be_visible()
    expect(page.get_by_text("that we would follow, you would follow all")).to_be_visible()
    found += ended(page, look, "4-end", theme)
    assert found == []


@in_each_look
def test_a_blank_request_is_answered_and_answered_better(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    look, theme = f"{width}-{'dark' if dark else 'light'}-reply", theme_of(dark)
    request = CONTENT.blank_requests[0]
    page = visit(width, dark=dark).page()
    page.emulate_media(reduced_motion="reduce")
    begin(page, server, "reply", f"Replying {look}")
    found = seen(page, look, "1-senders", theme)
    link = page.get_by_role("link", name=request.title)
    title, sender = link.locator("span").first, page.get_by_text(request.them.name).first
    lefts = [one.evaluate("one => one.getBoundingClientRect().left") for one in (title, sender)]
    assert abs(lefts[0] - lefts[1]) < 2, "a link begins where the text about it does"
    link.click()
    field = page.get_by_role("textbox", name="Your answer")
    field.fill("Thank you for the invitation! Who are you?")
    page.get_by_role("button", name="Look at my answer").click()
    expect(page.get_by_role("heading", name=re.compile(r"^\d+ of 12"))).to_be_visible()
    expect(page.get_by_text("One next step", exact=True)).to_be_visible()
    found += seen(page, look, "2-first", theme)
    field.fill(request.after)
    page.get_by_role("button", name="Look at my answer").click()
    expect(page.get_by_role("heading", name="12 of 12")).to_be_visible()
    expect(page.get_by_text("Your first answer to them had")).to_be_visible()
    unfold(page, "How somebody else did it")
    expect(page.get_by_text("Look at this:", exact=True)).to_be_visible()
    found += seen(page, look, "3-better", theme)
    page.reload()
    expect(field).to_have_value(request.after)
    assert found == []


@in_each_look
def test_a_month_is_kept_while_it_is_played_and_closed_when_everybody_has_a_choice(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    look, theme = f"{width}-{'dark' if dark else 'light'}-month", theme_of(dark)
    visitor = visit(width, dark=dark)
    page = visitor.page()
    page.emulate_media(reduced_motion="reduce")
    begin(page, server, "month", f"Monthly {look}")
    found = seen(page, look, "1-introduction", theme)
    page.get_by_role("button", name="Begin the month").click()
    groups = page.get_by_role("radiogroup", name=re.compile("^Your choice for"))
    expect(groups).to_have_count(20)
    settled(page)
    for number in range(6):
        choose(groups.nth(number), "Note")
    expect(page.get_by_text("All five notes are spent.")).to_be_visible()
    expect(groups.nth(5).get_by_role("radio", checked=True)).to_have_count(0)
    found += seen(page, look, "2-spent", theme)
    answered_meanwhile(server, visitor, lambda _: {str(n): "follow" for n in range(5, 19)})
    page.reload()
    expect(groups).to_have_count(20)
    expect(groups.nth(4).get_by_role("radio", name="Note")).to_be_checked()
    choose(groups.nth(19), "Follow")
    expect(page.get_by_text("You have chosen for everybody.").first).to_be_visible()
    page.get_by_role("button", name="Close the month").click()
    page.get_by_role("button", name="See what came of it").click()
    expect(page.get_by_role("heading", name="What came of it")).to_be_visible()
    found += ended(page, look, "3-end", theme)
    assert found == []


def choose(group: Locator, choice: str) -> None:
    """Choose, and wait until the server has taken it."""
    group.get_by_text(choice, exact=True).click()
    settled(group.page)


def theme_of(dark: bool) -> Theme:
    return "dark" if dark else "light"


@in_each_look
def test_eight_invitations_are_judged_on_a_phone_one_s_own_among_them(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    look, theme = f"{width}-{'dark' if dark else 'light'}-seat", theme_of(dark)
    page = visit(width, dark=dark).page()
    page.emulate_media(reduced_motion="reduce")
    come_in(page, server, f"Sitting {look}")
    page.goto(f"{server.url}/practice?scenario=accordion-mender")
    write(page, OWN_NOTE)
    open_page(page, server, "seat")
    page.get_by_text("Eudes Camargo").first.click()
    expect(page.get_by_text("Your latest note to Eudes")).to_be_visible()
    found = seen(page, look, "1-choice", theme)
    page.get_by_role("button", name="Without the clock").click()
    for number in range(1, 9):
        expect(page.get_by_test_id("stProgress").get_by_text(f"{number} of 8")).to_be_visible()
        if number == 4:
            found += seen(page, look, "2-asked", theme)
            page.reload()
            expect(page.get_by_test_id("stProgress").get_by_text("4 of 8")).to_be_visible()
        settled(page)
        page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("You accepted your own note", exact=False).first).to_be_visible()
    found += ended(page, look, "3-end", theme)
    assert found == []


def in_sight(page: Page) -> list[str]:
    """Of clock, seat and buttons, those wholly on the screen, below Streamlit's own bar."""
    whole = {
        "clock": page.get_by_text("seconds left", exact=False).first,
        "who": page.locator(".st-key-by-the-clock [data-testid=stCaptionContainer]").first,
    }
    whole |= {one: page.get_by_role("button", name=one) for one in ("Accept", "Ignore", "Report")}
    boxes = {name: one.bounding_box() for name, one in whole.items()}
    height = page.evaluate("window.innerHeight")
    return [name for name, box in boxes.items() if box and 50 <= box["y"] <= height - box["height"]]


def test_by_the_clock_a_small_phone_shows_all_at_once_and_the_round_ends_by_itself(
    server: Server, visit: Visit
) -> None:
    """Clock and buttons together; a reload wins no time."""
    page = visit(360).page()
    page.set_viewport_size({"width": 360, "height": 640})
    begin(page, server, "seat", "Small Sal")
    page.get_by_role("button", name="Start the clock").tap()
    for number in range(1, 5):
        expect(page.get_by_test_id("stProgress").get_by_text(f"{number} of 8")).to_be_visible()
        settled(page)
        assert in_sight(page) == ["clock", "who", "Accept", "Ignore", "Report"], number
        if number == 1:
            if EVERY_LOOK:
                page.screenshot(path=str(ARTEFACTS / "360-light-seat-clock.png"))
            page.reload()
            settled(page)
            assert in_sight(page) == ["clock", "who", "Accept", "Ignore", "Report"], "anew"
        page.get_by_role("button", name="Ignore").tap()
    expect(page.get_by_test_id("stProgress").get_by_text("5 of 8")).to_be_visible()
    shorten(server)
    page.reload()
    expect(page.get_by_text(re.compile(r"[1-5] seconds? left"))).to_be_visible()
    expect(page.get_by_role("heading", name="You and we agreed on")).to_be_visible()
    expect(page.get_by_text("You read 4 of 8.")).to_be_visible()


def test_with_large_text_the_clock_can_be_done_without_and_its_buttons_are_reached(
    server: Server, visit: Visit
) -> None:
    page = visit(390).page()
    settings = page.context.new_cdp_session(page)
    begin(page, server, "seat", "Large Lou")
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    settled(page)
    expect(page.get_by_role("button", name="Without the clock")).to_be_visible()
    page.get_by_role("button", name="Start the clock").tap()
    for number, verdict in enumerate(("Accept", "Ignore", "Report"), start=1):
        expect(page.get_by_test_id("stProgress").get_by_text(f"{number} of 8")).to_be_visible()
        settled(page)
        no_sideways_scroll(page)
        button = page.get_by_role("button", name=verdict)
        button.scroll_into_view_if_needed()
        expect(button).to_be_in_viewport(ratio=0.95)
        if EVERY_LOOK:
            page.screenshot(path=str(ARTEFACTS / f"390-large-seat-clock-{number}.png"))
        button.tap()
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})


def shorten(server: Server) -> None:
    """Let every round have begun 55 seconds ago."""
    with sqlite3.connect(server.folder / "ccc.db") as database:
        database.execute(
            "UPDATE played_round SET began = strftime('%Y-%m-%d %H:%M:%f', 'now', '-55 seconds')"
        )


@in_each_look
def test_a_bad_note_is_tried_and_given_when_it_gets_through(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    look, theme = f"{width}-{'dark' if dark else 'light'}-beat", theme_of(dark)
    page = visit(width, dark=dark).page()
    page.emulate_media(reduced_motion="reduce")
    begin(page, server, "beat", f"Beating {look}")
    found = seen(page, look, "1-choice", theme)
    page.get_by_role("textbox", name="What is bad about it?").fill("Nothing but a greeting")
    page.get_by_role("textbox", name="The worst note that still scores").fill("Hi Eudes!")
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_text("The scorer noticed. Below")).to_be_visible()
    found += seen(page, look, "2-held", theme)
    page.get_by_role("textbox", name="The worst note that still scores").fill(
        f"{OWN_NOTE} Shall I send you the setting? Ha, sucker"
    )
    page.get_by_role("button", name="Try it").click()
    page.get_by_role("button", name="Yes, you may keep it").click()
    expect(page.get_by_text("Thank you. We keep it")).to_be_visible()
    found += ended(page, look, "3-given", theme)
    assert found == []


def test_a_game_is_found_in_the_menu_under_the_other_moves(server: Server, visit: Visit) -> None:
    page = visit().page()
    here = page.locator("[data-testid=stSidebarNavLink][aria-current]")
    page.goto(f"{server.url}/games")
    page.get_by_role("link", name=CONTENT.games.games[0].title).click()
    page.wait_for_url(lambda url: not url.endswith("/games"))
    settled(page)
    expect(here).to_have_text(re.compile("Games"))
    page.reload()
    expect(here).to_have_text(re.compile("Games"))
    weight = here.locator("[label]").evaluate("label => getComputedStyle(label).fontWeight")
    assert weight == "600"
    page.get_by_role("link", name="Lessons").first.click()
    expect(page.get_by_role("heading", level=1, name="Lessons")).to_be_visible()
    expect(here).to_have_text(re.compile("Lessons"))
