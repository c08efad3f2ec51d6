"""A lesson on a room's screen: turned by keys, without a side bar, legible from the back row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from ccc.content.lessons import Lesson, LessonSlide
from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import picture, settled
from tests.browser.participant import somebody_with_something_everywhere
from tests.conftest import shipped_content

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-screen")]

Visit = Callable[..., Visitor]

LESSONS = shipped_content().lessons


def at_part(page: Page, number: int) -> None:
    expect(page.get_by_text(re.compile(rf"^{number} of \d"))).to_be_visible()
    settled(page)


def test_screen_mode_is_turned_by_keys_and_by_a_presenters_remote(
    server: Server, visit: Visit
) -> None:
    page = visit().page()
    page.goto(f"{server.url}/lessons?lesson=stranger-at-the-table&screen=1")
    at_part(page, 1)
    picture(page, "1440-light-8-screen-title")
    for key, part in (
        ("ArrowRight", 2),
        ("ArrowLeft", 1),
        ("PageUp", 1),
        ("PageDown", 2),
        ("Space", 3),
        ("Shift+Space", 3),
        ("PageUp", 2),
    ):
        page.keyboard.press(key)
        at_part(page, part)
    picture(page, "1440-light-9-screen-telling")
    page.get_by_role("button", name="Next").click()
    at_part(page, 3)
    page.get_by_role("button", name="Previous").focus()
    page.keyboard.press("Space")
    at_part(page, 2)


@pytest.mark.parametrize(
    ("key", "step"), [("ArrowRight", 1), ("ArrowLeft", -1), ("PageDown", 1), ("Space", 1)]
)
def test_after_a_quick_check_was_answered_keys_turn_the_parts_again(
    server: Server, visit: Visit, key: str, step: int
) -> None:
    lesson = LESSONS[0]
    check = 1 + lesson.slides().index(LessonSlide("check"))
    page = visit().page()
    page.goto(f"{server.url}/lessons?lesson={lesson.id}&screen=1&part={check}")
    at_part(page, check)
    page.locator("label").filter(has=page.get_by_role("radio")).nth(1).click()
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio").nth(0)).to_be_checked()
    settled(page)
    page.keyboard.press(key)
    at_part(page, check + step)


PUT_A_WAY_TO_HIDE = """() => {
  const way = document.createElement('div');
  way.className = 'st-key-screen-hide';
  way.innerHTML = '<button>Hide</button>';
  way.onclick = () => way.firstChild.innerText = 'Hidden';
  document.querySelector('.st-key-screen-way').append(way);
}"""


def test_escape_presses_the_button_that_hides_where_the_bar_has_one(
    server: Server, visit: Visit
) -> None:
    page = visit().page()
    page.goto(f"{server.url}/lessons?lesson=context&screen=1")
    at_part(page, 1)
    page.keyboard.press("Escape")
    at_part(page, 1)
    page.evaluate(PUT_A_WAY_TO_HIDE)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Hidden")).to_be_visible()


def test_the_screen_of_a_room_has_no_side_bar_from_its_first_part_on(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    somebody_with_something_everywhere(server, visitor, "Presenting Pia")
    page = visitor.page()
    page.goto(f"{server.url}/lessons?lesson=context")
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    page.get_by_role("link", name="Show it to a room").click()
    expect(page.get_by_text(re.compile(r"^1 of \d"))).to_be_visible()
    settled(page)
    expect(page.get_by_test_id("stSidebar")).not_to_be_visible()
    page.get_by_role("link", name="Leave the screen").click()
    expect(page.get_by_test_id("stSidebar")).to_be_visible()


# --- legible from the back row --------------------------------------------------------------------

PROJECTORS: tuple[ViewportSize, ...] = (
    {"width": 1920, "height": 1080},
    {"width": 1280, "height": 720},
)

SLIDE_DRAWN = """said =>
  [...document.querySelectorAll('.st-key-screen-way p')].some(one => one.innerText === said)
  && document.querySelector('[data-test-script-state=notRunning]')
  && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')"""

ILLEGIBLE = """() => {
  const high = window.innerHeight, main = document.querySelector('[data-testid=stMain]');
  const found = [];
  if (main.scrollHeight > main.clientHeight || main.scrollWidth > main.clientWidth)
    found.push(`${main.scrollWidth} x ${main.scrollHeight} is more than the screen`);
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || element.closest('style, button, a')) continue;
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const room = range.getBoundingClientRect();
    if (room.width < 2 || !element.checkVisibility({ opacityProperty: true })) continue;
    const card = element.closest('.st-key-screen-cards, [data-testid=stCaptionContainer]');
    const least = element.closest('.st-key-screen-way') ? 32 : card ? 36 : 48;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < least / 1080 * high)
      found.push(`${size} px, not ${least / 1080 * high}: ${walk.currentNode.data}`);
    if (room.left < 0 || room.right > window.innerWidth || room.top < 0 || room.bottom > high)
      found.push(`outside: ${walk.currentNode.data}`);
  }
  return found;
}"""


def illegible(page: Page, lesson: Lesson) -> Iterator[str]:
    """What of a lesson is too small or does not fit, on every slide and in both sizes."""
    slides = lesson.slides()
    for number, slide in enumerate(slides, start=1):
        page.wait_for_function(SLIDE_DRAWN, arg=f"{number} of {len(slides)}")
        if slide.shows == "check":
            answer_at_most_length(page, lesson)
        for size in PROJECTORS:
            page.set_viewport_size(size)
            for fault in page.evaluate(ILLEGIBLE):
                yield f"{lesson.id}, {slide.shows} {slide.number}, {size['height']}: {fault}"
        page.keyboard.press("PageDown")


def answer_at_most_length(page: Page, lesson: Lesson) -> None:
    """Choose the answer of the quick check that explains itself in the most words."""
    explained = [len(option.because) for option in lesson.check.options]
    answers = page.locator("label").filter(has=page.get_by_role("radio"))
    answers.nth(explained.index(max(explained))).click()
    expect(page.get_by_test_id("stAlert")).to_be_visible()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_part_of_a_lesson_fits_a_projector_in_letters_for_the_back_row(
    server: Server, visit: Visit, lesson: Lesson
) -> None:
    page = visit().page()
    page.goto(f"{server.url}/lessons?lesson={lesson.id}&screen=1")
    at_part(page, 1)
    found = [*illegible(page, lesson)]
    assert not found, "\n".join(found)
