"""How long the feedback takes: `python -m tests.browser.latency [BURSTS]` types like a person.

Against a real server in a real Chromium; the time from the last key of a burst (its `input` event)
to the frame in which the marks of exactly this text are on the paper, and to the one in which the
preview, the last thing the answer draws, shows it. Milliseconds; 250 of them are the pause.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import chromium, start_server

# Not over 140 characters, of which the preview shows no more.
NOTE = (
    "Eudes, I read that your hearing aid swallows top notes. I tune aids in Barranquilla: "
    "shall I send you the setting? Dad played too."
)

WATCH = """() => {
  const root = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
    .map((one) => one.shadowRoot)
    .find((one) => one.querySelector('label')?.textContent.startsWith('Your note'));
  const area = root.querySelector('textarea'), paper = root.querySelector('.paper');
  const now = () => requestAnimationFrame(() => look());
  const seen = (window.seen = { last: 0, marks: null, whole: null });
  area.addEventListener('input', () => Object.assign(seen,
    { last: performance.now(), marks: null, whole: null }));
  const preview = () => [...document.querySelectorAll('[data-testid=stMarkdown] p')]
    .some(one => one.textContent === area.value.trim());
  const look = () => {
    if (!seen.last) return;
    if (seen.marks === null && paper.dataset.analysed === String(area.value.length))
      seen.marks = performance.now() - seen.last;
    if (seen.whole === null && preview()) seen.whole = performance.now() - seen.last;
  };
  const watch = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(now).observe(root, watch);
  new MutationObserver(now).observe(document.querySelector('[data-testid=stMain]'), watch);
}"""


def type_bursts(page: Page, bursts: int, chance: random.Random) -> list[tuple[float, float]]:
    """Type that many bursts of one to four words; the two times of each."""
    times, words = [], iter(NOTE.split())
    area = page.get_by_label("Your note")
    area.focus()
    while len(times) < bursts:
        burst = [word for _ in range(chance.randint(1, 4)) if (word := next(words, ""))]
        if not burst:
            area.fill("")
            page.wait_for_timeout(800)
            words = iter(NOTE.split())
            continue
        for letter in " ".join(burst):
            page.keyboard.type(letter)
            page.wait_for_timeout(chance.triangular(40, 180, 90))
        page.wait_for_function("seen.marks !== null && seen.whole !== null", timeout=20_000)
        times.append(page.evaluate("[seen.marks, seen.whole]"))
        page.wait_for_timeout(chance.uniform(200, 900))
        page.keyboard.type(" ")
    return [(marks, whole) for marks, whole in times]


def report(name: str, times: list[float]) -> None:
    """One line: the middle, the 95th percentile and the slowest."""
    high = quantiles(times, n=20)[-1]
    print(f"{name}: p50 {median(times):.0f} ms, p95 {high:.0f} ms, max {max(times):.0f} ms")


def main() -> None:
    """Start a server, type, and print both figures."""
    bursts = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=chromium(playwright), args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            page = browser.new_page()
            page.goto(f"{server.url}/practice?scenario=accordion-mender")
            page.get_by_role("textbox", name="What shall we call you?").fill("Lat")
            page.get_by_role("button", name="Begin").click()
            page.get_by_label("Your note").wait_for()
            page.wait_for_timeout(1000)
            page.evaluate(WATCH)
            times = type_bursts(page, bursts, random.Random(4))
        finally:
            browser.close()
            server.stop()
    print(f"{len(times)} bursts, from the last key to")
    report("  the marks", [marks for marks, _ in times])
    report("  levels, step and preview", [whole for _, whole in times])


if __name__ == "__main__":
    main()
