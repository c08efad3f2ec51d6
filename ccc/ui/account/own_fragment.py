"""What a window draws for a participant, and for nobody else who comes to the device."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from ccc.practice.attempts import Participant
from ccc.ui.account import drawn_for
from ccc.ui.account.sign_in import show_if_ended, show_if_left, show_left
from ccc.ui.state import Slot, this_run

P = ParamSpec("P")

JUST_KEPT = Slot[tuple[int, object] | None]("just kept", lambda: None)
"""Whose words the database took last in this window, and in which run; None before it took any."""


def kept_words_of(participant: Participant) -> None:
    """Remember that the database took their words in this run: it looked whose device this is."""
    JUST_KEPT.set((participant.id, this_run()))


def own_fragment(
    draw: Callable[Concatenate[Participant, P], None],
) -> Callable[Concatenate[Participant, P], None]:
    """A fragment of a participant's; where they left in another window, a notice instead of it.

    A fragment is run without its page, so nothing else would ask who is here by now; but for the
    database, where what was typed in it has just been saved.
    """

    @wraps(draw)
    def drawn(participant: Participant, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if JUST_KEPT.get() == (participant.id, this_run()) or not show_if_left(participant):
            draw(participant, *args, **kwargs)

    return st.fragment(drawn)


def show_if_no_longer_theirs(here: Participant | None) -> bool:
    """A notice where this window was drawn for somebody who is not here now; whether it was.

    What was chosen and typed in it was theirs, and must not be taken for that of whoever is here.
    """
    before = drawn_for.PARTICIPANT.get()
    if before is None:
        drawn_for.PARTICIPANT.set(None if here is None else here.id)
        # Whoever has just left is told so by the page, which then has the cookie replaced.
        return here is None and "gone" not in st.query_params and show_if_ended()
    if here is not None and here.id == before:
        return False
    show_left()
    return True
