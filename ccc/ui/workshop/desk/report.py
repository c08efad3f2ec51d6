"""What stays of a workshop that is over: results, the notes that were shown, and a table.

It has no names. A browser's own print command puts it on paper, without menu and buttons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.content.workshops import DuelStep, WorkshopPlan
from ccc.practice.attempts import Attempt
from ccc.practice.numbers import in_digits
from ccc.reports.csv_table import csv_of
from ccc.reports.room_table import room_rows
from ccc.ui import resources
from ccc.ui.components.days import day
from ccc.ui.components.download import offer_file
from ccc.ui.components.on_paper import NOT_ON_PAPER, show_paper_style
from ccc.ui.lessons.lesson import show_bare_note, show_bare_notes
from ccc.ui.workshop.desk.results import show_picture, show_sentences
from ccc.ui.workshop.judging import both
from ccc.ui.workshop.screen.results import results_of
from ccc.workshop.polls import duel_poll, duel_words
from ccc.workshop.results import Turn, turns_of
from ccc.workshop.workshop import Joined, Workshop


def show_report(host: Host, workshop: Workshop, people: tuple[Joined, ...]) -> None:
    """The report of a workshop, for a host who holds it."""
    show_paper_style()
    here = sum(not one.seat.removed for one in people)
    closed = workshop.closed or workshop.began
    st.markdown(f"{day(closed)}. {in_digits(here, 'person', 'people')} took part.")
    plan = WorkshopPlan.from_json(workshop.plan)
    end = len(plan.steps) + 1
    st.header("Before and after", anchor=False)
    found = results_of(workshop, end)
    show_picture(found)
    show_sentences(found)
    _show_notes(host, workshop, plan)
    turns = turns_of(plan, end)
    if turns:
        with st.container(key=f"{NOT_ON_PAPER}-table"):
            _offer_table(host, workshop, people, turns)


def _show_notes(host: Host, workshop: Workshop, plan: WorkshopPlan) -> None:
    """The notes that the room saw: one at a time, and then side by side."""
    alone = resources.store().round_notes.were_shown(host, workshop.id)
    together = list(_duels(host, workshop, plan))
    if alone or together:
        st.header("Notes that were shown", anchor=False)
    for number, attempt in enumerate(alone, 1):
        show_bare_note(str(number), attempt.note)
    for step, two in together:
        show_bare_notes(("Left", "Right"), [attempt.note for attempt in two])
        said = resources.store().room_answers.all(workshop.id, step)
        st.markdown(duel_words(duel_poll(said)))


def _duels(
    host: Host, workshop: Workshop, plan: WorkshopPlan
) -> Iterator[tuple[int, tuple[Attempt, Attempt]]]:
    """The steps of duels, each with the two notes that the room saw last in it."""
    store = resources.store()
    for number, step in enumerate(plan.steps, start=1):
        written = plan.writing_before(number)
        if not isinstance(step, DuelStep) or written is None:
            continue
        named = store.round_notes.named(host, workshop.id, written)
        notes = [one.note for one in named]
        two = both(store.duels.of(workshop.id, number), notes)
        if two is not None:
            yield number, two


def _offer_table(
    host: Host, workshop: Workshop, people: Sequence[Joined], turns: Mapping[Turn, int]
) -> None:
    offer_file(
        "Notes as a table (CSV)",
        f"workshop-{workshop.id}.csv",
        partial(table_of, host, workshop, people, turns),
        key="report-csv",
    )
    st.caption("It names only those who said yes to a coach.")


def table_of(
    host: Host, workshop: Workshop, people: Sequence[Joined], turns: Mapping[Turn, int]
) -> bytes:
    """The notes of these turns as CSV, with the names of those who said yes to a coach."""
    names = {one.seat.person_id: one.nickname for one in people if one.seat.coach_may}
    read = partial(resources.store().round_notes.named, host, workshop.id)
    notes = {turn: [one.note for one in read(step)] for turn, step in turns.items()}
    return csv_of(room_rows(notes, names))
