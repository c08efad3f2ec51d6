"""Two notes side by side on the room's screen: the vote, the bars, and what the tool says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ccc.charts.votes import votes_alt, votes_spec
from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.components.marked_note import marked_note
from ccc.ui.components.projector import Slide
from ccc.ui.lessons.lesson import show_bare_notes
from ccc.ui.workshop.judging import judged_notes, room_poll, shown_notes, two_notes, votes_now
from ccc.ui.workshop.pulse import draw_pulse
from ccc.workshop.course import PARTS_OF_A_DUEL
from ccc.workshop.duel import (
    NO_DIFFERENCE,
    QUESTION,
    TOO_FEW,
    choices_words,
    differences,
    words_on,
)
from ccc.workshop.polls import duel_words, hands_words
from ccc.workshop.votes import parting, parting_words, ranking, ranking_words
from ccc.workshop.workshop import Pulse, Workshop

CHOOSE = "Choose on your phone."

Two = tuple[Attempt, Attempt]


def duel_slide(workshop: Workshop) -> Slide:
    """What the screen shows of a duel now: bare notes first, and never points."""
    part = workshop.place.part
    if part == PARTS_OF_A_DUEL:
        return Slide("few-words", partial(_show_choosing, workshop))
    if part > PARTS_OF_A_DUEL:
        return Slide("some-words", partial(_show_order, workshop))
    two = two_notes(workshop)
    if two is None:
        return Slide("few-words", partial(st.markdown, TOO_FEW))
    draw: tuple[Callable[[Workshop, Two], None], ...] = (_show_vote, _show_bars, _show_tool)
    return Slide("some-words", partial(draw[part], workshop, two))


def _show_vote(workshop: Workshop, two: Two) -> None:
    """Both notes bare, what to do, and how many have voted; nothing of what they said."""
    st.markdown(f"{QUESTION} **{CHOOSE}**")
    _show_bare(two)

    def count(pulse: Pulse) -> None:
        st.markdown(hands_words(room_poll(workshop), pulse.people))

    draw_pulse(workshop.id, count)


def _show_bars(workshop: Workshop, two: Two) -> None:
    poll = room_poll(workshop)
    st.markdown(duel_words(poll))
    _show_bare(two)
    st.vega_lite_chart(votes_spec(poll), alt=votes_alt(poll), theme=None)


def _show_bare(two: Two) -> None:
    show_bare_notes(("Left", "Right"), [attempt.note for attempt in two])


def _show_tool(_workshop: Workshop, two: Two) -> None:
    """In which criteria the tool tells them apart, in words, and the words that count there."""
    left, right = (attempt.assessment for attempt in two)
    found = differences(left, right, resources.content().rubric)
    st.markdown("What the tool says, and the words it rests on:" if found else NO_DIFFERENCE)
    said = (
        [f"{one.name}: **{one.left}**" for one in found],
        [f"{one.name}: **{one.right}**" for one in found],
    )
    sides = zip(st.columns(2), ("Left", "Right"), two, said, strict=True)
    for column, label, attempt, lines in sides:
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{label}**")
            st.html(marked_note(attempt.note, words_on(attempt.assessment, found)))
            st.markdown("  \n".join(lines))


def _show_choosing(workshop: Workshop) -> None:
    """What to do on the phones, and how many choices have come."""
    st.markdown(f"Now your phone shows you pairs of its own. {QUESTION}")
    notes = judged_notes(workshop)

    def count(pulse: Pulse) -> None:
        st.markdown(choices_words(len(votes_now(workshop)), pulse.people, notes))

    draw_pulse(workshop.id, count)


def _show_order(workshop: Workshop) -> None:
    """The three notes that the room finds strongest, and the one on which the tool differs most."""
    notes = shown_notes(judged_notes(workshop))
    found = ranking(votes_now(workshop), notes.keys())
    if found.first_three:
        st.markdown("**The room's first three**")
        order = [
            f"{place}. {_in_line(notes[one])}" for place, one in enumerate(found.first_three, 1)
        ]
        st.markdown("\n".join(order))
    apart = parting(found, {note: one.points for note, one in notes.items()})
    if apart is not None:
        st.markdown(f"**Where room and tool part**: “{_in_line(notes[apart.note])}”")
        st.markdown(parting_words(apart))
    st.caption(ranking_words(found))


def _in_line(attempt: Attempt) -> str:
    """A note as one line of Markdown, in which nothing of it is markup."""
    return plain(" ".join(attempt.note.split()))
