"""Practice: choose a person or be given the next, read both cards, write, and see the score."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.cards import show_cards
from ccc.ui.composer import composer
from ccc.ui.follow import offer_following
from ccc.ui.people import choose_person
from ccc.ui.plain import plain
from ccc.ui.session import ask_who, now

asked = st.query_params.get("scenario", "")
scenario = resources.content().scenario(asked)

st.title(scenario.title if scenario else "Practice")
person = ask_who()

if scenario is None:
    if asked:
        st.info("That person is not here any more. Here is everybody you can write to.")
    choose_person(person)
else:
    resources.store().open_scenario(person.id, scenario.id, now())
    st.page_link("practice.py", label="Choose somebody else", icon=":material/arrow_back:")
    st.markdown(plain(scenario.situation))
    show_cards(scenario.sender, scenario.recipient)
    composer(person, scenario)
    offer_following(scenario)
