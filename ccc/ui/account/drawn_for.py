"""For whom a window was drawn. Its page tells it to every session, also to one that is new.

A page outlives its session: the server is started anew, or another process goes on with it. What
was chosen and typed in the page is then told to a session that knows nothing of before, and must
not be taken for that of whoever came to the device meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from secrets import token_hex

import streamlit as st

from ccc.ui.state import SessionState, Slot, slots_in

_TOLD = "drawn for, as the page tells"
_END = re.compile(r"([0-9]{0,18})-([0-9]{0,18})-[0-9a-f]{8}")

PARTICIPANT = Slot[int | None]("drawn for participant", lambda: _told_by_the_page(0))
"""The number of the participant whom this window was drawn for, until they leave in it."""

HOST = Slot[int | None]("drawn for host", lambda: _told_by_the_page(1))
"""The number of the host whose key this window was opened with, until they lock it in it."""


def name_of_an_end(state: SessionState) -> str:
    """A new name for the end of a run, which the page keeps; says for whom it drew."""
    slots = slots_in(state)
    whose = (slots.get(PARTICIPANT.name), slots.get(HOST.name))
    return "-".join(["" if one is None else str(one) for one in whose] + [token_hex(4)])


def believe_the_page(state: SessionState, ends: Sequence[str]) -> None:
    """Remember in a new session for whom its page was drawn, by the ends of runs that it keeps."""
    known = [found.groups() for end in ends if (found := _END.fullmatch(end))]
    if known:
        state[_TOLD] = known[-1]


def _told_by_the_page(which: int) -> int | None:
    told: tuple[str, str] = st.session_state.get(_TOLD, ("", ""))
    return int(told[which]) if told[which] else None
