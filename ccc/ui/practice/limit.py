"""How long a note may be: the article's 140 characters, or what a network allows."""

from __future__ import annotations

import streamlit as st

from ccc.content.rubric import Limit, Rubric


def limit_chosen(rubric: Rubric) -> Limit:
    """The limit that was chosen, which the address remembers over a reload."""
    by_id = {limit.id: limit for limit in rubric.limits}
    chosen = st.session_state.get("limit") or st.query_params.get("limit", "")
    return by_id.get(chosen, rubric.limit)


def choose_limit(limit_id: str) -> None:
    """Allow notes of another length from now on."""
    st.session_state["limit"] = limit_id
    st.query_params["limit"] = limit_id


def offer_limits(rubric: Rubric) -> None:
    """The lengths a note may have, and whose limit the chosen one is."""
    by_id = {limit.id: limit for limit in rubric.limits}
    limit = limit_chosen(rubric)
    st.radio(
        "Longest note",
        list(by_id),
        index=list(by_id).index(limit.id),
        format_func=lambda limit_id: str(by_id[limit_id].characters),
        horizontal=True,
        key="limit",
        persist_state="session",
        on_change=lambda: choose_limit(st.session_state["limit"]),
    )
    when = (
        ""
        if limit == rubric.limit
        else f" As of {limit.as_of}. Still try for {rubric.limit.characters}."
    )
    st.caption(f"{limit.name}. {limit.source}{when}")
