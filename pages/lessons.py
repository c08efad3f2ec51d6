"""The lessons: their list, one lesson, or one lesson on a screen for a room."""

import streamlit as st

from ccc.ui import resources
from ccc.ui.account.sign_in import participant_here
from ccc.ui.components.announce import announce
from ccc.ui.lessons.completion import offer_next, offer_ways_out, show_lessons
from ccc.ui.lessons.lesson import show_lesson
from ccc.ui.lessons.slides import show_on_screen
from ccc.ui.theme import show_page_title

content = resources.content()
asked = st.query_params.get("lesson", "")
lesson = content.lesson(asked)

title = lesson.title if lesson else "Lessons"
show_page_title(title)
if "screen" not in st.query_params:
    announce("lessons", asked, title)
if lesson is not None and "screen" in st.query_params:
    show_on_screen(lesson, content)
elif lesson is not None:
    offer_ways_out(lesson)
    answered = show_lesson(lesson, content)
    offer_next(participant_here(), lesson, content, answered=answered)
else:
    st.title(title, anchor=False)
    if asked:
        st.info("There is no lesson of that name any more. Here are all of them.")
    show_lessons(content.lessons, participant_here())
