"""A note of the room's on its screen: bare, then with its marks and levels; no name, no points."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.workshops import WorkshopPlan
from ccc.practice.attempts import Attempt
from ccc.ui import resources
from ccc.ui.components.level_rows import level_in_short
from ccc.ui.components.marked_note import lines_in_words, marked_note
from ccc.ui.components.projector import Slide
from ccc.ui.workshop.now import round_looked_at, title_of
from ccc.workshop.showing import has_marks
from ccc.workshop.workshop import Workshop


def notes_slide(workshop: Workshop, plan: WorkshopPlan) -> Slide:
    """What the screen shows of the round's notes now: one of them, or what comes."""
    of = round_looked_at(workshop, plan)
    note = None if of is None else resources.store().round_notes.on_screen(workshop.id, of)
    if note is None:
        return Slide("few-words", partial(_show_title, workshop, plan))
    if has_marks(workshop.place.part):
        return Slide("some-words", partial(_show_with_marks, note))
    return Slide("few-words", partial(_show_bare, note))


def _show_title(workshop: Workshop, plan: WorkshopPlan) -> None:
    st.title(title_of(plan.step(workshop.place.step), resources.content()), anchor=False)


def _show_bare(note: Attempt) -> None:
    st.html(marked_note(note.note, ()))


def _show_with_marks(note: Attempt) -> None:
    """The note with the words marked that count, and below it each level in words."""
    evidence = note.assessment.evidence
    st.html(marked_note(note.note, evidence))
    if legend := lines_in_words(note.note, evidence):
        st.caption(legend)
    if note.assessment.levels is not None:
        st.markdown(
            "\n".join(
                f"- **{criterion.name}**: {level_in_short(note.assessment, criterion)}"
                for criterion in resources.content().rubric.criteria
            )
        )
