"""The games: to follow, to ask back, to read as they do, to choose, to see through."""

import streamlit as st

from ccc.ui.account.sign_in import participant_here
from ccc.ui.games.lobby import show_games

st.title("Games", anchor=False)
st.markdown(
    "Short games, a few minutes each. Sometimes it is better to follow somebody, to wait, or to "
    "ask a question back: here you practise that choice, and how it feels to read such notes. You "
    "can stop at any time and go on later."
)
show_games(participant_here())
