"""My canvas: who I am, what I care about and what I can give, as the scorer will see it."""

import streamlit as st

from ccc.ui.account.sign_in import ask_who
from ccc.ui.canvas.my_canvas import show_canvas

st.title("My canvas", anchor=False)
participant = ask_who(
    "Here you say who you are and what you can give, so that notes to your own people can be "
    "judged by it. A nickname keeps your answers."
)
st.markdown(
    "Whatever you write here becomes your side of the table: in notes to *your own people*, the "
    "scorer looks here for what you share with somebody and what you could bring them."
)
st.caption(
    "Each answer is saved as you type. Leave open what you like. It stays on this server, where "
    "only your coach can read it, beside your notes to your own people."
)
show_canvas(participant)
