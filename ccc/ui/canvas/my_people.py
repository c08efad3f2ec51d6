"""A participant's own people: whom they really want to write to, and what they know of them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.practice.attempts import Participant
from ccc.practice.canvas import LONGEST, MOST_PEOPLE, NewOwnPerson, OwnPerson, recipient_card
from ccc.practice.field_rules import Seen, name_complaint, visible
from ccc.ui import resources
from ccc.ui.account.own_fragment import own_fragment
from ccc.ui.autosave.draft import overwritten
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.autosave.saved_field import SavedField, saved_field
from ccc.ui.components.cards import show_card, show_left_out
from ccc.ui.components.markdown import plain
from ccc.ui.frontend.renderer import forget_drafts_about_erased
from ccc.ui.practice.recipients import show_erased
from ccc.ui.resources import now

GONE = "That person is not here any more. Here is everybody you have."

NAMELESS = "A name is needed, so that you find them again; a first name will do."

FIELDS = (
    ("name", "Name", "Their name"),
    ("headline", "What do they do?", "Head baker at the station, Oslo"),
    (
        "situation",
        "How do you know them?",
        "We shared a table on the night train to Bergen, and she told me about her oven.",
    ),
    (
        "known",
        "What do you know about them?",
        "One thing a line: what they made, said or asked for, and where they belong.",
    ),
)
"""What is asked about an own person: the field, its label, and an example of an answer."""


def own_person(participant: Participant, asked: str) -> OwnPerson | None:
    """The own person of that number in the address, if there is one."""
    people = resources.store().own_people.of(participant.id)
    return next((person for person in people if str(person.id) == asked), None)


def show_own_people(participant: Participant) -> None:
    """Links to each own person and to a note to them, and a field to add somebody."""
    people = resources.store().own_people.of(participant.id)
    forget_drafts_about_erased(participant.id, [person.id for person in people])
    for person in people:
        with st.container(
            border=True,
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
        ):
            st.page_link(
                "people.py",
                label=plain(recipient_card(person).name),
                icon=":material/person:",
                query_params={"person": str(person.id)},
            )
            st.page_link(
                "practice.py",
                label="Write to them",
                icon=":material/edit:",
                query_params={"scenario": person.scenario_id},
            )
    if len(people) >= MOST_PEOPLE:
        st.info(f"You have {MOST_PEOPLE} people here, and that is our limit. Erase one to add one.")
    else:
        _offer_adding(participant)


def _offer_adding(participant: Participant) -> None:
    with st.form("add-person", border=True):
        name = st.text_input("Somebody you want to write to", placeholder="Their name")
        if st.form_submit_button("Add", type="primary", icon=":material/person_add:"):
            complaint = name_complaint(name, LONGEST["name"], NAMELESS)
            if complaint is None:
                new = NewOwnPerson(visible(name), headline="", situation="", known="")
                added = resources.store().own_people.add(participant.id, new, now())
                st.query_params["person"] = str(added.id)
                st.rerun()
            st.warning(complaint)


@own_fragment
def show_own_person(participant: Participant, own_id: int) -> None:
    """Fields for what is known of an own person, the card of it, and the ways on."""
    # Buttons: a link that is tapped straight from a field leaves before the field is saved.
    if st.button("All your people", type="tertiary", icon=":material/arrow_back:"):
        st.switch_page("people.py")
    person = own_person(participant, str(own_id))
    if person is None:
        show_erased(participant)
        return
    _show_fields(participant, person)
    person = own_person(participant, str(own_id)) or person
    st.header("As the scorer sees them", anchor=False)
    show_card("You write to", recipient_card(person))
    show_left_out(person.known)
    if resources.store().own_people.canvas(participant.id).is_empty:
        st.caption("We know nothing about you yet: say who you are in *Your canvas*.")
    if st.button("Write to them", type="primary", icon=":material/edit:"):
        st.switch_page("practice.py", query_params={"scenario": person.scenario_id})
    _offer_erasure(participant, person)


def _show_fields(participant: Participant, person: OwnPerson) -> None:
    for name, label, placeholder in FIELDS:
        short = name in {"name", "headline"}
        style = FieldStyle(label, placeholder, rows=1 if short else 2, one_line=short)
        field = SavedField(f"own-{person.id}-{name}", style, LONGEST[name])
        save = partial(_save, participant.id, person.id, name)
        text, _ = saved_field(participant, field, getattr(person, name), save)
        if name == "name" and not text.strip():
            st.warning(f"{NAMELESS} Until then they stay “{plain(person.name)}”.")


def _save(person_id: int, own_id: int, field: str, text: str, seen: Seen) -> str | None:
    """Save one changed field; an emptied name is not saved, for they would be nobody."""
    if field == "name" and not text.strip():
        return None

    def changed(person: OwnPerson) -> NewOwnPerson:
        seen.check(getattr(person, field), text, now())
        return person.changed(field, text)

    before = resources.store().own_people.change(person_id, own_id, changed)
    # A name may have been emptied in this window on the way to another one.
    if before is None or field == "name":
        return None
    return overwritten(getattr(before, field), seen, text)


def _offer_erasure(participant: Participant, person: OwnPerson) -> None:
    """A way to erase an own person, after one honest question."""
    with st.expander("Erase this person"):
        st.markdown(
            "What you know about them and every note you wrote to them will be gone for good, for "
            "coaches too."
        )
        sure = st.checkbox("Yes, erase them and my notes to them", key=f"own-{person.id}-sure")
        if st.button("Erase", disabled=not sure, icon=":material/delete_forever:"):
            resources.store().own_people.erase(participant.id, person.id)
            st.query_params.clear()
            st.rerun()
