"""A participant's rights over what is kept of them: rename, export, erase."""

from __future__ import annotations

import json

import streamlit as st

from ccc.practice import Person
from ccc.ui import resources
from ccc.ui.session import LONGEST_NICKNAME


def offer_rename(person: Person) -> None:
    """Another nickname, at any time."""
    with st.form("rename", border=True):
        nickname = st.text_input("Your nickname", value=person.nickname, max_chars=LONGEST_NICKNAME)
        if st.form_submit_button("Save", icon=":material/save:"):
            if nickname.strip():
                resources.store().rename(person.id, nickname.strip())
                st.rerun()
            st.warning("Any name will do, as long as there is one.")


def offer_export(person: Person) -> None:
    """Everything we keep of them, as one JSON file."""
    st.download_button(
        "Take everything away",
        data=lambda: json.dumps(resources.store().export(person.id), ensure_ascii=False, indent=2),
        file_name="career-calibrator-canvas.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
    )


def offer_erasure(person: Person) -> None:
    """Everything gone, after one honest question."""
    with st.expander("Erase everything"):
        st.markdown("Your notes, scores and nickname will be gone for good, for your coach too.")
        sure = st.checkbox("Yes, erase all of it", key="sure")
        if st.button("Erase", disabled=not sure, icon=":material/delete_forever:"):
            resources.store().erase(person.id)
            st.session_state.clear()
            st.rerun()
