"""A page that the browser translates goes on: nothing fails, and what is new is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Visitor
from tests.browser.page_checks import settled
from tests.browser.participant import somebody_with_something_everywhere

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-writing")]

Visit = Callable[..., Visitor]

TRANSLATE = """how => {
  const done = new WeakSet();
  const font = (...inside) => {
    const made = document.createElement("font");
    made.append(...inside);
    return made;
  };
  const translate = (text) => {
    if (done.has(text) || !text.data.trim() || text.parentElement?.closest("font, script, style")) {
      return;
    }
    const parent = text.parentNode;
    const own = document.createTextNode(text.data.toUpperCase());
    done.add(own);
    if (how === "holds it") {
      const place = document.createComment("");
      parent.replaceChild(place, text);
      parent.replaceChild(font(font(text)), place);
      done.add(text);
    } else if (how === "replaces it") parent.replaceChild(font(font(own)), text);
    else {
      parent.insertBefore(font(font(own)), text);
      parent.removeChild(text);
    }
  };
  const all = () => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    texts.forEach(translate);
  };
  all();
  new MutationObserver(() => setTimeout(all, 50)).observe(document.body, {
    childList: true, subtree: true, characterData: true,
  });
}"""
"""What a translator does to a page, and goes on doing: every text into two <font> elements."""


def translated(page: Page, how: str) -> list[str]:
    """Translate this page from now on; the errors that come of it."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "NotFound" in said.text else None)
    page.evaluate(TRANSLATE, how)
    expect(page.locator("font").first).to_be_attached()
    return errors


def test_a_translated_page_goes_on(server: Server, visit: Visit) -> None:
    visitor = visit()
    somebody_with_something_everywhere(server, visitor, "Translating Tove")
    page = visitor.page()
    page.goto(f"{server.url}/practice?scenario=accordion-mender")
    expect(page.get_by_label("Your note")).to_be_visible()
    settled(page)
    errors = translated(page, "replaces it")
    area = page.get_by_label("Your note")
    for words in (
        "Eudes, hello.",
        "Eudes, I read that your hearing aid swallows the top notes. Shall I tune it?",
        "x" * 160,
        "",
        "Eudes, I tune hearing aids.",
    ):
        area.fill(words)
        page.wait_for_timeout(700)
    page.get_by_role("button", name="Score my note").click()
    expect(page.get_by_role("button", name="Revise")).to_be_visible()
    titles = {"lessons": "Lessons", "progress": "Your progress", "games": "Games"}
    for path, title in titles.items():
        page.locator(f'[data-testid=stSidebarNavLink][href$="/{path}"]').click()
        expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
        settled(page)
    assert errors == []
    assert page.get_by_text("NotFoundError").count() == 0
    assert page.get_by_text("went wrong").count() == 0


@pytest.mark.parametrize("how", ["holds it", "stands before it"])
def test_what_is_new_on_a_translated_page_is_shown(server: Server, visit: Visit, how: str) -> None:
    """The story above has a translator that replaces a text; these are the other two ways."""
    page = visit().page()
    page.goto(f"{server.url}/lessons?lesson=context&screen=1")
    way = page.locator(".st-key-screen-way")
    expect(way).to_contain_text("1 of")
    settled(page)
    errors = translated(page, how)
    for key, part in (("PageDown", 2), ("PageDown", 3), ("PageUp", 2)):
        page.keyboard.press(key)
        expect(way).to_contain_text(f"{part} of", ignore_case=True)
        settled(page)
    assert errors == []
