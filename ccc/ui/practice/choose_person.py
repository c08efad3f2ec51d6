"""Choosing whom to write to: somebody new, or somebody to practise one criterion on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from ccc.content.ids import CRITERIA
from ccc.content.rubric import Rubric
from ccc.content.scenarios import Scenario
from ccc.practice.attempts import Participant, next_new_person
from ccc.practice.canvas import OwnPerson
from ccc.ui import resources
from ccc.ui.components.markdown import plain

ANY = "any"


def offer_people(participant: Participant) -> None:
    """A button to the next new person, then links to everybody there is to practise on."""
    content = resources.content()
    store = resources.store()
    opened = store.activity.openings(participant.id)
    written_to = {attempt.scenario_id for attempt in store.attempts.of(participant.id)}
    with st.container(border=True):
        st.header("Somebody new", anchor=False)
        st.markdown(
            "A first draft to a person you have never seen. Your progress is measured on these."
        )
        offer_new_person(participant, opened, key="new-person", primary=True)
    _show_own_people(store.own_people.of(participant.id))
    st.header("Practise one criterion", anchor=False)
    _offer_practice(content.scenarios, content.rubric, opened, written_to)


def offer_new_person(
    participant: Participant, opened: Collection[str], key: str, *, primary: bool = False
) -> None:
    """A button to the next person kept for first drafts, or that all have been opened."""
    following = next_new_person(resources.content().scenarios, opened, participant.id)
    if following is None:
        st.caption("You have opened everybody who was kept for first drafts.")
        return
    if st.button(
        "Meet somebody new",
        icon=":material/person_add:",
        type="primary" if primary else "secondary",
        key=key,
    ):
        st.query_params["scenario"] = following.id
        st.rerun()


def _show_own_people(people: Sequence[OwnPerson]) -> None:
    """Links to the participant's own people, where there are any."""
    if not people:
        return
    st.header("Your own people", anchor=False)
    for own in people:
        with st.container(border=True, gap="xsmall"):
            st.page_link(
                "practice.py",
                label=f"**{plain(own.name)}**",
                query_params={"scenario": own.scenario_id},
                icon=":material/person_heart:",
            )
            if own.headline:
                st.markdown(plain(own.headline))


def _offer_practice(
    scenarios: Sequence[Scenario],
    rubric: Rubric,
    opened: Collection[str],
    written_to: Collection[str],
) -> None:
    """Scenarios that are not reserved, and reserved ones already opened, filtered by criterion."""
    chosen = st.pills(
        "Which criterion?",
        [ANY, *CRITERIA],
        default=ANY,
        required=True,
        format_func=lambda criterion: (
            "Any" if criterion == ANY else rubric.criterion(criterion).name
        ),
        key="criterion",
    )
    for scenario in scenarios:
        shown = not scenario.reserved or scenario.id in opened
        if shown and chosen in (ANY, scenario.trains):
            _show_scenario(scenario, opened, written_to)


def _show_scenario(
    scenario: Scenario, opened: Collection[str], written_to: Collection[str]
) -> None:
    with st.container(border=True, gap="xsmall"):
        st.page_link(
            "practice.py",
            label=f"**{plain(scenario.title)}**",
            query_params={"scenario": scenario.id},
            icon=":material/history:" if scenario.id in opened else ":material/person:",
        )
        st.markdown(plain(_where(scenario)))
        if scenario.id in written_to:
            st.caption("You have written to them.")
        elif scenario.id in opened:
            st.caption("You have opened this one.")


def _where(scenario: Scenario) -> str:
    """A recipient's headline and country, which some headlines name already."""
    headline = scenario.recipient.headline
    named = scenario.country in headline
    return headline if named else f"{headline} · {scenario.country}"
