"""The first page: for a stranger a note to write at once, for a participant where they are."""

import streamlit as st

from ccc.ui.account.sign_in import participant_here
from ccc.ui.components.markdown import plain
from ccc.ui.frontend.renderer import forget_drafts_of_strangers
from ccc.ui.progress.next_steps import show_path
from ccc.ui.progress.received import show_unopened
from ccc.ui.welcome.first_note import show_first_note

participant = participant_here()

if participant is not None:
    forget_drafts_of_strangers()
    st.title(f"Good to see you, {plain(participant.nickname)}", anchor=False)
    show_unopened(participant)
    show_path(participant)
else:
    st.set_page_config(layout="wide")
    st.title("Ask a stranger, in 140 characters", anchor=False)
    show_first_note()
