"""A round's notes on the desk: with names, none shown until a tap."""

from __future__ import annotations

import pytest

from ccc.access import Host
from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.workshop.showing import has_marks
from ccc.workshop.workshop import Workshop
from tests.ui.conftest import OpenPage, press, texts
from tests.ui.workshop.conftest import as_it_is, at, begin, go
from tests.ui.workshop.rounds import NOTES, PRIYA, comes, writes, written


@pytest.fixture
def workshop(maya: Host) -> Workshop:
    return begin(maya)


@pytest.fixture
def sent(maya: Host, workshop: Workshop) -> list[Attempt]:
    return written(maya, workshop)


def on_screen(workshop: Workshop) -> str | None:
    of = at(workshop, "write").step
    found = resources.store().round_notes.on_screen(workshop.id, of)
    return None if found is None else found.note


def test_all_are_listed_with_names_and_none_is_shown(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = open_page("workshop.py", w=str(workshop.id))
    for number, note in enumerate(sent, 1):
        assert f"**{number}** Nick {number - 1}" in texts(app)
        assert plain(note.note) in texts(app)
    assert on_screen(workshop) is None


def test_a_tap_shows_one_and_another_hides_it_at_once(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = open_page("workshop.py", w=str(workshop.id))
    app.button(key="show-note-3").click().run()
    assert on_screen(workshop) == sent[2].note
    app.button(key="hide-note-3").click().run()
    assert on_screen(workshop) is None
    app.button(key="show-note-3").click().run()
    assert on_screen(workshop) == sent[2].note


def test_next_adds_the_marks_of_the_note_that_was_tapped(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = open_page("workshop.py", w=str(workshop.id))
    app.button(key="show-note-2").click().run()
    bare = as_it_is(workshop).place
    app.button(key="desk-next").click().run()
    assert as_it_is(workshop).place.part == bare.part + 1
    assert on_screen(workshop) == sent[1].note


def test_its_marks_are_added_beside_the_note_that_is_on_and_once(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = open_page("workshop.py", w=str(workshop.id))
    assert not [one for one in app.button if one.label == "Show its marks"]
    app.button(key="show-note-3").click().run()
    app = press(app, "Show its marks")
    assert has_marks(as_it_is(workshop).place.part)
    assert on_screen(workshop) == sent[2].note
    assert not [one for one in app.button if one.label == "Show its marks"]


def test_three_for_me_begins_with_the_strongest(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    app = press(open_page("workshop.py", w=str(workshop.id)), "Three for me")
    best = max(sent, key=lambda one: one.assessment.score or 0)
    assert on_screen(workshop) == best.note
    assert as_it_is(workshop).place.part == 1
    assert "Three for me: the strongest" in texts(app)


def test_what_may_not_be_shown_has_no_button(
    open_page: OpenPage, workshop: Workshop, sent: list[Attempt]
) -> None:
    of = at(workshop, "write").step
    resources.store().writing_rounds.allow(workshop.id, of, sent[0].person_id, may_show=False)
    app = open_page("workshop.py", w=str(workshop.id))
    assert "Its writer does not want it shown." in texts(app)
    assert "show-note-1" not in [one.key for one in app.button]


def test_a_round_without_notes_is_told_in_a_sentence(
    open_page: OpenPage, maya: Host, workshop: Workshop
) -> None:
    go(maya, workshop, at(workshop, "write"))
    go(maya, workshop, at(workshop, "notes"))
    assert "Nobody has sent a note yet." in texts(open_page("workshop.py", w=str(workshop.id)))


def test_the_desk_says_what_each_does_while_the_room_writes(
    open_page: OpenPage, maya: Host, workshop: Workshop
) -> None:
    there = go(maya, workshop, at(workshop, "write"))
    writes(workshop, "Sue", NOTES[0])
    store = resources.store()
    for nickname in ("Will", "Wanda"):
        who = comes(workshop, nickname)
        if nickname == "Will":
            store.writing_rounds.take_part(workshop.id, there.place.step, who.id, PRIYA)
            store.drafts.save(who.id, PRIYA, "Dear", now())
    shown = texts(open_page("workshop.py", w=str(workshop.id)))
    assert "**Sent** (1): 1 Sue" in shown
    assert "**Writing** (1): 2 Will" in shown
    assert "**Waiting** (1): 3 Wanda" in shown
