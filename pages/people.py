"""My people: whom I really want to write to, and what I know of them."""

import streamlit as st

from ccc.ui.own_people import GONE, know_person, list_people, own_person
from ccc.ui.session import ask_who

asked = st.query_params.get("person", "")

st.title("My people")
person = ask_who()
one = own_person(person, asked)

if one is not None:
    know_person(person, one.id)
else:
    if asked:
        st.info(GONE)
    st.markdown("Whom do you really want to write to? Add them, and practise on the real thing.")
    list_people(person)
st.caption(
    "This stays on this server. Only your coach, who has the key, can read your notes and see whom "
    "they are for. Write nothing here that this person would mind reading; you can erase it at any "
    "time."
)
