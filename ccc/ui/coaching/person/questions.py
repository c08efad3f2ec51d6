"""What to ask in the talk, each question with the note that it rests on."""

from __future__ import annotations

import streamlit as st

from ccc.coaching.questions import Notes, Question, questions_for
from ccc.coaching.reasons import Circumstances, reasons_of
from ccc.coaching.summary import summary_of
from ccc.ui import resources
from ccc.ui.coaching.objections import quoted
from ccc.ui.coaching.person.view import PersonView
from ccc.ui.components.days import day
from ccc.ui.components.markdown import plain
from ccc.ui.progress.open_attempt import offer_to_open
from ccc.ui.resources import now


def show_questions(view: PersonView) -> None:
    """Three questions at most; on paper with the words of the note, else a click away from it."""
    st.header("Questions for the talk", anchor=False)
    found = _found(view)
    if not found:
        st.markdown("Nothing stands out. Ask what went well, and what they want to try next.")
    for number, question in enumerate(found, start=1):
        with st.container(gap="xsmall"):
            st.markdown(f"**{number}.** {plain(question.text)}")
            _show_what_it_rests_on(question, number, view)


def _found(view: PersonView) -> tuple[Question, ...]:
    content, work = resources.content(), view.work
    error = content.rubric.standard_error
    person = summary_of(work.attempts, [aside for _, aside in work.asides], error)
    joined_at = max((one.at for one in view.cohorts), default=work.participant.since)
    waiting = [one for one in work.marks if one.waits and one.host_id == view.host.id]
    around = Circumstances(now(), joined_at, view.before, len(waiting))
    reasons = reasons_of(person, around, content.rubric)
    unanswered = {one.attempt_id for one in waiting}
    notes = Notes(work.attempts, view.titles.known, work.set_asides, unanswered)
    return questions_for(person, reasons, notes, content.questions, content.rubric)


def _show_what_it_rests_on(question: Question, number: int, view: PersonView) -> None:
    attempt = question.attempt
    if attempt is None:
        return
    if view.on_paper:
        st.markdown(quoted(attempt.note))
    else:
        label = f"The note to {view.titles[attempt.scenario_id]}, {day(attempt.at)}"
        offer_to_open(attempt, view, label, f"question-{number}")
