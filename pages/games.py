"""The other moves: to follow, to ask back, to read as they do, to choose, to see through."""

import streamlit as st

from ccc.ui.account.sign_in import participant_here
from ccc.ui.games.lobby import show_games

st.title("Other moves", anchor=False)
st.markdown(
    "A note is not the only move: you can follow, wait, or ask back. Here you train to choose "
    "among them, and to read as others do, in rounds of a few minutes. They keep your place, and "
    "each ends with what to do next."
)
show_games(participant_here())
