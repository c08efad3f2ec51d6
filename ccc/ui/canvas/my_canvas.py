"""The participant's canvas: guided questions, and the card that the answers make."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.canvas import HEADLINE, LONGEST_ANSWER, Question
from ccc.practice.attempts import Person
from ccc.practice.canvas import Canvas, sender_card
from ccc.ui import resources
from ccc.ui.account.sign_in import say_if_left
from ccc.ui.autosave.draft import given_way
from ccc.ui.autosave.live_field import Look
from ccc.ui.autosave.saved_field import KeptField, kept_field
from ccc.ui.components.cards import say_left_out, show_card
from ccc.ui.components.markdown import plain
from ccc.ui.resources import now


def fill_canvas(person: Person) -> None:
    """Every question with its example, saved as it is answered; then the card, live."""
    _fill(person)


@st.fragment
def _fill(person: Person) -> None:
    if say_if_left(person):
        return
    own = resources.store().own
    canvas = own.canvas(person.id)
    questions = resources.content().canvas.questions
    for question in questions:
        _ask(person, question, canvas)
    _former_answers(person, canvas, {question.id for question in questions})
    canvas = own.canvas(person.id)
    st.header("You, as the scorer sees you", anchor=False)
    show_card("You are", sender_card(person.nickname, canvas))
    if canvas.is_empty:
        st.caption("Only your nickname so far. One answer is a good beginning.")


def _ask(person: Person, question: Question, canvas: Canvas) -> None:
    is_headline = question.id == HEADLINE
    st.markdown(f"**{question.ask}**  \n:small[{question.help}]")
    look = Look(
        question.ask,
        question.placeholder,
        rows=1 if is_headline else 2,
        one_line=is_headline,
        asked_above=True,
    )
    text = _answer(person, question.id, look, question.longest, canvas)
    if not is_headline:
        say_left_out(text)
    st.caption(f"*For example*  \n{plain(question.example)}")


def _former_answers(person: Person, canvas: Canvas, asked: set[str]) -> None:
    """Answers to questions a coach has since taken out, still on the card, to change or empty."""
    for question_id in [one for one in canvas.answers if one not in asked]:
        look = Look("To an earlier question", rows=2)
        _answer(person, question_id, look, LONGEST_ANSWER, canvas)


def _answer(person: Person, question_id: str, look: Look, most: int, canvas: Canvas) -> str:
    field = KeptField(f"canvas-{question_id}", look, most)
    keep = partial(_keep, person.id, question_id)
    return kept_field(person, field, canvas.answers.get(question_id, ""), keep)[0]


def _keep(person_id: int, question_id: str, answer: str, seen: str) -> str | None:
    questions = resources.content().canvas.questions
    before = resources.store().own.change_canvas(
        person_id, lambda canvas: canvas.with_answer(question_id, answer, questions), now()
    )
    return given_way(before.answers.get(question_id, ""), seen, answer)
