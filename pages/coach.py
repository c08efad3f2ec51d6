"""The coach's first look: who lets them read, and one participant's charts and notes."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.host_sign_in import ask_host
from ccc.ui.account.way_back import offer_giving_way_back
from ccc.ui.coaching.objections import show_objections
from ccc.ui.coaching.participants import offer_participants
from ccc.ui.coaching.weak_spots import offer_weak_spots
from ccc.ui.components.voice import THEY
from ccc.ui.games.results import show_rounds
from ccc.ui.progress.page import show_progress

st.title("Coach", anchor=False)
host = ask_host("This page is for coaches.")
if not host.reads_who_said_yes:
    st.info("Your key is for leading workshops. What participants wrote opens with a coach's key.")
    st.stop()
participant = offer_participants(host)
if participant is not None:
    work = resources.store().works.read_by(host, participant.id)
    if work.attempts:
        show_progress(work, THEY)
    else:
        st.info("No notes yet. Their charts begin with the first one.")
    show_objections(work)
    show_rounds(work.rounds, THEY)
    offer_giving_way_back(host, participant)
else:
    offer_weak_spots(host)
