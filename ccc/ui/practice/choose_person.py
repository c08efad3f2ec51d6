"""Choosing whom to write to: somebody new, or anybody on the list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from ccc.content.ids import CRITERIA
from ccc.content.scenarios import Occasion, Scenario
from ccc.practice.attempts import Participant, ScenarioRecord, next_new_person, records
from ccc.practice.canvas import OwnPerson
from ccc.scoring.text.note import fold
from ccc.ui import resources
from ccc.ui.components.markdown import plain

ANY = "any"

OCCASIONS: Mapping[Occasion, str] = {
    "apply": "You want to work there",
    "talk": "You heard them speak",
    "school-or-employer": "The same school or employer",
    "friends-tip": "Somebody told you about them",
    "shared-problem": "You have a problem in common",
    "hire-or-buy": "You want to hire somebody, or to buy something",
    "page": "You read their page or post",
}
"""What brings the two together; no heading says whether to connect or to follow."""


def offer_people(participant: Participant) -> None:
    """A button to the next new person, then links to everybody there is to practise on."""
    content = resources.content()
    store = resources.store()
    opened = store.activity.openings(participant.id)
    written = {record.scenario_id: record for record in records(store.attempts.of(participant.id))}
    with st.container(border=True):
        st.header("Somebody new", anchor=False)
        st.markdown("Write to somebody you have not met here yet. These notes show your progress.")
        offer_new_person(participant, opened, key="new-person", primary=True)
    _show_own_people(store.own_people.of(participant.id))
    st.header("Everybody you can write to", anchor=False)
    met = {scenario_id: written.get(scenario_id) for scenario_id in {*opened, *written}}
    _offer_practice(content.scenarios, met)


def offer_new_person(
    participant: Participant, opened: Collection[str], key: str, *, primary: bool = False
) -> None:
    """A button to the next person kept for first drafts, or that all have been opened."""
    following = next_new_person(resources.content().scenarios, opened, participant.id)
    if following is None:
        st.caption("You have met everybody: nobody here is new to you any more.")
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
    scenarios: Sequence[Scenario], met: Mapping[str, ScenarioRecord | None]
) -> None:
    """Scenarios that are not reserved, and reserved ones already met, by what brings them together.

    `met` has the record of each that was opened; None where nothing was written yet.
    """
    rubric = resources.content().rubric
    search = st.text_input("Search", placeholder="A name, a trade or a country", key="search")
    # Not pills: the chosen one is too pale on a dark ground.
    chosen = st.radio(
        "What do you want to practise?",
        [ANY, *CRITERIA],
        horizontal=True,
        format_func=lambda criterion: (
            "Anything" if criterion == ANY else rubric.criterion(criterion).name
        ),
        key="criterion",
    )
    shown = [
        scenario
        for scenario in scenarios
        if (not scenario.reserved or scenario.id in met)
        and chosen in (ANY, scenario.trains)
        and _has_all(scenario, fold(search).split())
    ]
    if not shown:
        st.info("Nobody here fits. Try another word, or choose “Anything”.")
    for occasion, heading in OCCASIONS.items():
        group = [scenario for scenario in shown if scenario.occasion == occasion]
        if group:
            st.subheader(heading, anchor=False)
            for scenario in group:
                _show_scenario(scenario, met)


def _has_all(scenario: Scenario, words: Sequence[str]) -> bool:
    person = scenario.recipient
    text = fold(f"{person.name} {person.headline} {scenario.country} {scenario.sector}")
    return all(word in text for word in words)


def _show_scenario(scenario: Scenario, met: Mapping[str, ScenarioRecord | None]) -> None:
    with st.container(border=True, gap="xsmall"):
        st.page_link(
            "practice.py",
            label=f"**{plain(scenario.recipient.name)}**",
            query_params={"scenario": scenario.id},
            icon=":material/history:" if scenario.id in met else ":material/person:",
        )
        st.markdown(plain(_where(scenario)))
        if scenario.id in met:
            st.caption(_so_far(met[scenario.id]))
        elif scenario.trains:
            rubric = resources.content().rubric
            st.caption(f"Good for practising: {rubric.criterion(scenario.trains).name}")


def _so_far(record: ScenarioRecord | None) -> str:
    if record is None:
        return "You have opened this one."
    return "You have written to them." if record.best is None else f"Your best: {record.best}"


def _where(scenario: Scenario) -> str:
    """A recipient's headline and country, which some headlines name already."""
    headline = scenario.recipient.headline
    named = scenario.country in headline
    return headline if named else f"{headline} · {scenario.country}"
