"""Practice: choose a person or be given the next, read both cards, write, and see the score."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.sign_in import ask_who, person_here
from ccc.ui.components.announce import lead_to
from ccc.ui.components.cards import show_cards
from ccc.ui.components.markdown import plain
from ccc.ui.practice.choose_person import choose_person
from ccc.ui.practice.composer import composer
from ccc.ui.practice.follow import offer_following
from ccc.ui.practice.recipients import occasion_asked, other_people
from ccc.ui.theme import name_page

asked = st.query_params.get("scenario", "")
occasion = occasion_asked(person_here(), asked)

title = occasion.title if occasion else "Practice"
name_page(title)
lead_to("practice", asked, title)
st.title(plain(title), anchor=False)
person = ask_who(
    f"Here you write to {len(resources.content().scenarios)} people who do not exist, and see "
    "what counts in each note. A nickname keeps your place."
)

if occasion is None:
    if asked:
        st.info("That person is not here any more. Here is everybody you can write to.")
    choose_person(person)
else:
    st.page_link("practice.py", label="Choose somebody else", icon=":material/arrow_back:")
    st.markdown(plain(occasion.situation))
    show_cards(occasion.sender, occasion.recipient)
    composer(person, occasion, other_people(person, occasion))
    offer_following(occasion)
