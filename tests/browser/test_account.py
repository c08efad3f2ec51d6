"""Mine: it moves with me to another device, and nothing of it is left where I erased it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from ccc.storage import open_store
from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import (
    EVERY_LOOK,
    erase,
    in_each_look,
    no_sideways_scroll,
    open_page,
    picture,
    settled,
    unfold,
)
from tests.browser.participant import device_of, page_paths, somebody_with_something_everywhere
from tests.browser.test_accessibility import Look, in_looks

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-reading")]

Visit = Callable[..., Visitor]

NICKNAME = "What shall we call you?"
KEPT_HERE = "Object.keys(localStorage).filter(key => key.startsWith('ccc-draft:'))"
DRAFT = "localStorage.setItem('ccc-draft:1:baker', 'half a thought')"


def your_data(page: Page, server: Server) -> None:
    open_page(page, server, "yours")
    expect(page.get_by_role("heading", name="On another device")).to_be_visible()


def code_in_the_dialog(page: Page, button: str) -> str:
    page.get_by_role("button", name=button).click()
    return page.get_by_role("dialog").locator("code").inner_text().strip()


def everything_came_along(page: Page, server: Server, nickname: str) -> None:
    expect(page.get_by_text("Your tries at this note")).to_be_visible()
    expect(page.get_by_text(nickname).first).to_be_visible()
    open_page(page, server, "progress")
    expect(page.get_by_role("heading", name="First drafts to new people")).to_be_visible()


@in_each_look
def test_no_state_of_your_data_is_wider_than_its_screen_or_a_barrier(
    server: Server, visit: Visit, width: int, dark: bool
) -> None:
    look = f"{width}-{'dark' if dark else 'light'}-yours"
    both: list[Look] = [(width, "light"), (width, "dark")]
    looks = both if dark else both[::-1]
    visitor = visit(width, dark=dark)
    page = visitor.page()
    page.goto(f"{server.url}/yours")
    unfold(page, "I have a code from another device")
    page.get_by_label("Your code").fill("1a2b-3c4d")
    page.get_by_role("button", name="Go on here").click()
    expect(page.get_by_text("Nobody's notes are under this code")).to_be_visible()
    picture(page, f"{look}-1-stranger")
    somebody_with_something_everywhere(server, visitor, "Ann")
    your_data(page, server)
    unfold(page)
    picture(page, f"{look}-2-all")
    no_sideways_scroll(page)
    found = [*in_looks(page, "all open", looks)]
    code_in_the_dialog(page, "Open on another device")
    picture(page, f"{look}-3-link")
    no_sideways_scroll(page)
    found += in_looks(page, "a link", looks)
    page.keyboard.press("Escape")
    code = code_in_the_dialog(page, "Make a code")
    picture(page, f"{look}-4-code")
    no_sideways_scroll(page)
    found += in_looks(page, "a code", looks)
    other = visit(width, dark=dark)
    somebody_with_something_everywhere(server, other, "Bo")
    page = other.page()
    your_data(page, server)
    unfold(page, "I have a code from another device")
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button", name="Go on here").click()
    expect(page.get_by_role("heading", name="Go on as Ann?")).to_be_visible()
    picture(page, f"{look}-5-asked")
    found += in_looks(page, "asked", looks)
    page.get_by_role("button", name="No, stay here").click()
    unfold(page, "Leave this device")
    page.get_by_text("I have no code, and my notes").click()
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page.get_by_text("You have left this device")).to_be_visible()
    expect(page).to_have_url(f"{server.url}/yours?gone=left")
    picture(page, f"{look}-6-left")
    no_sideways_scroll(page)
    assert not found, "\n".join(found)


def test_a_code_and_then_a_link_move_drafts_notes_and_progress_to_other_devices(
    server: Server, visit: Visit
) -> None:
    """The link leaves no code in the address; who comes late, see tests/ui/account."""
    laptop, phone = visit(), visit(390)
    ann = somebody_with_something_everywhere(server, laptop, "Moving Mo")
    page = laptop.page()
    your_data(page, server)
    code = code_in_the_dialog(page, "Make a code")

    there = phone.page()
    there.goto(f"{server.url}/practice?scenario=accordion-mender")
    unfold(there, "I have a code from another device")
    there.get_by_label("Your code").fill(code.upper())
    there.get_by_role("button", name="Go on here").click()
    expect(there.get_by_text("Welcome back, Moving Mo", exact=False)).to_be_visible()
    expect(there.get_by_label("Your note")).to_have_value("half a thought of Moving Mo")
    everything_came_along(there, server, "Moving Mo")
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    assert store.people.of_device(device_of(phone, server)) == ann
    assert store.people.of_device(device_of(laptop, server)) == ann
    assert "Moving Mo" in store.own_people.canvas(ann.id).answers["who"]

    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    link = code_in_the_dialog(page, "Open on another device")
    assert link.startswith(f"{server.url}/yours?link=")
    expect(page.get_by_role("img", name="QR code of the link below")).to_be_visible()
    tablet = visit(390)
    there = tablet.page()
    there.goto(link)
    expect(there.get_by_role("heading", name="Go on as Moving Mo?")).to_be_visible()
    there.get_by_role("button", name="Go on").click()
    expect(there.get_by_role("heading", name="On another device")).to_be_visible()
    expect(there).to_have_url(f"{server.url}/yours")
    assert store.people.of_device(device_of(tablet, server)) == ann
    store.close()


def test_what_is_downloaded_opens_and_is_whole(server: Server, visit: Visit) -> None:
    visitor = visit()
    somebody_with_something_everywhere(server, visitor, "=Taking()")
    page = visitor.page()
    your_data(page, server)
    with page.expect_download() as json_file:
        page.get_by_role("button", name="Download JSON").click()
    taken = json.loads(json_file.value.path().read_text("utf-8"))
    assert taken["person"]["nickname"] == "=Taking()"
    with page.expect_download() as zip_file:
        page.get_by_role("button", name="Download tables (CSV)").click()
    with ZipFile(zip_file.value.path()) as archive:
        me = csv.DictReader(io.StringIO(archive.read("me.csv").decode("utf-8-sig")))
        assert next(me)["nickname"] == "'=Taking()"
        assert len(archive.namelist()) == 1 + len([rows for rows in taken.values() if rows])


def test_after_erasing_nothing_of_mine_is_anywhere(server: Server, visit: Visit) -> None:
    visitor = visit()
    somebody_with_something_everywhere(server, visitor, "Erasmus")
    page = visitor.page()
    your_data(page, server)
    page.evaluate(DRAFT)
    page.evaluate("localStorage.setItem('somebody-elses', 'stays')")
    assert any(b"Erasmus" in file.read_bytes() for file in server.folder.glob("ccc.db*"))
    before = device_of(visitor, server)

    erase(page, "Erase everything", "Yes, erase all of it")

    page.wait_for_url("**/yours?gone=erased")
    expect(page.get_by_text("Everything of yours is erased")).to_be_visible()
    expect(page).to_have_url(f"{server.url}/yours?gone=erased")
    expect(page.get_by_role("textbox", name=NICKNAME)).to_be_visible()
    page.wait_for_function(f"{KEPT_HERE}.length === 0")
    assert page.evaluate("localStorage.getItem('somebody-elses')") == "stays"
    assert device_of(visitor, server) != before
    assert not any(b"Erasmus" in file.read_bytes() for file in server.folder.glob("ccc.db*"))
    assert "Erasmus" not in json.dumps(visitor.context.storage_state())
    for path in page_paths() if EVERY_LOOK else ("", "progress"):
        open_page(page, server, path)
        assert "Erasmus" not in page.content()


def test_on_a_shared_tablet_the_next_person_begins_afresh(server: Server, visit: Visit) -> None:
    visitor = visit(390)
    first = somebody_with_something_everywhere(server, visitor, "First Fay")
    left_open = visitor.page()
    left_open.goto(f"{server.url}/practice?scenario=accordion-mender")
    expect(left_open.get_by_label("Your note")).to_be_visible()
    page = visitor.page()
    your_data(page, server)
    page.evaluate(DRAFT)
    code = code_in_the_dialog(page, "Make a code")
    page.keyboard.press("Escape")
    before = device_of(visitor, server)
    unfold(page, "Leave this device")
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page).to_have_url(f"{server.url}/yours?gone=left")
    page.wait_for_function(f"{KEPT_HERE}.length === 0")
    assert device_of(visitor, server) != before
    left_open.get_by_label("Your note").fill("words of the next person")
    expect(left_open.get_by_text("Reload the page to go on")).to_be_visible()
    left_open.wait_for_function(f"{KEPT_HERE}.length === 0")
    left_open.close()

    page.get_by_role("textbox", name=NICKNAME).fill("Second Sol")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="On another device")).to_be_visible()
    open_page(page, server, "practice?scenario=accordion-mender")
    expect(page.get_by_label("Your note")).to_have_value("")
    page.reload()
    expect(page.get_by_text("Second Sol").first).to_be_attached()

    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    second = store.people.of_device(device_of(visitor, server))
    assert second is not None
    assert second.nickname == "Second Sol"
    assert store.devices.link("another", code, first.since) == first
    store.close()


def test_a_browser_that_lost_its_cookies_and_kept_its_cache_is_given_another(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    page = visitor.page()
    page.goto(f"{server.url}/practice")
    expect(page.get_by_role("textbox", name=NICKNAME)).to_be_visible()
    visitor.context.clear_cookies()
    page.reload()
    expect(page.get_by_role("textbox", name=NICKNAME)).to_be_visible()
    settled(page)
    assert page.get_by_text("does not keep our cookie").count() == 0
    page.get_by_role("textbox", name=NICKNAME).fill("Cached Cam")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="Meet somebody new")).to_be_visible()


def test_with_two_windows_everybody_finds_their_notes_after_a_reload(
    server: Server, visit: Visit
) -> None:
    visitor = visit(390)
    behind, page = visitor.page(), visitor.page()
    for one in (behind, page):
        one.goto(f"{server.url}/canvas")
        expect(one.get_by_role("textbox", name=NICKNAME)).to_be_visible()
    planted = device_of(visitor, server)
    page.get_by_role("textbox", name=NICKNAME).fill("First Flo")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text("First Flo").first).to_be_attached()
    store = open_store(f"sqlite:///{server.folder / 'ccc.db'}")
    wait_until(page, lambda: store.devices.has_ended(planted))
    flo = store.people.of_device(device_of(visitor, server))
    assert flo is not None
    assert flo.nickname == "First Flo"

    behind.get_by_role("textbox", name=NICKNAME).fill("Second Sid")
    behind.get_by_role("button", name="Begin").click()
    expect(behind.get_by_text("Reload the page to go on")).to_be_visible()
    behind.reload()
    expect(behind.get_by_text("First Flo").first).to_be_attached()

    your_data(page, server)
    unfold(page, "Leave this device")
    page.get_by_text("I have no code, and my notes").click()
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(page).to_have_url(f"{server.url}/yours?gone=left")
    behind.reload()
    behind.get_by_role("textbox", name=NICKNAME).fill("Second Sid")
    behind.get_by_role("button", name="Begin").click()
    expect(behind.get_by_text("Second Sid").first).to_be_attached()
    behind.reload()
    expect(behind.get_by_text("Second Sid").first).to_be_attached()
    store.close()


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Wait for what happens at the server, while the page goes on."""
    for _ in range(200):
        if is_so():
            return
        page.wait_for_timeout(100)
    raise AssertionError("it did not happen within twenty seconds")
