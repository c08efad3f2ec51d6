"""Which two notes the room sees side by side: chosen at the desk, or by us."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.workshop.judging import round_judged, shown_notes, two_notes
from ccc.ui.workshop.pulse import pulses
from ccc.workshop.duel import TOO_FEW
from ccc.workshop.selection import RoundNote, one_pair_for_me
from ccc.workshop.votes import Pair
from ccc.workshop.workshop import Workshop


def offer_pair(host: Host, workshop: Workshop) -> None:
    """The two notes that are on, and the way to choose others; names are on the desk alone."""
    two, of = two_notes(workshop), round_judged(workshop)
    if two is None or of is None:
        st.markdown(TOO_FEW)
        return
    named = resources.store().round_notes.named(host, workshop.id, of)
    notes = [one.note for one in named]
    shown = shown_notes(notes)
    told = {
        one.note.attempt.id: f"{one.number} {one.nickname}: {one.note.attempt.note}"
        for one in named
        if one.note.attempt.id in shown
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


def _choose_for_me(host: Host, workshop: Workshop, notes: Sequence[RoundNote]) -> None:
    ours = one_pair_for_me(notes)
    if ours is not None:
        _put_on(host, workshop, Pair(ours[0].id, ours[1].id))


def _put_on(host: Host, workshop: Workshop, pair: Pair) -> None:
    resources.store().duels.choose(host, workshop.id, workshop.place.step, pair)
    pulses().ask_anew()
