"""Who may be written to, by id and by name: shipped scenarios and the participant's own people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import streamlit as st

from ccc.content.ids import own_id
from ccc.content.scenarios import Card, Scenario
from ccc.practice.attempts import Participant
from ccc.practice.canvas import (
    Canvas,
    OwnPerson,
    OwnScenario,
    other_own_people,
    own_scenario,
    recipient_card,
    sender_card,
)
from ccc.scoring.scenarios import other_recipients
from ccc.ui import resources
from ccc.ui.components.markdown import showable
from ccc.ui.frontend.renderer import forget_drafts_about_erased
from ccc.work import Work

ERASED = "Somebody erased"


@dataclass(frozen=True)
class Titles(Mapping[str, str]):
    """The recipient's name by scenario id; whoever is not here any more has one too."""

    known: Mapping[str, str]

    def __getitem__(self, scenario_id: str) -> str:
        """The name, or for a scenario that is gone its id in readable words."""
        if scenario_id in self.known:
            return showable(self.known[scenario_id])
        if own_id(scenario_id) is not None:
            return ERASED
        return scenario_id.replace("-", " ").capitalize()

    def __iter__(self) -> Iterator[str]:
        """The ids of everybody who is still here."""
        return iter(self.known)

    def __len__(self) -> int:
        """How many are still here."""
        return len(self.known)


def titles(own_people: Iterable[OwnPerson]) -> Titles:
    """The name of each scenario's recipient and of each of these own people, by scenario id."""
    shipped = {scenario.id: scenario.recipient.name for scenario in resources.content().scenarios}
    own = {person.scenario_id: recipient_card(person).name for person in own_people}
    return Titles({**shipped, **own})


def scenario_asked(
    participant: Participant | None, scenario_id: str
) -> Scenario | OwnScenario | None:
    """What a scenario id in the address stands for; None where there is nobody like that."""
    if participant is None or own_id(scenario_id) is None:
        return _scenario(scenario_id, "", (), Canvas({}))
    theirs, person_id = resources.store().own_people, participant.id
    return _scenario(
        scenario_id, participant.nickname, theirs.of(person_id), theirs.canvas(person_id)
    )


def scenario_in(work: Work, scenario_id: str) -> Scenario | OwnScenario | None:
    """What the scenario id of a note in this work stands for; None where they are gone."""
    return _scenario(scenario_id, work.participant.nickname, work.own_people, work.canvas)


def _scenario(
    scenario_id: str, nickname: str, own_people: Iterable[OwnPerson], canvas: Canvas
) -> Scenario | OwnScenario | None:
    own = own_id(scenario_id)
    if own is None:
        return resources.content().scenario(scenario_id)
    found = next((person for person in own_people if person.id == own), None)
    return None if found is None else own_scenario(found, sender_card(nickname, canvas))


def show_if_erased(participant: Participant, scenario_id: str) -> bool:
    """A notice where another window erased this own person; whether one did.

    What was typed to them is forgotten then, and a part of a page must not go on. Raises
    StorageError.
    """
    if scenario_asked(participant, scenario_id) is not None or own_id(scenario_id) is None:
        return False
    show_erased(participant)
    return True


def show_erased(participant: Participant) -> None:
    """A notice that an own person was erased; what was typed about them here is forgotten."""
    forget_drafts_about_erased(
        participant.id, [person.id for person in resources.store().own_people.of(participant.id)]
    )
    st.info("This person was erased in another window.", icon=":material/person_off:")


def other_people(participant: Participant, scenario: Scenario | OwnScenario) -> tuple[Card, ...]:
    """The cards to which the swap test addresses a note instead: those of own people first."""
    shipped = other_recipients(resources.content(), scenario.id)
    if own_id(scenario.id) is None:
        return shipped
    return (
        *other_own_people(resources.store().own_people.of(participant.id), scenario.id),
        *shipped,
    )
