"""The frame around every page: settings, who is here, and the way around."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.own_fragment import show_if_no_longer_theirs
from ccc.ui.account.sign_in import hand_over_cookie, participant_here
from ccc.ui.frontend.renderer import mark_in_menu, whole_page_again
from ccc.ui.games.lobby import game_pages, page_in_menu
from ccc.ui.navigation import page, page_in_address
from ccc.ui.state import session
from ccc.ui.theme import CHAIR, WORDMARK, show_page_title, show_style
from ccc.ui.welcome.first_note_state import keep_first_note
from ccc.ui.workshop.pages import workshop_pages
from ccc.ui.workshop.phone.page import offer_way_to_workshop

on_a_screen = "screen" in st.query_params or page_in_address() == "screen"
on_paper = "print" in st.query_params
layout = "wide" if on_a_screen or "scenario" in st.query_params else "centered"
# Before the navigation, or the browser would ask another host for the icon of the page.
st.set_page_config(page_icon=CHAIR, layout=layout)
opened = st.navigation(
    [
        page("welcome.py", "Welcome", ":material/chair:", default=True),
        page("lessons.py", "Lessons", ":material/menu_book:"),
        page("practice.py", "Practice", ":material/edit:"),
        page("games.py", "Games", ":material/extension:"),
        page("people.py", "Your people", ":material/groups:"),
        page("canvas.py", "Your canvas", ":material/id_card:"),
        page("progress.py", "Your progress", ":material/show_chart:"),
        page("score.py", "How the score is made", ":material/balance:"),
        page("yours.py", "Your data", ":material/lock_person:"),
        page("coach.py", "Coach", ":material/school:"),
        *workshop_pages(),
        *game_pages(),
    ],
    position="hidden" if on_a_screen or on_paper else "sidebar",
)
resources.forget_what_is_due()  # not before: without a database the page would be another then
on_a_screen = on_a_screen or opened.url_path == "screen"
# A link within one page leaves the address as it was: the next click or reload would go astray.
st.query_params.from_dict(st.query_params.to_dict())
show_page_title(opened.title)
show_style()
if not on_a_screen:
    st.logo(WORDMARK, size="large")
if participant := None if on_a_screen else participant_here():
    keep_first_note(participant)
    st.sidebar.caption("You are here as")
    st.sidebar.text(participant.nickname)
    if opened.url_path != "join":
        offer_way_to_workshop(participant)
whole_page_again()
hand_over_cookie()
mark_in_menu(opened.url_path, page_in_menu(opened.url_path))
try:
    if on_a_screen or not show_if_no_longer_theirs(participant):
        opened.run()
finally:
    session().just_loaded = False
