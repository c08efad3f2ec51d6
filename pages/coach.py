"""The coach's desk, a cohort side by side, and one participant of those who let them read."""

import streamlit as st

from ccc.ui.account.host_sign_in import ask_host
from ccc.ui.coaching.address import PERSON, cohort_asked_for, is_side_by_side
from ccc.ui.coaching.cohort.page import show_cohort
from ccc.ui.coaching.desk.page import show_desk
from ccc.ui.coaching.person.page import show_person
from ccc.ui.components.link import number_asked

of_one = PERSON in st.query_params
if not of_one:
    st.title("Coach", anchor=False)
host = ask_host("This page is for coaches.")
if not host.reads_who_said_yes:
    st.info("Your key is for leading workshops. What participants wrote opens with a coach's key.")
elif of_one:
    show_person(host, number_asked(PERSON))
elif is_side_by_side():
    show_cohort(host, cohort_asked_for())
else:
    show_desk(host)
