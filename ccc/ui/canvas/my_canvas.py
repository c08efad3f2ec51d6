"""The participant's canvas: guided questions, and the card that the answers make."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.canvas import HEADLINE, LONGEST_CANVAS_ANSWER, Question
from ccc.practice.attempts import Participant
from ccc.practice.canvas import Canvas, sender_card
from ccc.practice.field_rules import Seen
from ccc.ui import resources
from ccc.ui.account.own_fragment import own_fragment
from ccc.ui.autosave.draft import overwritten
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.autosave.saved_field import SavedField, saved_field
from ccc.ui.components.cards import show_card, show_left_out
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now


@own_fragment
def show_canvas(participant: Participant) -> None:
    """A field for each question, with an example; then the card that the answers make, live."""
    own_people = resources.store().own_people
    canvas = own_people.canvas(participant.id)
    questions = resources.content().canvas.questions
    for question in questions:
        _show_question(participant, question, canvas)
    _show_former_answers(participant, canvas, {question.id for question in questions})
    canvas = own_people.canvas(participant.id)
    st.header("You, as the scorer sees you", anchor=False)
    show_card("You are", sender_card(participant.nickname, canvas))
    if canvas.is_empty:
        st.caption("Only your nickname so far. One answer is a good beginning.")


def _show_question(participant: Participant, question: Question, canvas: Canvas) -> None:
    is_headline = question.id == HEADLINE
    style = FieldStyle(
        question.ask,
        question.placeholder,
        rows=1 if is_headline else 2,
        one_line=is_headline,
        help=question.help,
    )
    text = _answer_field(participant, question.id, style, question.longest, canvas)
    if not is_headline:
        show_left_out(text)
    st.caption(f"*For example*  \n{plain(question.example)}")


def _show_former_answers(participant: Participant, canvas: Canvas, asked: set[str]) -> None:
    """Fields for answers to questions that a coach has taken out; they are still on the card."""
    for question_id in [former for former in canvas.answers if former not in asked]:
        style = FieldStyle("To an earlier question", rows=2)
        _answer_field(participant, question_id, style, LONGEST_CANVAS_ANSWER, canvas)


def _answer_field(
    participant: Participant, question_id: str, style: FieldStyle, most: int, canvas: Canvas
) -> str:
    field = SavedField(f"canvas-{question_id}", style, most)
    save = partial(_save, participant.id, question_id)
    return saved_field(participant, field, canvas.answers.get(question_id, ""), save)[0]


def _save(person_id: int, question_id: str, answer: str, seen: Seen) -> str | None:
    questions, at = resources.content().canvas.questions, now()

    def changed(canvas: Canvas) -> Canvas:
        seen.check(canvas.answers.get(question_id, ""), answer, at)
        return canvas.with_answer(question_id, answer, questions)

    before = resources.store().own_people.change_canvas(person_id, changed, at)
    return overwritten(before.answers.get(question_id, ""), seen, answer)
