"""Practice: choose a person or be given the next, read both cards, write, and see the score."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.sign_in import ask_who, participant_here
from ccc.ui.components.announce import announce
from ccc.ui.components.markdown import plain, showable
from ccc.ui.practice.choose_person import offer_people
from ccc.ui.practice.composer import show_composer
from ccc.ui.practice.recipients import other_people, scenario_asked
from ccc.ui.theme import show_page_title

asked = st.query_params.get("scenario", "")
scenario = scenario_asked(participant_here(), asked)

title = f"Write to {showable(scenario.recipient.name)}" if scenario else "Practice"
show_page_title(title)
announce("practice", asked, title)
st.title(plain(title), anchor=False)
participant = ask_who(
    f"Here you write to {len(resources.content().scenarios)} made-up people, and see what works "
    "in each note. With a nickname you find your notes again."
)

if scenario is None:
    if asked:
        st.info("That person is not here any more. Here is everybody you can write to.")
    offer_people(participant)
else:
    show_composer(participant, scenario, other_people(participant, scenario))
    st.page_link("practice.py", label="Choose somebody else", icon=":material/arrow_back:")
