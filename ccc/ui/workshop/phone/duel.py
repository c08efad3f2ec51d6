"""A duel on a phone: a vote on the two notes of the screen, then on pairs of the phone's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.lessons.lesson import show_bare_note
from ccc.ui.workshop.judging import judged_notes, shown_notes, two_notes
from ccc.ui.workshop.phone.answering import said_here, say
from ccc.workshop.duel import QUESTION, TOO_FEW, pairs_of_phone, seed_of
from ccc.workshop.polls import SIDES
from ccc.workshop.votes import Pair, Vote
from ccc.workshop.workshop import OF_THE_ROOM, Seat, Workshop

OWN = "One of the two notes on the screen is yours, so this time the others choose."
DONE = "Thank you, these were all. Look up at the screen."


def ask_side(seat: Seat, workshop: Workshop) -> None:
    """The two notes of the screen, and one tap for either; it may be changed until the bars."""
    two = two_notes(workshop)
    if two is None:
        st.markdown(TOO_FEW)
        return
    if any(attempt.person_id == seat.person_id for attempt in two):
        st.markdown(OWN)
        return
    said = said_here(seat, workshop)
    st.markdown(f"**{QUESTION}**")
    for side, attempt in zip(SIDES, two, strict=True):
        show_bare_note(side.capitalize(), attempt.note)
        _offer(seat, workshop, f"The {side} one", OF_THE_ROOM, side, chosen=said == side)
    if said is not None:
        st.caption("Sent. You may change it until the bars are on the screen.")


def show_side(seat: Seat, workshop: Workshop) -> None:
    """What was said here, while the screen shows what everybody said."""
    said = said_here(seat, workshop)
    if said is not None:
        st.markdown(f"You chose the {plain(said)} one.")
    st.markdown("Look up at the screen.")


def ask_pairs(seat: Seat, workshop: Workshop) -> None:
    """One pair after the other, none with the writer's own note, and how many are left."""
    store, step, notes = resources.store(), workshop.place.step, judged_notes(workshop)
    people = store.seats.in_order(workshop.id)
    pairs = pairs_of_phone(notes, people, seat.person_id, seed_of(workshop.id, step))
    answered = store.room_answers.said_by(workshop.id, step, seat.person_id)
    left = [pair for pair in pairs if pair.question not in answered]
    if not left:
        st.markdown(DONE if pairs else TOO_FEW)
        return
    st.markdown(f"**{QUESTION}**")
    st.caption(f"Pair {len(pairs) - len(left) + 1} of {len(pairs)}")
    _ask_pair(seat, workshop, left[0], shown_notes(notes))


def _ask_pair(seat: Seat, workshop: Workshop, pair: Pair, notes: Mapping[int, Attempt]) -> None:
    votes = {"The first one": Vote(*pair), "The second one": Vote(pair.right, pair.left)}
    for label, vote in votes.items():
        show_bare_note(label, notes[vote.winner].note)
        _offer(seat, workshop, label, pair.question, vote.said)


def _offer(  # noqa: PLR0913 - who says what to which question, and how it looks
    seat: Seat, workshop: Workshop, label: str, question: str, said: str, *, chosen: bool = False
) -> None:
    st.button(
        label,
        key=f"say-{workshop.id}-{workshop.place.step}-{question}-{said}",
        type="primary" if chosen else "secondary",
        icon=":material/check:" if chosen else None,
        width="stretch",
        on_click=partial(say, seat, workshop, said, question),
    )
