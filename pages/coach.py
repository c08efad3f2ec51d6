"""The coach's page: who lets them read, or one participant."""

import streamlit as st

from ccc.ui.account.host_sign_in import ask_host
from ccc.ui.coaching.participants import offer_participants
from ccc.ui.coaching.person.page import show_person
from ccc.ui.coaching.weak_spots import offer_weak_spots
from ccc.ui.components.link import number_asked

of_one = "person" in st.query_params
if not of_one:
    st.title("Coach", anchor=False)
host = ask_host("This page is for coaches.")
if not host.reads_who_said_yes:
    st.info("Your key is for leading workshops. What participants wrote opens with a coach's key.")
elif of_one:
    show_person(host, number_asked("person"))
else:
    offer_participants(host)
    offer_weak_spots(host)
