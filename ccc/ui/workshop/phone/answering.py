"""What a phone says to the room: to a check by one tap, which may be changed until the bars."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.lessons import QuickCheck
from ccc.errors import StorageError
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now
from ccc.workshop.workshop import OF_THE_ROOM, Seat, Workshop


def ask_answer(seat: Seat, workshop: Workshop, check: QuickCheck) -> None:
    """The question, and a button for each answer, large enough for a thumb."""
    said = said_here(seat, workshop)
    st.markdown(check.question)
    for letter, option in check.lettered:
        st.button(
            f"**{letter}**  {option.answer}",
            key=f"answer-{letter}",
            type="primary" if letter == said else "secondary",
            width="stretch",
            wrap=True,
            on_click=partial(say, seat, workshop, letter),
        )
    if said is not None:
        st.caption(f"You said {plain(said)}. You may change it until the screen shows the answer.")


def said_here(seat: Seat, workshop: Workshop) -> str | None:
    """What this phone said to the room's question in the step that is on; None for nothing yet."""
    return resources.store().room_answers.of(workshop.id, workshop.place.step, seat.person_id)


def say(seat: Seat, workshop: Workshop, said: str, question: str = OF_THE_ROOM) -> None:
    """Say something to a question of the step that is on; a notice where the room has gone on."""
    try:
        resources.store().room_answers.say(
            workshop.id, workshop.place.step, seat.person_id, said, now(), question
        )
    except StorageError as error:
        st.toast(str(error), icon=":material/schedule:")


def show_right_answer(seat: Seat, workshop: Workshop, check: QuickCheck) -> None:
    """What is right and why, beside what was said here."""
    said = said_here(seat, workshop)
    st.markdown(check.question)
    for letter, option in check.lettered:
        if option.right:
            st.success(f"**{letter}**  {plain(option.answer)}", icon=":material/check:")
            st.markdown(option.because)
    if said is not None:
        st.caption(f"You said {plain(said)}.")
