"""The screen, drawn from a database of hostile nicknames and notes, at every kind of step.

It holds no nickname, no person's points, and no markup but our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

import pytest
from streamlit.testing.v1 import AppTest

from ccc.access import Host
from ccc.content.workshops import WorkshopPlan
from ccc.practice.attempts import Attempt
from ccc.scoring import Evidence
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.ui.workshop.lead import show_note
from ccc.ui.workshop.now import course_now
from ccc.workshop.votes import Pair, Vote
from ccc.workshop.workshop import Place, Workshop
from tests.ui.conftest import DEVICE, OpenPage, in_html, texts
from tests.ui.workshop.conftest import as_it_is, begin, go
from tests.ui.workshop.rounds import comes, presses_next, sends

HOSTILE = (
    "<b>Bold</b>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "**Loud** _low_ `code`",
    "[Klick](javascript:alert(3))",
    "![picture](http://192.0.2.1/p.png)",
    ":red[Rouge] :material/home: :smile:",
    "$\\frac{1}{2}$",
    "# Title\n\n- item\n\n| a | b |\n|-|-|",
    "\u202eesrever\u202c",
    "z\u200be\u200dr\ufeffo\u2060w",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466" * 6,
    "Z\u0351\u0352\u0353\u0354" * 20,
    "W" * 40,
    "{{ 7 * 7 }} %s %(x)s {0}",
    "'; DROP TABLE joined; --",
    "Maya",
)
"""What somebody may be called, and write; the last is the name of whoever leads."""

POINTS = tuple(range(61, 61 + len(HOSTILE)))

OUR_TAGS = {"style", "div", "span", "mark", "p", "br", "img", "strong"}

MARKUP = ("**Loud**", "](javascript", "![picture", ":red[Rouge", ":material/home:", "$\\frac")
"""What stands in a text that is drawn as Markdown only where it was not made plain."""


class Tags(HTMLParser):
    """The tags of some HTML, and the attributes that would do something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.acting: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.acting += [name for name, _ in attrs if name.startswith("on") or name == "href"]


@pytest.fixture
def workshop(maya: Host) -> Workshop:
    return begin(maya)


@pytest.fixture
def sent(workshop: Workshop) -> list[list[Attempt]]:
    """What each of them wrote on each of three turns; nobody writes what they are called."""
    others = HOSTILE[1:] + HOSTILE[:1]
    people = [comes(workshop, name) for name in HOSTILE]
    said = (Evidence("value", 0, 3, "an offer"),)
    return [
        [
            sends(workshop, who, f"{turn} {words}", turn, score=score, guess=score, evidence=said)
            for who, words, score in zip(people, others, POINTS, strict=True)
        ]
        for turn in range(3)
    ]


def every_place(
    host: Host, workshop: Workshop, sent: list[list[Attempt]]
) -> Iterator[tuple[str, set[str]]]:
    """What is on in turn, in a word, and which notes the room may read there."""
    plan = WorkshopPlan.from_json(workshop.plan)
    go(host, workshop, Place())
    yield "lobby", set()
    for number, step in enumerate(plan.steps, 1):
        here = go(host, workshop, Place(number))
        if step.kind == "notes":
            for note in sent[0]:
                show_note(host, as_it_is(workshop), plan, note.id)
                yield "notes", {note.note}
                presses_next(host, workshop)
                yield "notes", {note.note}
        elif step.kind == "duel":
            yield from every_duel(host, here, sent[1])
        else:
            for part in range(course_now(here).parts[number]):
                go(host, workshop, Place(number, part))
                yield step.kind, set()
    resources.store().workshops.close(host, workshop.id, now())
    yield "over", set()


def every_duel(host: Host, duel: Workshop, notes: list[Attempt]) -> Iterator[tuple[str, set[str]]]:
    store, step = resources.store(), duel.place.step
    for left, right in zip(notes[::2], notes[1::2], strict=True):
        store.duels.choose(host, duel.id, step, Pair(left.id, right.id))
        for part in range(3):
            go(host, duel, Place(step, part))
            yield "duel", {left.note, right.note}
    best = notes[:4]
    for who in notes:
        for place, winner in enumerate(best):
            for loser in best[place + 1 :]:
                pair, vote = Pair(winner.id, loser.id), Vote(winner.id, loser.id)
                store.room_answers.say(
                    duel.id, step, who.person_id, vote.said, now(), pair.question
                )
    for part in (3, 4):
        go(host, duel, Place(step, part))
        yield "duel", {note.note for note in notes} if part == 4 else set()


def drawn_as_markdown(app: AppTest) -> str:
    kinds = ("title", "header", "markdown", "caption", "info", "success", "warning")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))


def without(told: str, notes: set[str]) -> str:
    """What is told beside these notes, however they are escaped."""
    for note in sorted(notes, key=len, reverse=True):
        for written in (note, plain(note), " ".join(note.split()), plain(" ".join(note.split()))):
            told = told.replace(written, "")
    return told


def test_no_nickname_no_points_and_no_markup_are_on_it_at_any_step(
    open_page: OpenPage, maya: Host, workshop: Workshop, sent: list[list[Attempt]]
) -> None:
    resources.store().hosts.lock(DEVICE)
    app = open_page("screen.py", w=str(workshop.id))
    seen: set[str] = set()
    for kind, notes in every_place(maya, workshop, sent):
        app.run()
        assert not app.exception
        seen.add(kind)
        html = re.sub(r"<style>.*?</style>|data:[^\"']*", "", in_html(app), flags=re.DOTALL)
        charts = [one.proto for one in app.get("vega_lite_chart")]
        told = "\n".join([texts(app), unescape(re.sub("<[^>]*>", "", html))])
        told += "".join(one.alt for one in charts)
        beside = without(told, notes)

        assert not [name for name in HOSTILE if name in beside or plain(name) in beside], kind
        if kind != "results":
            numbers = set(re.findall(r"\d+", re.sub(r"\d+:\d+ left", "", beside)))
            assert not numbers & {str(points) for points in POINTS}, kind
        found = Tags(html)
        assert found.found <= OUR_TAGS, kind
        assert not found.acting, kind
        assert not [one for one in MARKUP if one in drawn_as_markdown(app)], kind
        assert not [one for one in app.markdown if one.allow_html], kind
    assert seen == {"lobby", "lesson", "write", "notes", "duel", "results", "close", "over"}
