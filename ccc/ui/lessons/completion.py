"""Which lessons a participant is done with: a tick in the list, and how it gets there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from ccc.content.lessons import Lesson
from ccc.practice.attempts import Participant
from ccc.ui import resources
from ccc.ui.resources import now


def show_lessons(lessons: Sequence[Lesson], participant: Participant | None) -> None:
    """Every lesson with its aim; for a participant with a tick at those they are done with."""
    done = resources.store().activity.lessons_done(participant.id) if participant else {}
    to_do = ":material/circle:" if participant else None
    for lesson in lessons:
        with st.container(border=True, gap="xsmall"):
            st.page_link(
                "lessons.py",
                label=f"**{lesson.number}. {lesson.title}**",
                icon=":material/check_circle:" if lesson.id in done else to_do,
                query_params={"lesson": lesson.id},
            )
            st.markdown(f"Done. {lesson.aim}" if lesson.id in done else lesson.aim)


def offer_done(
    participant: Participant | None, lesson: Lesson, lessons: Sequence[Lesson], *, answered: bool
) -> None:
    """A button to mark the lesson as done, or, once its check is `answered` rightly, the next one.

    A stranger is neither asked for a name nor marked.
    """
    if participant is None:
        _offer_next(lesson, lessons, done=())
        return
    activity = resources.store().activity
    done = activity.lessons_done(participant.id)
    if answered and lesson.id not in done:
        activity.finish_lesson(participant.id, lesson.id, now())
        done = activity.lessons_done(participant.id)
    if lesson.id in done:
        st.markdown("You are done with this one.")
        _offer_next(lesson, lessons, done)
    elif st.button("Done with this one", icon=":material/check:"):
        activity.finish_lesson(participant.id, lesson.id, now())
        st.rerun()


def _offer_next(lesson: Lesson, lessons: Sequence[Lesson], done: Collection[str]) -> None:
    """A link to the next lesson that is still to do, those before this one after the last."""
    here = [other.id for other in lessons].index(lesson.id)
    others = [*lessons[here + 1 :], *(lessons[:here] if done else ())]
    following = next((other for other in others if other.id not in done), None)
    if following is not None:
        st.page_link(
            "lessons.py",
            label=f"Next: {following.number}. {following.title}",
            icon=":material/arrow_forward:",
            query_params={"lesson": following.id},
        )
    elif done:
        st.markdown("You are done with all of them.")
