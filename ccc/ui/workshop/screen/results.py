"""Before and after on the room's screen: of all together, without anybody's name."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.charts.room import room_alt, room_spec
from ccc.content.workshops import WorkshopPlan
from ccc.ui import resources
from ccc.ui.components.markdown import as_list
from ccc.ui.components.projector import Slide
from ccc.workshop.results import (
    CAVEATS,
    REACHED_INTRODUCTION,
    RoomResults,
    gain_words,
    guess_words,
    means_words,
    people_words,
    reached_words,
    room_results,
    turns_of,
)
from ccc.workshop.workshop import Workshop


def results_slide(workshop: Workshop) -> Slide:
    """The picture, then sentences, then how sure they are; without a picture, why there is none."""
    found = results_of(workshop, workshop.place.step)
    if not found.turns:
        return Slide("few-words", partial(st.markdown, people_words(found)))
    draw = (_show_picture, _show_reached, _show_how_sure)
    part = min(workshop.place.part, len(draw) - 1)
    return Slide("some-words", partial(draw[part], found))


def results_of(workshop: Workshop, before: int) -> RoomResults:
    """What the room came to in the steps before that one."""
    turns = turns_of(WorkshopPlan.from_json(workshop.plan), before)
    notes = resources.store().round_notes
    return room_results(
        {
            turn: [one.attempt for one in notes.of_round(workshop.id, step)]
            for turn, step in turns.items()
        }
    )


def _show_picture(found: RoomResults) -> None:
    st.markdown(people_words(found))
    st.vega_lite_chart(room_spec(found, large=True), alt=room_alt(found), theme=None)


def _show_reached(found: RoomResults) -> None:
    said = reached_words(found, resources.content().rubric)
    st.markdown(REACHED_INTRODUCTION)
    st.markdown(as_list(said))


def _show_how_sure(found: RoomResults) -> None:
    for words in (*in_points(found), *CAVEATS):
        st.markdown(words)


def in_points(found: RoomResults) -> list[str]:
    """What is said in points: means, the gain, and the room's guess beside its score."""
    said = (means_words(found), gain_words(found), guess_words(found))
    return [words for words in said if words]
