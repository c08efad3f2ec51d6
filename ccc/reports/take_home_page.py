"""The take-home card as a web page: a browser has letters for every script."""

from __future__ import annotations

from html import escape

from ccc.content.rubric import Rubric
from ccc.practice.attempts import Attempt
from ccc.reports.take_home_card import (
    ACCENT,
    EXPLAINED,
    INK,
    PANEL,
    PAPER,
    SOFT,
    TITLES,
    TakeHome,
    aim,
    on_day,
    score_stops,
)

_COLOURS = f"""
body {{ color: {INK}; background: {PAPER} }}
section {{ background: {PANEL} }}
h2, dt, b {{ color: {ACCENT} }}
small {{ color: {SOFT} }}
"""

_STYLE = """
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem;
  font: 1.05rem/1.5 "Source Sans", "Source Sans 3", system-ui, sans-serif }
h1, h2 { font-family: "Source Serif", "Source Serif 4", Georgia, serif }
section { padding: 0.5rem 1.25rem 1rem; margin: 1rem 0; border-radius: 8px }
dt { font-weight: bold } dd { margin: 0 }
.note { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.2rem }
"""


def card_page(card: TakeHome, rubric: Rubric) -> str:
    """The card as HTML that loads nothing and runs nothing; what people wrote is text in it."""
    title = escape(TITLES[card.pair.kind])
    return (
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_COLOURS}{_STYLE}</style></head>\n<body>\n"
        f"<small>Career Calibrator Canvas, {on_day(card.made, '%B')}</small>\n<h1>{title}</h1>\n"
        f"<p>{escape(EXPLAINED[card.pair.kind])}</p>\n"
        f"{_side('Before', card.pair.before, card.recipients[0], rubric)}"
        f"{_side('After', card.pair.after, card.recipients[1], rubric)}"
        f"{_next_habit(card, rubric)}"
        "<small>Made of my own words, on the server I practise on. Levels by a written rubric."
        "</small>\n</body>\n</html>\n"
    )


def _side(heading: str, attempt: Attempt, to: str, rubric: Rubric) -> str:
    """One note with whom it went to, its score and its levels."""
    name = f", to <bdi>{_text(to)}</bdi>" if to else ""
    score = attempt.points
    stops = "".join(f"<p><b>{escape(stop)}</b></p>\n" for stop in score_stops(attempt, rubric))
    levels = "".join(
        f"<dt>{escape(criterion.name)}</dt><dd>{escape(attempt.assessment.named(criterion))}</dd>"
        for criterion in rubric.criteria
    )
    return (
        f"<section>\n<h2>{heading}</h2>\n<p>{on_day(attempt.at, '%b')}{name}. "
        f"<b>{score} of 100, {escape(rubric.band_name(score))}</b></p>\n"
        f'<p class="note" dir="auto">{_text(attempt.note)}</p>\n{stops}<dl>{levels}</dl>\n'
        "</section>\n"
    )


def _next_habit(card: TakeHome, rubric: Rubric) -> str:
    if card.following is None:
        return ""
    criterion = rubric.criterion(card.following)
    return (
        f"<h2>Next habit: {escape(criterion.name)}</h2>\n<p>{escape(criterion.question)}</p>\n"
        f"<p>{escape(aim(criterion))}</p>\n"
    )


def _text(written: str) -> str:
    """What a person wrote, as text; a half of a character is what no file can hold."""
    return escape(written.encode("utf-8", "replace").decode().replace("\x00", ""))
