"""Where a note is written and scored: a fragment, so typing reruns nothing else on the page."""

from __future__ import annotations

import streamlit as st

from ccc.catalog import other_recipients, score_on
from ccc.content.models import Scenario
from ccc.practice import (
    Attempt,
    NewAttempt,
    Person,
    is_same_again,
    tries_on,
    wants_a_new_person,
)
from ccc.scoring import characters
from ccc.ui import resources
from ccc.ui.assessment import show_assessment
from ccc.ui.people import new_person_button
from ccc.ui.session import now


@st.fragment
def composer(person: Person, scenario: Scenario) -> None:
    """Forecast, note, counter and the score of the latest try on this scenario."""
    tries = tries_on(resources.store().attempts_of(person.id), scenario.id)
    note = _note_field(person, scenario)
    _counter(note)
    forecast = st.number_input(
        "Before you look: what score will it get?",
        min_value=0,
        max_value=100,
        step=5,
        value=None,
        placeholder="0 to 100",
        key=f"forecast-{scenario.id}-{len(tries)}",
        on_change="ignore",
    )
    if st.button("Score my note", type="primary", icon=":material/balance:", key="score"):
        tries = _keep(person, scenario, note, forecast, tries)
    if tries:
        _latest(person, note, tries)


def _note_field(person: Person, scenario: Scenario) -> str:
    """The text area; what is in it is kept as a draft whenever it is committed."""
    key = f"note-{scenario.id}"
    if key not in st.session_state:
        st.session_state[key] = resources.store().draft(person.id, scenario.id)
    return st.text_area(
        "Your note",
        key=key,
        height=120,
        placeholder="Why them, why you, why now…",
        on_change=_keep_draft,
        args=(person.id, scenario.id, key),
    )


def _keep_draft(person_id: int, scenario_id: str, key: str) -> None:
    resources.store().save_draft(person_id, scenario_id, st.session_state[key], now())


def _counter(note: str) -> None:
    limit = resources.content().rubric.limit.characters
    used = characters(note)
    if used <= limit:
        st.caption(f"{used}/{limit} characters")
    else:
        st.markdown(f":red[**{used}/{limit} characters: {used - limit} too many**]")


def _keep(
    person: Person,
    scenario: Scenario,
    note: str,
    forecast: int | None,
    tries: tuple[Attempt, ...],
) -> tuple[Attempt, ...]:
    """Score the note and keep it as an attempt, unless there is nothing new to keep."""
    content = resources.content()
    others = other_recipients(content, scenario)
    assessment = score_on(note, scenario, content.rubric, others)
    if "blank" in assessment.flags:
        st.warning("A blank request scores 0, so we did not count this one. Write a few words.")
        return tries
    if is_same_again(note, tries):
        st.info("Word for word your last try, so it was not counted again.")
        return tries
    kept = resources.store().save_attempt(
        NewAttempt(person.id, scenario.id, note, forecast, assessment), now()
    )
    return (*tries, kept)


def _latest(person: Person, note: str, tries: tuple[Attempt, ...]) -> None:
    """The latest try and its assessment, and where to go from there."""
    latest = tries[-1]
    st.divider()
    st.caption(f"Try {latest.nth}" + ("" if latest.note == note else ", before your new words"))
    show_assessment(latest.note, latest.assessment, resources.content().rubric, latest.forecast)
    if wants_a_new_person(tries):
        st.success(
            "After about five tries a new person teaches more than another edit.",
            title="Time to meet somebody new?",
            icon=":material/group_add:",
        )
    new_person_button(person, resources.store().openings(person.id), key="somebody-new")
