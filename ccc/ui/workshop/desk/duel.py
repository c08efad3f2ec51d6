"""Which two notes the room sees side by side: chosen at the desk, or by us."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.workshop.judging import judged_notes, shown_notes, two_notes
from ccc.ui.workshop.pulse import pulses
from ccc.workshop.duel import TOO_FEW
from ccc.workshop.selection import RoundNote, one_pair_for_me
from ccc.workshop.votes import Pair
from ccc.workshop.workshop import Joined, Workshop


def offer_pair(host: Host, workshop: Workshop, people: tuple[Joined, ...]) -> None:
    """The two notes that are on, and the way to choose others; names are on the desk alone."""
    two = two_notes(workshop)
    if two is None:
        st.markdown(TOO_FEW)
        return
    notes = judged_notes(workshop)
    names = {one.seat.person_id: f"{one.seat.number} {one.nickname}" for one in people}
    told = {
        number: f"{names[attempt.person_id]}: {attempt.note}"
        for number, attempt in shown_notes(notes).items()
    }
    on = tuple(attempt.id for attempt in two)
    with st.container(border=True):
        st.markdown("**Side by side on the screen**")
        keys = [f"duel-{workshop.moved}-{side}" for side in ("left", "right")]
        for key, label, note in zip(keys, ("Left", "Right"), on, strict=True):
            ids = list(told) if note in told else [note, *told]
            st.selectbox(
                label,
                ids,
                index=ids.index(note),
                format_func=lambda one: told.get(one, ""),
                key=key,
            )
        with st.container(horizontal=True):
            st.button(
                "Show these two", key="duel-show", on_click=partial(_show, host, workshop, keys)
            )
            st.button(
                "One pair for me",
                key="duel-for-me",
                icon=":material/auto_awesome:",
                on_click=partial(_choose_for_me, host, workshop, notes),
            )
        st.caption("Another pair begins a new vote.")


def _show(host: Host, workshop: Workshop, keys: list[str]) -> None:
    left, right = (st.session_state[key] for key in keys)
    if left == right:
        st.toast("Choose two different notes.", icon=":material/compare_arrows:")
        return
    _put_on(host, workshop, Pair(left, right))


def _choose_for_me(host: Host, workshop: Workshop, notes: tuple[RoundNote, ...]) -> None:
    ours = one_pair_for_me(notes)
    if ours is not None:
        _put_on(host, workshop, Pair(ours[0].id, ours[1].id))


def _put_on(host: Host, workshop: Workshop, pair: Pair) -> None:
    resources.store().duels.choose(host, workshop.id, workshop.place.step, pair)
    pulses().ask_anew()
