"""The coach's list of participants, and the one whose charts are looked at."""

from __future__ import annotations

import streamlit as st

from ccc.practice import Person
from ccc.storage import AttemptCount
from ccc.ui import resources
from ccc.ui.plain import in_a_line


def choose_participant() -> Person | None:
    """Everybody who practises here, the most recent first; None until one is chosen."""
    counts = sorted(resources.store().attempt_counts(), key=_recency, reverse=True)
    if not counts:
        st.info("Nobody has practised here yet. Participants appear with their nickname.")
        return None
    by_id = {count.person.id: count for count in counts}
    looked_at = st.session_state.get("participant")
    if looked_at is not None and looked_at not in by_id:
        st.info("Nothing of theirs is here any more: they have erased their data.")
    chosen = st.selectbox(
        "Whose notes?",
        list(by_id),
        index=None,
        format_func=lambda one: _label(by_id[one]),
        key="participant",
        placeholder="Choose or type a nickname",
    )
    if chosen is None:
        with st.expander(f"All {len(counts)} participants", expanded=True):
            st.dataframe(
                [
                    {
                        "Nickname": count.person.nickname,
                        "Notes": count.attempts,
                        "Latest note": count.last_at,
                        "Here since": count.person.since,
                    }
                    for count in counts
                ],
                hide_index=True,
                alt="Participants with their number of notes and the time of the latest",
            )
        return None
    return by_id[chosen].person


def _recency(count: AttemptCount) -> float:
    return (count.last_at or count.person.since).timestamp()


def _label(count: AttemptCount) -> str:
    latest = f", latest {count.last_at:%d %b %Y}" if count.last_at else ""
    notes = "1 note" if count.attempts == 1 else f"{count.attempts} notes"
    return f"{in_a_line(count.person.nickname)} (no. {count.person.id}): {notes}{latest}"
