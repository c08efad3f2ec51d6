"""For the coach: where a participant says that the scorer is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from ccc.content.rubric import Rubric
from ccc.practice.attempts import Disputed, Objection
from ccc.practice.numbers import counted
from ccc.ui import resources
from ccc.ui.components.assessment import SAYS
from ccc.ui.components.days import day
from ccc.ui.components.markdown import in_a_line, plain
from ccc.ui.practice.recipients import titles
from ccc.work import Work


def show_objections(work: Work) -> None:
    """A participant's objections, the latest first, while they are asked for."""
    if not work.objections:
        return
    times = counted(len(work.objections), "time", "times")
    part = st.expander(
        f"Where they say the scorer is wrong: {times}",
        key=f"person-{work.participant.id}-objections",
        on_change="rerun",
    )
    if part.open:
        with part:
            _show_each(work.objections[::-1], titles(work.own_people))


def _show_each(objections: Sequence[Objection], names: Mapping[str, str]) -> None:
    rubric = resources.content().rubric
    for objection in objections:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(disputed_in_words(objection.said, rubric))}**")
            if objection.reason:
                st.markdown(f"Why: {plain(objection.reason)}")
            st.markdown(quoted(objection.note))
            st.caption(_told_below(objection, names))


def disputed_in_words(said: Disputed, rubric: Rubric) -> str:
    """What an objection is about, as a sentence without its full stop; no Markdown yet."""
    name = rubric.criterion(said.criterion).name
    words = in_a_line(" ".join(said.words.split()))
    if said.about == "advice":
        return f"This advice: {words}"
    if said.about == "level":
        return f"{name} was called {words}"
    for kind, does in (("earns", "marked for"), ("costs", "marked as costing")):
        head = f"{SAYS[kind]}: "
        if said.words.startswith(head):
            return f"{words.replace(head, '', 1)} was {does} {name.lower()}"
    return f"{words} was marked for {name.lower()}"


def quoted(note: str) -> str:
    """A note as a quotation in Markdown, whatever is written in it."""
    if not note.strip():
        return "*No words yet.*"
    return "\n".join(f"> {line.lstrip()}" for line in plain(note).splitlines())


def _told_below(objection: Objection, names: Mapping[str, str]) -> str:
    whom = in_a_line(names[objection.scenario_id])
    makers = "for the scorer's makers too" if objection.for_makers else "for coaches alone"
    return plain(f"{whom}, {day(objection.at)}, {makers}")
