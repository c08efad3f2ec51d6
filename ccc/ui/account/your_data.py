"""A participant's rights over what is kept of them: rename, take away, erase."""

from __future__ import annotations

import streamlit as st

from ccc.practice.attempts import Participant
from ccc.practice.field_rules import name_complaint, visible
from ccc.reports.personal_export import taken_as_csv, taken_as_json
from ccc.ui import resources
from ccc.ui.account.devices import forget_here
from ccc.ui.account.sign_in import LONGEST_NICKNAME, NAMELESS
from ccc.ui.components.download import offer_file

FILE_NAME = "career-calibrator-canvas"


def offer_rename(participant: Participant) -> None:
    """A field for another nickname, at any time."""
    with st.form("rename", border=True):
        nickname = st.text_input("Your nickname", value=participant.nickname)
        if st.form_submit_button("Save", icon=":material/save:"):
            complaint = name_complaint(nickname, LONGEST_NICKNAME, NAMELESS)
            if complaint is None:
                resources.store().people.rename(participant.id, visible(nickname))
                st.toast("Your nickname is saved.", icon=":material/check:")
                st.rerun()
            st.warning(complaint)


def offer_export(participant: Participant) -> None:
    """Downloads of everything we keep of them: JSON for programs, CSV for spreadsheets."""
    st.markdown(
        "Everything above, in two forms: JSON is one file for programs; the tables are CSV in a "
        "zip, one file each for a spreadsheet."
    )
    with st.container(horizontal=True):
        offer_file(
            "Download JSON",
            f"{FILE_NAME}.json",
            lambda: taken_as_json(resources.store().people.export(participant.id)),
            key="mine-json",
        )
        offer_file(
            "Download tables (CSV)",
            f"{FILE_NAME}.zip",
            lambda: taken_as_csv(resources.store().people.export(participant.id)),
            key="mine-csv",
            icon=":material/table:",
        )


def offer_erasure(participant: Participant) -> None:
    """A way to erase everything of theirs, after one honest question."""
    with st.expander("Erase everything", icon=":material/delete_forever:"):
        st.markdown(
            "All that is kept of you will be gone for good, for your coach too. Only a backup that "
            "was made before would still hold it."
        )
        sure = st.checkbox("Yes, erase all of it", key="sure")
        if st.button("Erase", disabled=not sure, icon=":material/delete_forever:"):
            resources.store().people.erase(participant.id)
            forget_here("erased")
