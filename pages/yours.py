"""What we keep of a participant: who may read it, and how it is taken away, moved or erased."""

import streamlit as st

from ccc.ui.account.devices import ask_to_go_on, offer_leaving_device, offer_moving, show_who_left
from ccc.ui.account.known_devices import offer_my_devices
from ccc.ui.account.sign_in import ask_who
from ccc.ui.account.your_data import (
    offer_consent,
    offer_erasure,
    offer_export,
    offer_rename,
    show_looks,
    show_what_is_kept,
)

st.title("Your data", anchor=False)
show_who_left()
ask_to_go_on()
participant = ask_who(
    "Here you can download, move or erase all that we keep about you. So far that is nothing: it "
    "begins with a nickname."
)
show_what_is_kept(participant)
offer_rename(participant)
st.header("Who may read it", anchor=False)
offer_consent(participant)
show_looks(participant)
st.header("Download it", anchor=False)
offer_export(participant)
st.header("On another device", anchor=False)
offer_moving(participant)
st.header("Your devices", anchor=False)
offer_my_devices(participant)
st.header("Leave or erase", anchor=False)
offer_leaving_device(participant)
offer_erasure(participant)
