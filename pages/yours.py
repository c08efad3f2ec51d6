"""What we keep of a participant: rename, take it away, or have it erased."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.session import ask_who
from ccc.ui.yours import offer_erasure, offer_export, offer_rename

st.title("Your data")
person = ask_who()
attempts = resources.store().attempts_of(person.id)
st.markdown(
    f"Kept on this server: your nickname, **{len(attempts)}** scored notes, your drafts, and which "
    "people you have met. This browser holds a random number in a cookie, by which we find you "
    "again. Your coach can read your notes; other participants cannot."
)
offer_rename(person)
offer_export(person)
offer_erasure(person)
