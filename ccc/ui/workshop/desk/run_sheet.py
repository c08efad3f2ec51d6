"""The run sheet on the desk: what is on and what comes, what to say, the time, and the ways on."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.access import Host
from ccc.ui import resources
from ccc.ui.components.markdown import plain
from ccc.ui.workshop.lead import give_more_time, go, hide, way_on
from ccc.ui.workshop.now import LOBBY, course_now, title_of
from ccc.ui.workshop.pulse import draw_pulse
from ccc.ui.workshop.time_left import show_time_left
from ccc.workshop.course import Course, steps_in_words
from ccc.workshop.workshop import Place, Workshop

ANY_STEP = "any-step"
"""The key of the choice of a step to go to."""


def show_lead(host: Host, workshop: Workshop) -> None:
    """Where the workshop stands, what to say now, and the ways on, back and to any step."""
    course, content = course_now(workshop), resources.content()
    step = course.step(workshop.place)
    with st.container(border=True):
        st.header(_headline(workshop, course), anchor=False)
        if step is not None:
            st.markdown(step.say)
        draw_pulse(workshop.id, lambda _: show_time_left(workshop.ends))
        _offer_ways(host, workshop, course)
        after = course.step(Place(workshop.place.step + 1))
        if after is not None:
            st.caption(f"After this step: {plain(title_of(after, content))}")


def _headline(workshop: Workshop, course: Course) -> str:
    title = plain(title_of(course.step(workshop.place), resources.content()))
    parts = course.parts[workshop.place.step]
    return title if parts == 1 else f"{title}, part {workshop.place.part + 1} of {parts}"


def _offer_ways(host: Host, workshop: Workshop, course: Course) -> None:
    back, (on, go_on) = course.back(workshop.place), way_on(host, workshop, course)
    with st.container(horizontal=True):
        st.button(
            "Back",
            key="desk-back",
            disabled=back is None,
            on_click=partial(go, host, workshop, course, back),
        )
        st.button(on, key="desk-next", type="primary", on_click=go_on)
        st.button(
            "Show on the screen" if workshop.hidden else "Hide from the screen",
            key="desk-hide",
            on_click=partial(hide, host, workshop),
        )
        if workshop.ends is not None:
            st.button(
                "A minute more",
                key="desk-more-time",
                icon=":material/more_time:",
                on_click=partial(give_more_time, host, workshop),
            )
    _offer_any_step(host, workshop, course)


def _offer_any_step(host: Host, workshop: Workshop, course: Course) -> None:
    """A way to any step: one chooses, and then presses.

    A choice alone must not lead there: Streamlit reports one by itself at times when the page is
    drawn anew because somebody else went on.
    """
    titles = [title_of(step, resources.content()) for step in course.plan.steps]
    lines = [LOBBY, *steps_in_words(course.plan, titles)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Any other step",
            range(len(lines)),
            index=None,
            format_func=lambda number: lines[number],
            placeholder="Choose a step",
            key=ANY_STEP,
        )
        to = None if chosen is None else course.begin_of(chosen)
        st.button(
            "Go there",
            key="desk-any",
            disabled=to is None,
            on_click=partial(_go_there, host, workshop, course, to),
        )


def _go_there(host: Host, workshop: Workshop, course: Course, to: Place | None) -> None:
    """Go to the step that was chosen, and choose none: a second press would lead back to it."""
    st.session_state[ANY_STEP] = None
    go(host, workshop, course, to)
