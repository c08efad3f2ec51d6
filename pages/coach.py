"""The coach's first look: who is practising, and one participant's charts and notes."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.sign_in import ask_coach
from ccc.ui.account.way_back import offer_giving_way_back
from ccc.ui.coaching.objections import show_objections
from ccc.ui.coaching.participants import offer_participants
from ccc.ui.coaching.weak_spots import offer_weak_spots
from ccc.ui.components.voice import THEY
from ccc.ui.games.results import show_rounds
from ccc.ui.progress.page import show_progress

st.title("Coach", anchor=False)
ask_coach()
participant = offer_participants()
if participant is not None:
    attempts = resources.store().attempts.of(participant.id)
    if attempts:
        show_progress(participant, attempts, own=False)
    else:
        st.info("No notes yet. Their charts begin with the first one.")
    show_objections(participant)
    show_rounds(participant, THEY)
    offer_giving_way_back(participant)
else:
    offer_weak_spots()
