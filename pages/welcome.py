"""The first page: for a stranger what this is about, for a participant where they are."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.sign_in import participant_here
from ccc.ui.components.markdown import plain
from ccc.ui.lessons.lesson import show_pair
from ccc.ui.progress.next_steps import show_path

content = resources.content()
participant = participant_here()

if participant is not None:
    st.title(f"Good to see you, {plain(participant.nickname)}", anchor=False)
    show_path(participant)
else:
    st.title("Ask a stranger, in 140 characters", anchor=False)
    st.markdown(
        "Somebody walks up to your table, says nothing and points at the empty chair. "
        "That is a connection request without a note. Here you practise the other way: "
        "say how you know them, what you share, what you bring, and why it is them."
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Write your first note", type="primary", icon=":material/edit:", wrap=True):
            st.switch_page("practice.py")
        st.page_link("lessons.py", label="Read the lessons", icon=":material/menu_book:")
    if content.lessons:
        st.header("The difference a few words make", anchor=False)
        show_pair(content.lessons[0].pairs[0], content.rubric)
    st.caption(
        "Nothing you write leaves this server. The scores come from a rubric with five criteria, "
        "and every point is tied to words in the note."
    )
