"""A participant's own progress."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.sign_in import ask_who
from ccc.ui.games.results import show_rounds
from ccc.ui.practice.recipients import titles
from ccc.ui.progress.page import show_progress
from ccc.ui.progress.take_home import offer_take_home

st.title("Your progress", anchor=False)
participant = ask_who(
    "Here you see how your first drafts to new people change over time. "
    "It begins with a nickname and your first note."
)
work = resources.store().works.of(participant.id)
if not work.attempts:
    st.info(
        "Write your first note, and you will see its score here.",
        title="Nothing here yet",
        icon=":material/edit:",
    )
    st.page_link("practice.py", label="Write a note", icon=":material/edit:")
else:
    show_progress(work)
    offer_take_home(work.attempts, titles(work.own_people))
show_rounds(work.rounds)
