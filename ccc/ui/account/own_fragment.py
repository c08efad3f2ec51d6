"""What a window draws for a participant, and for nobody else who comes to the device."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from ccc.practice.attempts import Participant
from ccc.ui.account import drawn_for
from ccc.ui.account.sign_in import has_left, show_if_ended, show_if_left, show_left
from ccc.ui.state import Slot, this_run

P = ParamSpec("P")

FOUND_HERE = Slot[tuple[int, object] | None]("found here", lambda: None)
"""Who was last found to be here in this window, and in which run; None before anybody was."""


def kept_words_of(participant: Participant) -> None:
    """Remember that the database took their words in this run: it looked whose device this is."""
    FOUND_HERE.set((participant.id, this_run()))


def own_fragment(
    draw: Callable[Concatenate[Participant, P], None], key: str | None = None
) -> Callable[Concatenate[Participant, P], None]:
    """A fragment of a participant's; where they left in another window, a notice instead of it.

    A fragment is run without its page, so nothing else would ask who is here by now; but for the
    database, where what was typed in it has just been saved. Callbacks have it run by its `key`.
    """

    @wraps(draw)
    def drawn(participant: Participant, /, *args: P.args, **kwargs: P.kwargs) -> None:
        here = (participant.id, this_run())
        if FOUND_HERE.get() == here or not show_if_left(participant):
            FOUND_HERE.set(here)
            draw(participant, *args, **kwargs)

    return st.fragment(drawn, key=key)


def part_of_own_fragment(
    draw: Callable[Concatenate[Participant, P], None],
) -> Callable[Concatenate[Participant, P], None]:
    """A fragment within one of a participant's; where they left, the whole page instead of it.

    A notice in its place would leave all that stands around it to whoever is here now.
    """

    @wraps(draw)
    def drawn(participant: Participant, /, *args: P.args, **kwargs: P.kwargs) -> None:
        if FOUND_HERE.get() != (participant.id, this_run()) and has_left(participant):
            st.rerun()
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
