"""A lesson on a room's screen: turned by keys, without a side bar, legible from the back row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from ccc.content.lessons import Lesson, LessonSlide, Option
from tests.browser.conftest import Server, Visitor, Visitors
from tests.browser.page_checks import EVERY_LOOK, open_page, picture, settled
from tests.browser.participant import somebody_with_something_everywhere
from tests.browser.test_accessibility import finally_
from tests.conftest import shipped_content

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-reading")]

Visit = Callable[..., Visitor]

LESSONS = shipped_content().lessons


Show = Callable[..., Page]


@pytest.fixture(scope="module")
def screens(server: Server, visitors: Visitors) -> Iterator[Show]:
    """Shows a part of a lesson to a room, on one page for all tests of this file."""
    visitor = visitors.come()
    page = visitor.page()

    def show(lesson: str, part: int = 1) -> Page:
        page.set_viewport_size(visitor.size)
        open_page(page, server, f"lessons?lesson={lesson}&screen=1&part={part}")
        at_part(page, part)
        return page

    yield show
    visitors.leave(visitor)


def at_part(page: Page, number: int) -> None:
    expect(page.get_by_text(re.compile(rf"^{number} of \d"))).to_be_visible()
    settled(page)


def test_screen_mode_is_turned_by_keys_and_by_a_presenters_remote(screens: Show) -> None:
    page = screens("stranger-at-the-table")
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


def test_after_a_quick_check_was_answered_keys_turn_the_parts_again(screens: Show) -> None:
    lesson = LESSONS[0]
    check = 1 + lesson.slides().index(LessonSlide("check"))
    page = screens(lesson.id, check)
    for key, step, back in (
        ("ArrowRight", 1, "PageUp"),
        ("ArrowLeft", -1, "PageDown"),
        ("PageDown", 1, "PageUp"),
        ("Space", 1, "PageUp"),
    ):
        page.locator("label").filter(has=page.get_by_role("radio")).nth(1).click()
        expect(page.get_by_test_id("stAlert")).to_be_visible()
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("radio").nth(0)).to_be_checked()
        settled(page)
        page.keyboard.press(key)
        at_part(page, check + step)
        page.keyboard.press(back)
        at_part(page, check)


PUT_A_WAY_TO_HIDE = """() => {
  const way = document.createElement('div');
  way.className = 'st-key-screen-hide';
  way.innerHTML = '<button>Hide</button>';
  way.onclick = () => way.firstChild.innerText = 'Hidden';
  document.querySelector('.st-key-screen-way').append(way);
}"""


def test_escape_and_a_remotes_dark_button_hide_where_the_bar_has_a_way_to(screens: Show) -> None:
    page = screens("context")
    page.keyboard.press("Escape")
    at_part(page, 1)
    for key in ("Escape", "b", "."):
        page.evaluate(PUT_A_WAY_TO_HIDE)
        page.keyboard.press(key)
        expect(page.get_by_role("button", name="Hidden")).to_be_visible()
        page.locator(".st-key-screen-hide").evaluate("way => way.remove()")


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


def length(lesson: Lesson, slide: LessonSlide) -> int:
    """How many characters a slide shows, more or less."""
    pair = lesson.pairs[min(slide.number, len(lesson.pairs) - 1)]
    match slide.shows:
        case "title":
            shown = [lesson.title, lesson.aim]
        case "paragraph":
            shown = [lesson.telling[slide.number]]
        case "check":
            shown = [option.answer for option in lesson.check.options]
            shown += [lesson.check.question, most_explained(lesson).because]
        case "evidence":
            shown = [lesson.evidence.model_dump_json()]
        case "practice":
            shown = [lesson.practice.say, lesson.closing or ""]
        case "people":
            shown = [
                pair.situation,
                pair.sender.model_dump_json(),
                pair.recipient.model_dump_json(),
            ]
        case "notes":
            shown = [pair.before, pair.after]
        case "marks":
            shown = [pair.before, pair.after, pair.look_at]
    return sum(len(one) for one in shown)


def most_explained(lesson: Lesson) -> Option:
    """The answer of the quick check that explains itself in the most words."""
    return max(lesson.check.options, key=lambda option: len(option.because))


def fullest_slides() -> list[tuple[Lesson, int, LessonSlide]]:
    """The two fullest slides of each kind, as they come; all where every look is asked for.

    Letters of one kind of slide are of one size, so the others have more room.
    """
    every = [(one, n, slide) for one in LESSONS for n, slide in enumerate(one.slides(), start=1)]
    fullest = sorted(every, key=lambda one: length(one[0], one[2]), reverse=True)
    kinds = {slide.shows for _, _, slide in every}
    of_kind = {kind: [one for one in fullest if one[2].shows == kind] for kind in sorted(kinds)}
    kept = [one for kind in of_kind.values() for one in kind[:2]]
    return [one for one in every if EVERY_LOOK or one in kept]


def illegible(page: Page, slide: LessonSlide) -> Iterator[str]:
    """What of the slide is too small or does not fit, in both sizes, once letters follow them."""
    for size in PROJECTORS:
        page.set_viewport_size(size)
        for fault in finally_(page, ILLEGIBLE):
            yield f"{slide.shows} {slide.number}, {size['height']}: {fault}"


def test_every_part_of_a_lesson_fits_a_projector_in_letters_for_the_back_row(
    screens: Show,
) -> None:
    found = []
    for lesson, number, slide in fullest_slides():
        page = screens(lesson.id, number)
        page.wait_for_function(SLIDE_DRAWN, arg=f"{number} of {len(lesson.slides())}")
        if slide.shows == "check":
            page.locator("label").filter(has_text=most_explained(lesson).answer).click()
            expect(page.get_by_test_id("stAlert")).to_be_visible()
        found += [f"{lesson.id}, {fault}" for fault in illegible(page, slide)]
    assert not found, "\n".join(found)
