"""Which lessons a participant is done with: a tick in the list, and how it gets there."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.content.models import Lesson
from ccc.practice import Person
from ccc.ui import resources
from ccc.ui.session import now


def list_lessons(lessons: Sequence[Lesson], person: Person | None) -> None:
    """Every lesson with its aim; for a participant with a tick at those they are done with."""
    done = resources.store().own.lessons_done(person.id) if person else {}
    to_do = ":material/circle:" if person else None
    for one in lessons:
        st.page_link(
            "lessons.py",
            label=f"{one.number}. {one.title}",
            icon=":material/check_circle:" if one.id in done else to_do,
            query_params={"lesson": one.id},
        )
        st.caption(f"Done. {one.aim}" if one.id in done else one.aim)


def offer_done(person: Person | None, lesson: Lesson, *, answered: bool) -> None:
    """Mark the lesson as done once its check is `answered` rightly, or by a button.

    A stranger is neither asked for a name nor marked.
    """
    if person is None:
        return
    own = resources.store().own
    done = lesson.id in own.lessons_done(person.id)
    if answered and not done:
        own.finish_lesson(person.id, lesson.id, now())
        done = True
    if done:
        st.markdown("You are done with this one.")
    elif st.button("Done with this one", icon=":material/check:"):
        own.finish_lesson(person.id, lesson.id, now())
        st.rerun()
