"""The participant's canvas: guided questions, and the card that the answers make."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.canvas import Canvas, sender_card
from ccc.content.canvas import HEADLINE, LONGEST_ANSWER, Question
from ccc.practice import Person
from ccc.ui import resources
from ccc.ui.cards import show_card
from ccc.ui.kept_field import KeptField, kept_field, say_left_out
from ccc.ui.plain import plain
from ccc.ui.session import now


@st.fragment
def fill_canvas(person: Person) -> None:
    """Every question with its example, saved as it is answered; then the card, live."""
    canvas = resources.store().own.canvas(person.id)
    questions = resources.content().canvas.questions
    for question in questions:
        _ask(person, question, canvas)
    _former_answers(person, canvas, {question.id for question in questions})
    st.header("You, as the scorer sees you", anchor=False)
    show_card("You are", sender_card(person.nickname, canvas))
    if canvas.is_empty:
        st.caption("Only your nickname so far. One answer is a good beginning.")


def _ask(person: Person, question: Question, canvas: Canvas) -> None:
    answer = canvas.answers.get(question.id, "")
    is_headline = question.id == HEADLINE
    st.markdown(f"**{question.ask}**  \n:small[{question.help}]")
    field = KeptField(
        question.ask,
        f"canvas-{question.id}",
        question.longest,
        question.placeholder,
        one_line=is_headline,
        asked_above=True,
    )
    kept_field(field, answer, partial(_keep, person.id, question.id))
    if not is_headline:
        say_left_out(answer)
    st.caption(f"*For example*  \n{plain(question.example)}")


def _former_answers(person: Person, canvas: Canvas, asked: set[str]) -> None:
    """Answers to questions a coach has since taken out, still on the card, to change or empty."""
    for question_id in [one for one in canvas.answers if one not in asked]:
        field = KeptField("To an earlier question", f"canvas-{question_id}", LONGEST_ANSWER)
        kept_field(field, canvas.answers[question_id], partial(_keep, person.id, question_id))


def _keep(person_id: int, question_id: str, answer: str) -> None:
    own, questions = resources.store().own, resources.content().canvas.questions
    own.save_canvas(
        person_id, own.canvas(person_id).with_answer(question_id, answer, questions), now()
    )
