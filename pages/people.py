"""Your people: whom I really want to write to, and what I know of them."""

import streamlit as st

from ccc.ui.account.sign_in import ask_who, participant_here
from ccc.ui.canvas.my_people import GONE, own_person, show_own_people, show_own_person
from ccc.ui.components.announce import announce
from ccc.ui.components.markdown import plain

asked = st.query_params.get("person", "")

here = participant_here()
person = own_person(here, asked) if here else None
title = person.name if person else "Your people"
announce("people", person.id if person else "", title)
st.title(plain(title), anchor=False)
participant = ask_who(
    "Here you add people you really want to write to, and practise your notes to them. "
    "Choose a nickname, and we keep them for you."
)

if person is not None:
    show_own_person(participant, person.id)
else:
    if asked:
        st.info(GONE)
    st.markdown("Who do you really want to write to? Add them here, and practise your note.")
    show_own_people(participant)
st.caption(
    "This stays on this server. Only you can read it, and a coach to whom you say yes in *Your "
    "data*. Write nothing that the person a note is for would mind reading. You can erase it at "
    "any time."
)
