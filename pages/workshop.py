"""The host's workshops, and the desk of one of them."""

import streamlit as st

from ccc.ui.account.host_sign_in import ask_host
from ccc.ui.workshop.desk.page import show_desk
from ccc.ui.workshop.desk.start import offer_workshops
from ccc.ui.workshop.now import which_workshop

workshop_id = which_workshop()
if workshop_id is None:
    st.title("Workshops", anchor=False)
host = ask_host("This page is for whoever leads a workshop.")
if workshop_id is None:
    offer_workshops(host)
else:
    show_desk(host, workshop_id)
