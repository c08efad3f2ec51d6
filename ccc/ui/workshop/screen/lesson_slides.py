"""A lesson's part on the room's screen: as on a lesson's own, but its check is a poll."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.charts.votes import votes_alt, votes_spec
from ccc.content.lessons import Lesson, QuickCheck
from ccc.content.workshops import LessonStep
from ccc.ui import resources
from ccc.ui.components.projector import Slide
from ccc.ui.lessons.check import show_question, with_letter
from ccc.ui.lessons.slides import slide_of
from ccc.ui.workshop.now import lesson_part
from ccc.ui.workshop.pulse import draw_pulse
from ccc.workshop.polls import Poll, check_poll, check_words, hands_words
from ccc.workshop.workshop import Pulse, Workshop

ANSWER = "Answer on your phone."

GONE = "This lesson has changed since the workshop began. Go on to the next step."


def lesson_slide(workshop: Workshop, step: LessonStep) -> Slide:
    """What the screen shows of a lesson now."""
    content = resources.content()
    lesson, part = content.lesson(step.lesson), lesson_part(workshop, step)
    if lesson is None or part is None:
        return Slide("few-words", partial(st.markdown, GONE))
    if part.answered:
        return Slide("some-words", partial(_show_answer, workshop, lesson))
    if part.is_asked:
        return Slide("some-words", partial(_show_question, workshop, lesson))
    return slide_of(part.slide, lesson, content)


def poll_of(workshop: Workshop, check: QuickCheck) -> Poll:
    """What the room has said to a check so far."""
    said = resources.store().room_answers.all(workshop.id, workshop.place.step)
    return check_poll(check, said)


def _show_question(workshop: Workshop, lesson: Lesson) -> None:
    """The question with its answers, and how many have answered; nothing of what they said."""
    check = lesson.check
    show_question(check, solved=False)
    st.markdown(f"**{ANSWER}**")

    def count(pulse: Pulse) -> None:
        st.markdown(hands_words(poll_of(workshop, check), pulse.people))

    draw_pulse(workshop.id, count)


def _show_answer(workshop: Workshop, lesson: Lesson) -> None:
    """The bars, which answer is right, in its own words, and why."""
    check = lesson.check
    poll = poll_of(workshop, check)
    st.markdown(f"{check.question} **{check_words(poll)}**")
    bars, why = st.columns([1, 1], vertical_alignment="center")
    with bars:
        st.vega_lite_chart(votes_spec(poll), alt=votes_alt(poll), theme=None)
    with why:
        right = next(option for option in check.options if option.right)
        st.markdown(f"{with_letter(check, right)}\n\n{right.because}")
