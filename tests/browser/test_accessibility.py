"""For everybody: with a screen reader, by keyboard, with large text, on a small screen, calmly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import CDPSession, Page, ViewportSize, expect

from tests.browser.conftest import Server, Visitor, Visitors
from tests.browser.page_checks import EVERY_LOOK, FAINT, open_page, settled, unfold
from tests.browser.page_checks import LOOKS as USED_LOOKS
from tests.browser.participant import page_paths, somebody_with_something_everywhere, type_key

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser-reading"),
    pytest.mark.timeout(600),
]

Visit = Callable[..., Visitor]

PATHS = (
    *page_paths(),
    # Where links to sources, letters of marks and keys of buttons are faded or short.
    "lessons?lesson=always-a-reason",
    "lessons?lesson=context&screen=1&part=2",
    "lessons?lesson=context&screen=1&part=4",
    "practice?scenario=accordion-mender",
)

STRANGERS_PATHS = ("", "practice")
"""A stranger is asked for a name on the others as on the second, and all for a key by the desk."""

Theme = Literal["light", "dark"]
Look = tuple[int, Theme]
LOOKS: tuple[Look, ...] = tuple((width, "dark" if dark else "light") for width, dark in USED_LOOKS)

COLOURS_OF_LINKS = ["link-in-text-block"]
COLOURS_ONLY = ["color-contrast", *COLOURS_OF_LINKS]
"""The rules that can find in one theme what they do not find in the other."""

BACKGROUND = {"light": "rgb(255, 253, 249)", "dark": "rgb(27, 23, 21)"}


@dataclass
class Walked:
    """What was found on every page, each opened once by somebody with something everywhere."""

    barriers: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    languages: set[str] = field(default_factory=set)
    first_headings: dict[str, int] = field(default_factory=dict)
    moving: list[str] = field(default_factory=list)
    without_room: list[str] = field(default_factory=list)
    catch_tab: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def walked(server: Server, visitors: Visitors) -> Walked:
    """One walk over all pages for all the tests below, for opening them takes most of the time."""
    visitor = visitors.come()
    somebody_with_something_everywhere(server, visitor, "Axel")
    page = visitor.page()
    page.emulate_media(reduced_motion="reduce")
    settings = visitor.context.new_cdp_session(page)
    found, left = Walked(), ""
    for path in PATHS:
        page.set_viewport_size({"width": 1440, "height": 900})
        open_page(page, server, path)
        if path in page_paths():
            # The last word of the page that was left may come after the next was asked for.
            expect(page).not_to_have_title(left)
            settled(page)
        found.titles[path] = left = page.title()
        found.languages.add(page.evaluate("document.documentElement.lang"))
        found.first_headings[path] = page.get_by_role("heading", level=1).count()
        found.moving += [f"/{path}: {one}" for one in page.evaluate(MOVING)]
        found.barriers += in_looks(page, f"filled /{path}", LOOKS if EVERY_LOOK else LOOKS[:1])
        found.faint += faint_in_both_themes(page, f"/{path}")
        found.barriers += findings(page, f"filled /{path}", "dark", COLOURS_OF_LINKS)
        found.catch_tab += [path] if tab_is_caught(page, settings) else []
        found.without_room += room(page, settings, f"/{path}")
    settings.detach()
    visitors.leave(visitor)
    return found


# --- axe-core -------------------------------------------------------------------------------------


def findings(
    page: Page, where: str, theme: Theme, of_the_dark: Sequence[str] = COLOURS_ONLY
) -> list[str]:
    """What axe-core finds on a page at rest, and finds again a moment later.

    A new ground comes before its words, and a button that was pressed is pale until it is done.
    In the dark it looks for no more than these rules find.
    """
    rules = {"runOnly": [*of_the_dark]} if theme == "dark" else {}
    settled(page)
    found = [*_found(page, where, rules)]
    if found:
        page.wait_for_timeout(1_000)
        settled(page)
        found = [*_found(page, where, rules)]
    return found


def _found(page: Page, where: str, rules: dict[str, list[str]]) -> Iterator[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], **rules}
    for finding in page.evaluate("options => axe.run(document, options)", options)["violations"]:
        for node in finding["nodes"]:
            yield f"{where}: {finding['id']}: {node['target']}: {node['html'][:150]}"


def in_looks(page: Page, where: str, looks: Sequence[Look] = LOOKS) -> Iterator[str]:
    for width, theme in looks:
        screen: ViewportSize = {"width": width, "height": 900}
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        if page.viewport_size != screen:
            page.set_viewport_size(screen)
            page.wait_for_timeout(250)
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", BACKGROUND[theme])
        yield from findings(page, f"{where} {width} {theme}", theme)


def test_axe_finds_nothing_on_any_page(server: Server, visit: Visit, walked: Walked) -> None:
    """Every page, as a stranger, as somebody with something everywhere, and as the coach."""
    found = [*walked.barriers]
    page = visit().page()
    for path in page_paths() if EVERY_LOOK else STRANGERS_PATHS:
        open_page(page, server, path)
        found += in_looks(page, f"stranger /{path}", LOOKS[:1])
    page = visit().page()
    type_key(page, server)
    expect(page.get_by_label("Whose notes?")).to_be_visible()
    settled(page)
    found += in_looks(page, "the coach's desk")
    assert not found, "\n".join(found)


def faint_in_both_themes(page: Page, where: str) -> Iterator[str]:
    """Text that is hard to see, by day and then in the dark, in which the page is left."""
    for theme, ground in BACKGROUND.items():
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", ground)
        yield from (f"{where}: {theme}: {one}" for one in finally_(page, FAINT))


def test_small_print_and_single_letters_can_be_read(walked: Walked) -> None:
    """Too faded or too short for axe-core."""
    assert walked.faint == []


# --- titles, language, calm -----------------------------------------------------------------------


MOVING = """() => [...document.querySelectorAll('.stApp *')].filter(element => {
  const style = getComputedStyle(element);
  const times = `${style.transitionDuration},${style.animationDuration}`.split(',');
  return times.some(time => parseFloat(time) > 0.001);
}).map(element => element.outerHTML.slice(0, 100))"""


def test_every_page_says_what_it_is_and_in_which_language(walked: Walked) -> None:
    """A title of its own, a language, one first heading."""
    titles = [walked.titles[path] for path in page_paths()]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith(" · Career Calibrator Canvas") for title in titles)
    assert walked.languages == {"en"}
    assert {path: walked.first_headings[path] for path in page_paths()} == dict.fromkeys(
        page_paths(), 1
    )


def test_where_calm_was_asked_for_nothing_moves_longer_than_a_moment(walked: Walked) -> None:
    assert walked.moving == []


# --- room for everybody's screen and letters ------------------------------------------------------

# A text is cut where a box that clips and cannot be scrolled ends before it. Charts have their own
# text alternative, and a select box lists its choices in full.
CUT = """() => {
  const cut = [];
  const walker = document.createTreeWalker(document.querySelector('.stApp'), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest('svg, [data-baseweb=select], style')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (text.width < 2 || getComputedStyle(parent).visibility === 'hidden') continue;
    for (let box = parent; box && !box.matches('.stApp'); box = box.parentElement) {
      const style = getComputedStyle(box), room = box.getBoundingClientRect();
      if (room.width < 2 || room.height < 2) break;
      if (['auto', 'scroll'].includes(style.overflowX)) break;
      const clips = side => ['hidden', 'clip'].includes(style[side]);
      if ((clips('overflowX') && (text.right > room.right + 1 || text.left < room.left - 1)) ||
          (clips('overflowY') && (text.bottom > room.bottom + 3 || text.top < room.top - 3))) {
        cut.push(`${node.textContent.slice(0, 60)} (in ${box.tagName} ${box.className})`);
        break;
      }
    }
  }
  return cut;
}"""

WIDE = """() => [document.documentElement, document.querySelector('.stMain')]
  .filter(element => element.scrollWidth > element.clientWidth)
  .map(element => element.tagName)"""

OVER = """() => {
  const named = element => (element.innerText.trim() || element.innerHTML).slice(0, 60);
  const boxes = [...document.querySelectorAll('.stMain [data-testid=stElementContainer]')]
    .filter(element => element.checkVisibility())
    .map(element => ({element, room: element.getBoundingClientRect()}))
    .filter(({room}) => room.width > 1 && room.height > 1);
  const over = [];
  for (const [nth, one] of boxes.entries()) for (const other of boxes.slice(nth + 1)) {
    if (one.element.contains(other.element)) continue;
    const wide = Math.min(one.room.right, other.room.right) -
      Math.max(one.room.left, other.room.left);
    const high = Math.min(one.room.bottom, other.room.bottom) -
      Math.max(one.room.top, other.room.top);
    if (wide > 2 && high > 2) over.push(`${named(one.element)} over ${named(other.element)}`);
  }
  return over;
}"""

# Vega hides labels that have no room by making them transparent.
CROWDED = """() => [...document.querySelectorAll('svg.marks')].flatMap(chart => {
  const words = [...chart.querySelectorAll('text')]
    .filter(text => text.checkVisibility() && text.getAttribute('opacity') !== '0')
    .map(text => ({said: text.textContent, room: text.getBoundingClientRect()}))
    .filter(({said, room}) => said.trim() && room.width > 1);
  const outside = chart.getBoundingClientRect();
  const crowded = words.filter(({room}) => room.left < outside.left - 4 ||
    room.right > outside.right + 4).map(({said}) => `${said} (not whole)`);
  for (const [nth, one] of words.entries()) for (const other of words.slice(nth + 1)) {
    const wide = Math.min(one.room.right, other.room.right) -
      Math.max(one.room.left, other.room.left);
    const high = Math.min(one.room.bottom, other.room.bottom) -
      Math.max(one.room.top, other.room.top);
    if (wide > 3 && high > 0.3 * one.room.height) crowded.push(`${one.said} over ${other.said}`);
  }
  return crowded;
})"""


TEXT_SIZE = "size => parseFloat(getComputedStyle(document.documentElement).fontSize) === size"

USUAL, DOUBLED = 16, 32
"""The text size in the browser's own settings, in pixels."""

SCREENS = {
    "a small phone": (360, USUAL),
    "a phone with 200 % text": (390, DOUBLED),
}
if EVERY_LOOK:
    SCREENS |= {"1440 zoomed to 200 %": (720, USUAL), "1440 with 200 % text": (1440, DOUBLED)}


LOOKED_FOR = {"wide": WIDE, "cut": CUT, "covered": OVER, "in a chart": CROWDED}


def room(page: Page, settings: CDPSession, where: str) -> Iterator[str]:
    """What is cut, covered or too wide on each screen, once everything is unfolded."""
    unfold(page)
    for screen, (width, text) in SCREENS.items():
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": text}})
        # A page may take up the new letters only with a new width, and a chart is drawn anew only
        # when its width changes, so there is one before the letters are there and one after.
        page.set_viewport_size({"width": width + 20, "height": 844})
        page.wait_for_function(TEXT_SIZE, arg=17 * text / USUAL)
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(100)
        for what, look in LOOKED_FOR.items():
            yield from (f"{screen}: {where}: {what}: {one}" for one in finally_(page, look))
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": USUAL}})


def test_nothing_is_cut_or_covered_and_no_page_scrolls_sideways(walked: Walked) -> None:
    assert not walked.without_room, "\n".join(walked.without_room)


def finally_(page: Page, look: str) -> list[str]:
    """What there is to be seen once charts have followed the screen's size."""
    for tried in range(1, 151):
        seen: list[str] = page.evaluate(look)
        if not seen:
            break
        page.wait_for_timeout(200)
        if tried % 25 == 0:
            draw_charts_anew(page)
    return seen


def draw_charts_anew(page: Page) -> None:
    """A chart that got its last width before the new letters keeps the old ones until the next."""
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"] + 20, "height": size["height"]})
    page.wait_for_timeout(400)
    page.set_viewport_size(size)
    page.wait_for_timeout(400)


# --- by keyboard alone ----------------------------------------------------------------------------

NOTE = "Eudes, I read your page on accordions. I tune hearing aids: shall I send you the setting?"

# How everything that can have the focus looks without it, to be compared with how it looks with it.
LOOKS_OF = """
const looksOf = element => {
  let looks = '';
  for (let up = 0; element && up < 4; up += 1, element = element.parentElement) {
    const style = getComputedStyle(element);
    looks += [style.outline, style.boxShadow, style.borderColor, style.backgroundColor,
      style.textDecoration, style.transform, style.opacity].join();
  }
  return looks;
};
const inFocus = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
"""
REMEMBER = (
    "() => {"
    + LOOKS_OF
    + """
  window.unfocused = new WeakMap();
  const every = root => [...root.querySelectorAll('*')]
    .flatMap(element => [element, ...(element.shadowRoot ? every(element.shadowRoot) : [])]);
  for (const element of every(document)) {
    if (element.tabIndex >= 0 && element !== inFocus())
      window.unfocused.set(element, looksOf(element));
  }
}"""
)
FOCUS = (
    "() => {"
    + LOOKS_OF
    + """
  const element = inFocus(), before = window.unfocused.get(element);
  if (element.id === 'stMain') return {at: 'the part that scrolls', seen: true};
  return {
    at: element.matches('body') ? 'nowhere' : element.outerHTML.slice(0, 200),
    seen: before === undefined || before !== looksOf(element),
  };
}"""
)


def tab_to(page: Page, role: str, name: str) -> None:
    """Press Tab until the focus is there, and see the focus at every step."""
    wanted = page.get_by_role(role, name=name)  # type: ignore[arg-type]
    page.evaluate(REMEMBER)
    for _ in range(80):
        page.keyboard.press("Tab")
        page.wait_for_timeout(60)
        focus = page.evaluate(FOCUS)
        assert focus["seen"], f"the focus is not to be seen at {focus['at']}"
        if wanted.count() and wanted.first.evaluate("one => one.matches(':focus')"):
            return
    pytest.fail(f"Tab does not lead to the {role} {name!r}; the last was {focus['at']}")


def test_a_note_is_written_scored_and_followed_by_the_next_without_a_mouse(
    server: Server, visit: Visit
) -> None:
    page = visit().page()
    page.emulate_media(reduced_motion="reduce")
    open_page(page, server, "practice?scenario=accordion-mender")
    tab_to(page, "textbox", "What shall we call you?")
    page.keyboard.type("Keya")
    tab_to(page, "button", "Begin")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your note")).to_be_visible()
    settled(page)
    tab_to(page, "textbox", "Your note")
    page.keyboard.insert_text(NOTE)
    tab_to(page, "button", "Score my note")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Revise")).to_be_visible()
    settled(page)
    tab_to(page, "button", "Meet somebody new")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Revise")).to_have_count(0)
    expect(page.get_by_label("Your note")).to_have_value("")


def test_your_data_can_be_taken_moved_and_erased_without_a_mouse(
    server: Server, visit: Visit
) -> None:
    visitor = visit()
    somebody_with_something_everywhere(server, visitor, "Keanu")
    page = visitor.page()
    page.emulate_media(reduced_motion="reduce")
    open_page(page, server, "yours")
    tab_to(page, "button", "Download JSON")
    with page.expect_download():
        page.keyboard.press("Enter")
    tab_to(page, "button", "Make a code")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator("code")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settled(page)
    expect(page.get_by_role("button", name="Make a code")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.includes('Erase everything')"):
            break
    page.keyboard.press("Enter")
    tab_to(page, "checkbox", "Yes, erase all of it")
    page.keyboard.press("Space")
    settled(page)
    tab_to(page, "button", "Erase")
    page.keyboard.press("Enter")
    # The browser is given another cookie first; a page closed on that way may never close.
    page.wait_for_url("**/yours?gone=erased")
    expect(page.get_by_text("Everything of yours is erased")).to_be_visible()
    settled(page)


GO_ROUND = """() => {
  const first = document.activeElement.outerHTML;
  window.cameRound = false;
  const look = ({ target }) => {
    if (target.outerHTML !== first) return;
    window.cameRound = true;
    document.removeEventListener("focusin", look);
  };
  document.addEventListener("focusin", look);
}"""


TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}


def tab_is_caught(page: Page, session: CDPSession) -> bool:
    """Whether the Tab key does not come back to where it began, the link to the main content."""
    first = page.get_by_role("link", name="Skip to main content")
    first.focus()
    page.evaluate(GO_ROUND)
    for _ in range(40):
        for _ in range(10):
            session.send("Input.dispatchKeyEvent", TAB)  # that it is let go moves nothing
        if page.evaluate("window.cameRound"):
            first.focus()
            return False
    return True


def test_tab_goes_round_every_page_and_is_caught_nowhere(walked: Walked) -> None:
    assert walked.catch_tab == []
