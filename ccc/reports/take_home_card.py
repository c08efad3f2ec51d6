"""The take-home card: two notes side by side, their levels, and the habit to work on next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as Xml

from ccc.content.ids import CriterionId
from ccc.content.rubric import Criterion, Rubric
from ccc.practice.attempts import Attempt
from ccc.practice.improvement import BeforeAfter
from ccc.reports.text_wrap import drawable, shortened, wrapped

WIDTH, HEIGHT = 420, 595
"""A5, upright, in points (72 to the inch)."""

PIXELS_A_POINT = 3

_MARGIN, _PADDING = 28, 12
_ROOM = WIDTH - 2 * _MARGIN
_INK, _SOFT, _ACCENT = "#17100D", "#5C4F47", "#8A3B12"
_PAPER, _PANEL, _LINE = "#FFFDF9", "#F5EEE3", "#D9CBB8"
_SIZES = ((17.0, 4), (14.0, 5), (12.0, 6), (10.0, 7))
"""Sizes a note may have, each with the most lines that go on the card in it."""
_MOST_READ = 2000
"""No more characters of a note than this are looked at; far fewer fit."""

TITLES = {
    "transfer": "From one stranger to the next",
    "best": "One note, revised",
    "latest": "One note, revised",
}
EXPLAINED = {
    "transfer": "The first and the latest first draft, to two different people.",
    "best": "The first try at a note, and the best of the later ones to the same person.",
    "latest": "The first and the latest try at a note to the same person.",
}


@dataclass(frozen=True)
class TakeHome:
    """What goes on a card. `recipients` are the two first names; empty where none is known."""

    pair: BeforeAfter
    recipients: tuple[str, str]
    following: CriterionId | None
    made: date


def card_png(card: TakeHome, rubric: Rubric) -> bytes:
    """The card as a picture of 1260 by 1785 pixels."""
    import vl_convert  # noqa: PLC0415 - large, and needed by few

    return vl_convert.svg_to_png(card_svg(card, rubric), scale=PIXELS_A_POINT)


def card_pdf(card: TakeHome, rubric: Rubric) -> bytes:
    """The card as a PDF of one A5 page."""
    import vl_convert  # noqa: PLC0415

    return vl_convert.svg_to_pdf(card_svg(card, rubric))


def card_svg(card: TakeHome, rubric: Rubric) -> str:
    """The card as an SVG in which every text from outside is text, never markup."""
    page = _Page()
    page.text("Career Calibrator Canvas", _MARGIN, 36, _LABEL)
    page.text(_on(card.made, "%B"), WIDTH - _MARGIN, 36, _SMALL, anchor="end")
    page.text(TITLES[card.pair.kind], _MARGIN, 62, _Look(21, _INK, bold=True))
    page.text(EXPLAINED[card.pair.kind], _MARGIN, 79, _PLAIN)
    before = _Side("Before", card.pair.before, card.recipients[0])
    after = _Side("After", card.pair.after, card.recipients[1])
    below = _draw_side(page, 92, before, rubric)
    below = _draw_side(page, below + 10, after, rubric)
    _next_habit(page, below + 24, card, rubric)
    origin = "Made of my own words, on the server I practise on. Levels by a written rubric."
    page.text(origin, _MARGIN, HEIGHT - 20, _Look(7.5, _SOFT))
    return page.written()


@dataclass(frozen=True)
class _Look:
    """How a line of text is set: its size in points, its colour, its weight."""

    size: float
    ink: str
    bold: bool = False


_LABEL = _Look(9, _ACCENT, bold=True)
_SMALL = _Look(9, _SOFT)
_PLAIN = _Look(9.5, _SOFT)


@dataclass(frozen=True)
class _Side:
    """One of the two notes, and the first name it went to."""

    heading: str
    attempt: Attempt
    to: str


class _Page:
    """An SVG under way; coordinates are points from the top left."""

    def __init__(self) -> None:
        size = {"width": f"{WIDTH}", "height": f"{HEIGHT}"}
        self._root = Xml.Element(
            "svg", size, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}"
        )
        Xml.SubElement(self._root, "rect", size, fill=_PAPER)

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle with round corners."""
        place = {"x": x, "y": y, "width": width, "height": height, "rx": 8}
        Xml.SubElement(self._root, "rect", {k: f"{v:g}" for k, v in place.items()}, fill=fill)

    def dot(self, x: float, y: float, *, full: bool) -> None:
        """A small circle, full or hollow."""
        fill = _ACCENT if full else "none"
        place = {"cx": f"{x:g}", "cy": f"{y:g}", "r": "3"}
        Xml.SubElement(self._root, "circle", place, stroke=_ACCENT, fill=fill)

    def text(self, says: str, x: float, y: float, look: _Look, *, anchor: str = "start") -> None:
        """One line of text; `y` is its base line."""
        place = {"x": f"{x:g}", "y": f"{y:g}", "font-size": f"{look.size:g}", "fill": look.ink}
        line = Xml.SubElement(self._root, "text", place)
        line.set("text-anchor", anchor)
        line.set("font-family", "Liberation Sans, Arial, Helvetica, sans-serif")
        line.set("font-weight", "bold" if look.bold else "normal")
        line.text = drawable(says).replace("\n", " ")

    def written(self) -> str:
        """The SVG as text."""
        return Xml.tostring(self._root, encoding="unicode")


def _draw_side(page: _Page, top: float, side: _Side, rubric: Rubric) -> float:
    """One note with its score and levels; returns where its panel ends."""
    size, lines = _fitted(side.attempt.note)
    stops = _stops(side.attempt, rubric)
    below = 49 if _any_between(side.attempt, rubric) else 44
    height = 34 + len(lines) * size * 1.3 + below + 13 * len(stops)
    page.box(_MARGIN, top, _ROOM, height, _PANEL)
    left, right = _MARGIN + _PADDING, WIDTH - _MARGIN - _PADDING
    page.text(side.heading, left, top + 19, _Look(11, _ACCENT, bold=True))
    written = _on(side.attempt.at, "%b")
    # The name comes last: one that is written from right to left would pull the day along.
    addressed = f"{written}, to {shortened(side.to, 9, 68)}" if side.to else written
    page.text(addressed, left + 44, top + 19, _SMALL)
    score = side.attempt.assessment.score or 0
    result = shortened(f"{score} of 100, {rubric.band_name(score)}", 9, 160, bold=True)
    page.text(result, right, top + 19, _Look(9, _INK, bold=True), anchor="end")
    y = top + 28
    for line in lines:
        y += size * 1.3
        page.text(line, left, y, _Look(size, _INK))
    for stop in stops:
        y += 13
        page.text(shortened(stop, 9, right - left), left, y + 4, _Look(9, _ACCENT))
    page.box(left, y + 11, right - left, 0.75, _LINE)
    _levels(page, y + 24, side.attempt, rubric)
    return top + height


def _stops(attempt: Attempt, rubric: Rubric) -> tuple[str, ...]:
    """What stopped the score, which would look like an error beside the levels; or nothing."""
    flags = [rubric.flag(found) for found in attempt.assessment.flags]
    reached = attempt.assessment.score or 0
    caps = sorted(
        (flag.cap, flag.name) for flag in flags if flag.cap is not None and flag.cap <= reached
    )
    return tuple(f"{name}: the score stops at {cap}." for cap, name in caps[:1])


def _fitted(note: str) -> tuple[float, tuple[str, ...]]:
    """The note's size and lines: as large as it goes, and cut where it still does not."""
    room = _ROOM - 2 * _PADDING
    beginning = note[:_MOST_READ]
    for size, most in _SIZES:
        lines = wrapped(beginning, size, room)
        if len(lines) <= most and beginning == note:
            return size, lines
    size, most = _SIZES[-1]
    shown = wrapped(beginning, size, room)[: most - 1]
    return size, (*shown, f"… the beginning of {len(note):,} characters")


def _levels(page: _Page, y: float, attempt: Attempt, rubric: Rubric) -> None:
    """A column for each criterion with its level, as marks where a number may be shown.

    Between two levels there are words alone, which need the room.
    """
    levels = attempt.assessment.levels or {}
    column = (_ROOM - 2 * _PADDING) / len(rubric.criteria)
    for number, criterion in enumerate(rubric.criteria):
        x, room = _MARGIN + _PADDING + number * column, column - 2
        level, name = levels.get(criterion.id, 0), attempt.assessment.named(criterion)
        heading = shortened(criterion.name, 7.5, room, bold=True)
        page.text(heading, x, y, _Look(7.5, _INK, bold=True))
        if attempt.assessment.between(criterion.id):
            for row, words in enumerate(wrapped(name, 7.5, room)[:2]):
                page.text(words, x, y + 11 + 9 * row, _Look(7.5, _SOFT))
            continue
        if rubric.shows_number(criterion.id):
            for mark in range(3):
                page.dot(x + 3.5 + 8.5 * mark, y + 9, full=mark < level)
            x, room = x + 28, room - 28
        page.text(shortened(name, 8, room), x, y + 12, _Look(8, _SOFT))


def _any_between(attempt: Attempt, rubric: Rubric) -> bool:
    """Whether a level takes two lines to be named."""
    return any(attempt.assessment.between(criterion.id) for criterion in rubric.criteria)


def _next_habit(page: _Page, top: float, card: TakeHome, rubric: Rubric) -> None:
    """The criterion to work on next, and what it asks."""
    if card.following is None:
        return
    criterion = rubric.criterion(card.following)
    page.text("Next habit", _MARGIN, top, _LABEL)
    heading = shortened(criterion.name, 13, _ROOM, bold=True)
    page.text(heading, _MARGIN, top + 17, _Look(13, _INK, bold=True))
    question = wrapped(criterion.question, 9.5, _ROOM)[:2]
    aim = wrapped(_aim(criterion), 9.5, _ROOM)[:3]
    for number, line in enumerate((*question, *aim), start=1):
        look = _Look(9.5, _INK) if number <= len(question) else _PLAIN
        page.text(line, _MARGIN, top + 18 + 14 * number, look)


def _aim(criterion: Criterion) -> str:
    """The highest level, in the rubric's words: those of the others say what is still amiss."""
    best = criterion.levels[-1]
    return f"The level to aim at, {best.name}: {best.descriptor}"


def _on(day: date, month: str) -> str:
    """A day as it is written in English, with the month as `month` says: %B or %b."""
    return f"{day.day} {day:{month} %Y}"
