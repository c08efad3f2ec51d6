"""Which lessons a participant has read: a tick in the list, and the way on to the next one."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.content.lessons import Lesson
from ccc.content.load import Content
from ccc.practice.attempts import Participant, next_new_person
from ccc.ui import resources
from ccc.ui.components.link import Link, switch_to
from ccc.ui.lessons.lesson import in_minutes
from ccc.ui.resources import now


def show_lessons(lessons: Sequence[Lesson], participant: Participant | None) -> None:
    """Which lesson comes first or next, then each with its aim and minutes.

    For a participant there is a tick at those they read.
    """
    read = resources.store().activity.lessons_done(participant.id) if participant else {}
    here = [lesson for lesson in lessons if lesson.id in read]
    if participant and lessons:
        st.progress(len(here) / len(lessons), text=f"{len(here)} of {len(lessons)} read")
    _offer_first(lessons, here)
    for lesson in lessons:
        _show_row(lesson, read=lesson in here if participant else None)


def _offer_first(lessons: Sequence[Lesson], read: Sequence[Lesson]) -> None:
    """The way to the first lesson that was not read; nothing after all of them."""
    following = next((lesson for lesson in lessons if lesson not in read), None)
    if following is None:
        return
    label = f"{'Next lesson' if read else 'Begin here'}: {following.title}"
    icon = ":material/arrow_forward:"
    if st.button(label, type="primary", icon=icon, key="first-lesson", wrap=True):
        switch_to(("lessons.py", {"lesson": following.id}))


def _show_row(lesson: Lesson, *, read: bool | None) -> None:
    """One lesson of the list; `read` is None for somebody who is not known here."""
    icons = {True: ":material/check_circle:", False: ":material/circle:", None: None}
    says = {True: "Read · ", False: "Not read yet · ", None: ""}
    with st.container(border=True, gap="xsmall"):
        st.page_link(
            "lessons.py",
            label=f"**{lesson.number}. {lesson.title}**",
            icon=icons[read],
            query_params={"lesson": lesson.id},
        )
        st.markdown(lesson.aim)
        st.caption(f"{says[read]}{in_minutes(lesson.minutes)}")


def offer_ways_out(lesson: Lesson) -> None:
    """Links to the list and, for whoever has a room to teach, to the lesson's slides."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.page_link("lessons.py", label="All lessons", icon=":material/arrow_back:")
        st.page_link(
            "lessons.py",
            label="Show it to a room",
            icon=":material/present_to_all:",
            query_params={"lesson": lesson.id, "screen": "1"},
        )


def offer_next(
    participant: Participant | None, lesson: Lesson, content: Content, *, answered: bool
) -> None:
    """The one button at the end: the next lesson, and after the last somebody new to write to.

    For a participant the lesson counts as read once the button is pressed, or its check is
    `answered` rightly. A stranger is neither asked for a name nor marked.
    """
    following = _following(lesson, content.lessons)
    label = f"Next lesson: {following.title}" if following else "Write to somebody new"
    icon = ":material/arrow_forward:" if following else ":material/person_add:"
    pressed = st.button(label, type="primary", icon=icon, key=f"next-{lesson.id}", wrap=True)
    if participant is not None and (pressed or answered):
        _mark_read(participant, lesson)
    if pressed:
        lesson_link: Link | None = ("lessons.py", {"lesson": following.id}) if following else None
        switch_to(lesson_link or _new_person(participant, content))


def _following(lesson: Lesson, lessons: Sequence[Lesson]) -> Lesson | None:
    """The lesson after this one, or None after the last."""
    rest = lessons[lessons.index(lesson) + 1 :]
    return rest[0] if rest else None


def _mark_read(participant: Participant, lesson: Lesson) -> None:
    activity = resources.store().activity
    if lesson.id not in activity.lessons_done(participant.id):
        activity.finish_lesson(participant.id, lesson.id, now())


def _new_person(participant: Participant | None, content: Content) -> Link:
    """Where the next new person is; the whole list where nobody new is left, or no name given."""
    if participant is None:
        return "practice.py", {}
    opened = resources.store().activity.openings(participant.id)
    person = next_new_person(content.scenarios, opened, participant.id)
    return "practice.py", {"scenario": person.id} if person else {}
