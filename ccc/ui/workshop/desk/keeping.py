"""How long a workshop is kept, and what stays of it afterwards."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.components.days import day
from ccc.workshop.keeping import DAYS, Forgotten, counts_words
from ccc.workshop.workshop import Workshop


def offer_keeping(host: Host, workshop: Workshop) -> None:
    """Until when everything is kept, and the way to change that."""
    with st.expander("How long it is kept", icon=":material/auto_delete:"):
        st.markdown(
            f"Until **{day(workshop.keep_until)}** we keep who joined, what they answered, and "
            "which notes they wrote here. Then we delete that, and only counts stay. The notes "
            "themselves belong to those who wrote them, and stay theirs."
        )
        now_kept = (workshop.keep_until - workshop.began).days
        key = f"keep-{workshop.id}"
        st.selectbox(
            "Keep it for",
            DAYS,
            index=DAYS.index(now_kept) if now_kept in DAYS else None,
            format_func=lambda days: f"{days} days",
            key=key,
            on_change=partial(_keep, host, workshop, key),
        )


def _keep(host: Host, workshop: Workshop, key: str) -> None:
    days = st.session_state[key]
    until = workshop.began + timedelta(days=days)
    resources.store().workshops.keep_until(host, workshop.id, until)


def show_counts(found: Forgotten) -> None:
    """What stays of a workshop once all else is gone."""
    st.info(
        f"We kept the details of this workshop until {day(found.at)}, and deleted them then. It "
        f"had {counts_words(found.counts)}. Everybody still has their own notes.",
        icon=":material/auto_delete:",
    )
