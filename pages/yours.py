"""What we keep of a participant: who may read it, and how it is taken away, moved or erased."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.devices import ask_to_go_on, offer_leaving_device, offer_moving, show_who_left
from ccc.ui.account.known_devices import offer_my_devices
from ccc.ui.account.sign_in import ask_who
from ccc.ui.account.your_data import (
    offer_consent,
    offer_erasure,
    offer_export,
    offer_rename,
    show_looks,
)

st.title("Your data", anchor=False)
show_who_left()
ask_to_go_on()
participant = ask_who(
    "Here you can download, move or erase all that we keep about you. So far that is nothing: it "
    "begins with a nickname."
)
attempts = resources.store().attempts.of(participant.id)
notes = "note" if len(attempts) == 1 else "notes"
st.markdown(
    f"Kept on this server: your nickname, **{len(attempts)}** scored {notes}, your drafts and "
    "goals, tips you hid and why, where you said that the scorer is wrong, what coaches said of "
    "your notes and what you answered, your canvas, "
    "your people, the games you played, the bad notes you let us keep from *Beat the score*, which "
    "people you have opened, which lessons you have read, and when a coach looked at your notes. "
    "This browser holds a random number in a cookie, so that we know you again, and a copy of what "
    "you type. Other participants see nothing of yours."
)
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
