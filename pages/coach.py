"""The coach's first look: who is practising, and one participant's charts and notes."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.participants import choose_participant
from ccc.ui.progress import show_progress
from ccc.ui.progress_words import THEY
from ccc.ui.rounds.given import offer_weak_spots
from ccc.ui.rounds.progress import show_rounds
from ccc.ui.session import ask_coach

st.title("Coach", anchor=False)
ask_coach()
participant = choose_participant()
if participant is not None:
    attempts = resources.store().attempts_of(participant.id)
    if attempts:
        show_progress(participant, attempts, own=False)
    else:
        st.info("No notes yet. Their charts begin with the first one.")
    show_rounds(participant, THEY)
else:
    offer_weak_spots()
