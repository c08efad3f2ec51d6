"""A workshop in real browsers: one screen led by keys, phones that join, reload and come late."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import settled
from tests.browser.test_accessibility import findings

SCREENS = [(1920, 1080), (1280, 720)]
CODE_WITHOUT_EDGE = 29 / 37
"""What of the picture is the code of an address to join, which has 29 modules a side or more."""

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-reading")]


Visit = Callable[..., Visitor]


@dataclass
class Room:
    """A server that phones can open, a host at its screen, and how others come."""

    server: Server
    visit: Visit
    screen: Page

    @property
    def code(self) -> str:
        return self.screen.locator(".st-key-lobby-number").inner_text().strip()

    def phone(self, code: str) -> Page:
        """A phone that comes by the QR code and has joined after one more tap."""
        page = self.visit(390).page()
        page.goto(f"{self.server.url}/join?code={code}")
        page.get_by_role("button", name="Join without").click()
        return page


@pytest.fixture
def room(visit: Visit, server: Server) -> Room:
    """An hour that has just begun."""
    screen = visit(1920).page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    screen.goto(f"{server.url}/workshop")
    screen.get_by_label("Your key").fill(server.owner_key)
    screen.get_by_role("button", name="Open", exact=True).click()
    screen.get_by_role("button", name="Start now").click()
    expect(screen.get_by_text("Nobody is here yet")).to_be_visible()
    return Room(server, visit, screen)


def height_of(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["height"]


def without_barriers(page: Page, where: str) -> None:
    found = findings(page, where, "light")
    assert not found, "\n".join(found)


def test_the_lobby_is_read_and_photographed_from_the_back_row(room: Room) -> None:
    scrolls = "() => document.querySelector('.stMain').scrollHeight > innerHeight + 1"
    for width, height in SCREENS:
        room.screen.set_viewport_size({"width": width, "height": height})
        expect(room.screen.locator(".st-key-lobby img")).to_be_in_viewport(ratio=1)
        assert height_of(room.screen, ".st-key-lobby img") * CODE_WITHOUT_EDGE >= 0.6 * height
        number = room.screen.locator(".st-key-lobby-number [data-testid=stText]")
        size = number.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
        assert size >= 0.43 * height
        assert height_of(room.screen, ".st-key-lobby-number") < 1.5 * size, "it is on one line"
        assert number.evaluate("element => element.scrollWidth <= element.clientWidth")
        assert not room.screen.evaluate(scrolls)


def test_a_room_is_led_by_keys_and_its_phones_follow_reload_and_come_late(room: Room) -> None:
    code = room.code
    phone, other = room.phone(code), room.phone(code)
    expect(room.screen.get_by_text("2 people are here")).to_be_visible()
    expect(phone.get_by_role("heading", name="You are in: number")).to_be_visible()

    room.screen.keyboard.press("PageDown")
    story = "The stranger at the table"
    expect(room.screen.get_by_role("heading", name=story)).to_be_visible()
    for page in (phone, other):
        expect(page.get_by_role("heading", name=story)).to_be_visible()

    without_barriers(room.screen, "the screen")
    without_barriers(phone, "a phone")

    phone.reload()
    expect(phone.get_by_role("heading", name=story)).to_be_visible()
    late = room.phone(code)
    expect(late.get_by_role("heading", name=story)).to_be_visible()

    room.screen.keyboard.press("Escape")
    expect(room.screen.get_by_text("One moment, please.")).to_be_visible()
    room.screen.keyboard.press("Escape")
    expect(room.screen.get_by_role("heading", name=story)).to_be_visible()
    room.screen.reload()
    expect(room.screen.get_by_role("heading", name=story)).to_be_visible()
    settled(room.screen)
    room.screen.keyboard.press("ArrowLeft")
    expect(room.screen.get_by_text("3 people are here")).to_be_visible()


def test_a_phone_becomes_the_desk_by_what_its_host_types_under_the_screen(room: Room) -> None:
    phone = room.phone(room.code)
    settled(phone)
    phone.get_by_text("I lead this").click()
    phone.get_by_role("button", name="Show the digits").click()
    digits = phone.locator("strong").filter(has_text=re.compile(r"^\d{6}$")).inner_text()

    room.screen.mouse.move(640, 700)
    room.screen.get_by_role("button", name="Let a phone lead").click()
    settled(room.screen)
    room.screen.get_by_label("The six digits it shows").fill(digits)
    room.screen.keyboard.press("Enter")
    expect(room.screen.get_by_text("That phone is a desk now.")).to_be_visible()
    room.screen.keyboard.press("Escape")

    phone.get_by_role("button", name="I have typed them").click()
    phone.get_by_role("link", name="Open the desk").click()
    expect(phone.get_by_role("heading", name="Who is here")).to_be_visible()
    without_barriers(phone, "the desk")
    phone.get_by_role("button", name="Next", exact=True).click()
    expect(room.screen.get_by_role("heading", name="The stranger at the table")).to_be_visible()
