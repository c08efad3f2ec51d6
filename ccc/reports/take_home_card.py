"""The take-home card: two notes side by side, their levels, and the habit to work on next."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ccc.content.ids import CriterionId
from ccc.content.rubric import Criterion, Rubric
from ccc.errors import CccError
from ccc.practice.attempts import Attempt
from ccc.practice.improvement import BeforeAfter
from ccc.reports.lettering.drawable import drawable, left_out
from ccc.reports.lettering.order import leftwards
from ccc.reports.lettering.typeface import register
from ccc.reports.svg_page import Look, SvgPage
from ccc.reports.text_wrap import shortened, width, wrapped

WIDTH, HEIGHT = 420, 595
"""A5, upright, in points (72 to the inch)."""

PIXELS_A_POINT = 3

_MARGIN, _PADDING = 28, 12
_ROOM = WIDTH - 2 * _MARGIN
INK, SOFT, ACCENT = "#17100D", "#5C4F47", "#8A3B12"
PAPER, PANEL, _LINE = "#FFFDF9", "#F5EEE3", "#D9CBB8"
"""The colours of the light theme in `.streamlit/config.toml`."""

_SIZES = ((17.0, 4), (14.0, 5), (12.0, 6), (10.0, 7))
"""Sizes a note may have, each with the most lines that go on the card in it."""
_MOST_READ = 2000
"""No more characters of a note than this are looked at; far fewer fit."""

LOG = logging.getLogger(__name__)

NOT_DRAWN = (
    "This card could not be drawn. Your notes are safe; the web page below holds all the words."
)

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
    """What goes on a card. `recipients` are the two names; empty where none is known."""

    pair: BeforeAfter
    recipients: tuple[str, str]
    following: CriterionId | None
    made: date


class CardError(CccError):
    """A card that could not be drawn; says what to do instead."""


def card_png(card: TakeHome, rubric: Rubric) -> bytes:
    """The card as a picture of 1260 by 1785 pixels; `CardError` where it cannot be drawn."""
    import vl_convert  # noqa: PLC0415 - large, and needed by few

    svg = card_svg(card, rubric)
    try:
        register()
        return vl_convert.svg_to_png(svg, scale=PIXELS_A_POINT)
    except Exception as error:
        raise CardError(NOT_DRAWN) from error


def card_pdf(card: TakeHome, rubric: Rubric) -> bytes:
    """The card as a PDF of one A5 page; as a picture on it, where its words cannot be set.

    `CardError` where it cannot be drawn at all.
    """
    import vl_convert  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    svg = card_svg(card, rubric)
    try:
        register()
        return vl_convert.svg_to_pdf(svg)
    except Exception:
        LOG.warning("a take-home card's words could not be set as PDF; it holds a picture instead")
    try:
        jpeg = vl_convert.svg_to_jpeg(svg, scale=PIXELS_A_POINT)
    except Exception as error:
        raise CardError(NOT_DRAWN) from error
    page = io.BytesIO()
    # In dots to the inch, of which a point is a 72nd.
    Image.open(io.BytesIO(jpeg)).save(page, "PDF", resolution=72.0 * PIXELS_A_POINT)
    return page.getvalue()


def not_drawn(card: TakeHome) -> tuple[str, ...]:
    """What the card's picture leaves out, such as "words in Tamil"; nothing where it holds all."""
    notes = (card.pair.before.note, card.pair.after.note)
    return left_out(*(note[:_MOST_READ] for note in notes), *card.recipients)


def card_svg(card: TakeHome, rubric: Rubric) -> str:
    """The card as an SVG in which every text from outside is text, never markup."""
    page = SvgPage(WIDTH, HEIGHT, PAPER)
    page.line("Career Calibrator Canvas", _MARGIN, 36, _LABEL)
    page.line(on_day(card.made, "%B"), WIDTH - _MARGIN, 36, _SMALL, ends=True)
    page.line(TITLES[card.pair.kind], _MARGIN, 62, Look(21, INK, "heading"))
    page.line(EXPLAINED[card.pair.kind], _MARGIN, 79, _PLAIN)
    before = _Side("Before", card.pair.before, card.recipients[0])
    after = _Side("After", card.pair.after, card.recipients[1])
    below = _draw_side(page, 92, before, rubric)
    below = _draw_side(page, below + 10, after, rubric)
    _next_habit(page, below + 24, card, rubric)
    origin = shortened(_origin(not_drawn(card)), 7.5, _ROOM)
    page.line(origin, _MARGIN, HEIGHT - 20, Look(7.5, SOFT))
    return page.written()


_LABEL = Look(9, ACCENT, "bold")
_SMALL = Look(9, SOFT)
_PLAIN = Look(9.5, SOFT)


@dataclass(frozen=True)
class _Side:
    """One of the two notes, and the name it went to."""

    heading: str
    attempt: Attempt
    to: str


def _draw_side(page: SvgPage, top: float, side: _Side, rubric: Rubric) -> float:
    """One note with its score and levels; returns where its panel ends."""
    names = _name_lines(side)
    size, lines = _fitted(side.attempt.note, len(names))
    stops = score_stops(side.attempt, rubric)
    below = 49 if _any_between(side.attempt, rubric) else 44
    height = 34 + 12 * len(names) + len(lines) * size * 1.3 + below + 13 * len(stops)
    page.box(_MARGIN, top, _ROOM, height, PANEL)
    left, right = _MARGIN + _PADDING, WIDTH - _MARGIN - _PADDING
    page.line(side.heading, left, top + 19, Look(11, ACCENT, "bold"))
    written = on_day(side.attempt.at, "%b")
    # The name comes last: one that is written from right to left would pull the day along.
    addressed = written if names or not side.to else f"{written}, to {_one_line(side.to)}"
    page.line(addressed, left + 44, top + 19, _SMALL)
    score = side.attempt.points
    result = shortened(f"{score} of 100, {rubric.band_name(score)}", 9, 160, "bold")
    page.line(result, right, top + 19, Look(9, INK, "bold"), ends=True)
    y = top + 28
    for name in names:
        y += 12
        page.line(name, left, y - 5, _SMALL)
    for line in lines:
        y += size * 1.3
        from_right = leftwards(line)
        page.line(line, right if from_right else left, y, Look(size, INK), ends=from_right)
    for stop in stops:
        y += 13
        page.line(shortened(stop, 9, right - left), left, y + 4, Look(9, ACCENT))
    page.box(left, y + 11, right - left, 0.75, _LINE)
    _levels(page, y + 24, side.attempt, rubric)
    return top + height


def _name_lines(side: _Side) -> tuple[str, ...]:
    """The name on lines of its own, where it is too long to stand beside the day and the score."""
    if width(_one_line(side.to), 9) <= 68:
        return ()
    return wrapped(f"To {_one_line(side.to)}", 9, _ROOM - 2 * _PADDING)[:3]


def _one_line(name: str) -> str:
    """A name without its line breaks, as it is drawn."""
    return " ".join(drawable(name).split())


def score_stops(attempt: Attempt, rubric: Rubric) -> tuple[str, ...]:
    """What stopped the score, which would look like an error beside the levels; or nothing."""
    flags = [rubric.flag(found) for found in attempt.assessment.flags]
    caps = sorted(
        (flag.cap, flag.name)
        for flag in flags
        if flag.cap is not None and flag.cap <= attempt.points
    )
    return tuple(f"{name}: the score stops at {cap}." for cap, name in caps[:1])


def _fitted(note: str, taken: int) -> tuple[float, tuple[str, ...]]:
    """The note's size and lines: as large as it goes, and cut where it still does not.

    `taken` lines are no longer to be had.
    """
    room = _ROOM - 2 * _PADDING
    beginning = note[:_MOST_READ]
    for size, most in _SIZES:
        lines = wrapped(beginning, size, room)
        if len(lines) <= most - taken and beginning == note:
            return size, lines
    size, most = _SIZES[-1]
    shown = wrapped(beginning, size, room)[: most - taken - 1]
    return size, (*shown, f"… the beginning of {len(note):,} characters")


def _levels(page: SvgPage, y: float, attempt: Attempt, rubric: Rubric) -> None:
    """A column for each criterion with its level, as marks where a number may be shown.

    Between two levels there are words alone, which need the room.
    """
    levels = attempt.assessment.levels or {}
    column = (_ROOM - 2 * _PADDING) / len(rubric.criteria)
    for number, criterion in enumerate(rubric.criteria):
        x, room = _MARGIN + _PADDING + number * column, column - 2
        level, name = levels.get(criterion.id, 0), attempt.assessment.named(criterion)
        heading = shortened(criterion.name, 7.5, room, "bold")
        page.line(heading, x, y, Look(7.5, INK, "bold"))
        if attempt.assessment.between(criterion.id):
            for row, words in enumerate(wrapped(name, 7.5, room)[:2]):
                page.line(words, x, y + 11 + 9 * row, Look(7.5, SOFT))
            continue
        if rubric.shows_number(criterion.id):
            for mark in range(3):
                page.dot(x + 3.5 + 8.5 * mark, y + 9, ACCENT, full=mark < level)
            x, room = x + 28, room - 28
        page.line(shortened(name, 8, room), x, y + 12, Look(8, SOFT))


def _any_between(attempt: Attempt, rubric: Rubric) -> bool:
    """Whether a level takes two lines to be named."""
    return any(attempt.assessment.between(criterion.id) for criterion in rubric.criteria)


def _origin(missing: Sequence[str]) -> str:
    """Where the card comes from, and where the words are that it does not hold."""
    if not missing:
        return "Made of my own words, on the server I practise on. Levels by a written rubric."
    held = "Those in [brackets] are on this card's web page"
    return f"Made of my own words. {held}. Levels by a written rubric."


def _next_habit(page: SvgPage, top: float, card: TakeHome, rubric: Rubric) -> None:
    """The criterion to work on next, and what it asks."""
    if card.following is None:
        return
    criterion = rubric.criterion(card.following)
    page.line("Next habit", _MARGIN, top, _LABEL)
    heading = shortened(criterion.name, 13, _ROOM, "heading")
    page.line(heading, _MARGIN, top + 17, Look(13, INK, "heading"))
    question = wrapped(criterion.question, 9.5, _ROOM)[:2]
    to_aim_at = wrapped(aim(criterion), 9.5, _ROOM)[:3]
    for number, line in enumerate((*question, *to_aim_at), start=1):
        look = Look(9.5, INK) if number <= len(question) else _PLAIN
        page.line(line, _MARGIN, top + 18 + 14 * number, look)


def aim(criterion: Criterion) -> str:
    """The highest level, in the rubric's words: those of the others say what is still amiss."""
    best = criterion.levels[-1]
    return f"The level to aim at, {best.name}: {best.descriptor}"


def on_day(day: date, month: str) -> str:
    """A day as it is written in English, with the month as `month` says: %B or %b."""
    return f"{day.day} {day:{month} %Y}"
