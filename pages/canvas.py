"""Your canvas: who I am, what I care about and what I can give, as the scorer will see it."""

import streamlit as st

from ccc.ui.account.sign_in import ask_who
from ccc.ui.canvas.my_canvas import show_canvas

st.title("Your canvas", anchor=False)
participant = ask_who(
    "Here you say who you are and what you can give. It helps with your notes to people you really "
    "want to write to. Choose a nickname, and we keep your answers."
)
st.markdown(
    "When you write to one of *your people*, the scorer looks here for what you share with them "
    "and what you could give them."
)
st.caption(
    "Each answer is saved as you type, and you may leave any of them empty. They stay on this "
    "server. Only you can read them, and a coach to whom you say yes in *Your data*."
)
show_canvas(participant)
