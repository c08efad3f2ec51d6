"""A participant's rights over what is kept of them: rename, let read, take away, erase."""

from __future__ import annotations

import streamlit as st

from ccc.access import JoinedWorkshop, Look
from ccc.practice.attempts import Participant
from ccc.practice.field_rules import name_complaint, visible
from ccc.practice.numbers import in_digits
from ccc.reports.personal_export import taken_as_csv, taken_as_json
from ccc.ui import resources
from ccc.ui.account.devices import forget_here
from ccc.ui.account.sign_in import LONGEST_NICKNAME, NAMELESS, is_still_here
from ccc.ui.components.days import day
from ccc.ui.components.download import offer_file
from ccc.ui.components.markdown import as_list, in_a_label, in_a_line, plain
from ccc.ui.resources import now

FILE_NAME = "career-calibrator-canvas"

LOOKS_SHOWN = 5
"""So many lines on who looked are read at a glance; earlier ones are folded away."""


KEPT = (
    "your drafts and goals",
    "tips you hid and why, and where you said that the scorer is wrong",
    "what coaches said of your notes, what you answered, and when they looked",
    "your canvas and your people",
    "the games you played, and the bad notes you let us keep from *Beat the score*",
    "which people you have opened, and which lessons you have read",
)
"""What is kept of everybody, beside their nickname and notes."""


def show_what_is_kept(participant: Participant) -> None:
    """All that is kept of a participant, a line each, and what their browser holds."""
    scored = len(resources.store().attempts.of(participant.id))
    notes = in_digits(scored, "scored note", "scored notes")
    st.markdown(f"Kept on this server:\n\n{as_list((f'your nickname, and {notes}', *KEPT))}")
    st.markdown(
        "This browser holds a random number in a cookie, so that we know you again, and a copy of "
        "what you type. Other participants see nothing of yours."
    )


def offer_rename(participant: Participant) -> None:
    """A field for another nickname, at any time."""
    with st.form("rename", border=True):
        nickname = st.text_input("Your nickname", value=participant.nickname)
        if st.form_submit_button("Save", icon=":material/save:"):
            complaint = name_complaint(nickname, LONGEST_NICKNAME, NAMELESS)
            if complaint is None:
                resources.store().people.rename(participant.id, visible(nickname))
                st.toast("Your nickname is saved.", icon=":material/check:")
                st.rerun()
            st.warning(complaint)


def offer_consent(participant: Participant) -> None:
    """Whether a coach may read what they wrote: outside workshops, and for each they joined."""
    st.markdown(
        "A coach to whom you say yes can read your notes, whom they are for, the games you played, "
        "and where you said that the scorer is wrong, and can write to you about your notes. You "
        "can change your answer at any time."
    )
    label = "A coach of this server may read my notes and progress"
    _offer_yes(participant, label, participant.coach_may)
    workshops = resources.store().people.workshops_of(participant.id)
    for workshop in workshops:
        led = f"{in_a_line(workshop.title)} ({day(workshop.at)})"
        label = f"A coach who led {led} may read them too"
        _offer_yes(participant, label, workshop.coach_may, workshop)
    if workshops:
        st.caption("Whoever led a workshop can also read what you wrote in it for the room.")


def show_looks(participant: Participant) -> None:
    """Who looked at their notes, a line a host and day, the latest first; nothing for no looks."""
    looks = resources.store().looks.at(participant.id)
    lines = tuple(dict.fromkeys(map(_look_in_words, looks)))
    if lines:
        st.markdown(as_list(map(plain, lines[:LOOKS_SHOWN])))
    earlier = lines[LOOKS_SHOWN:]
    if earlier:
        with st.expander(f"{len(earlier)} earlier"):
            st.markdown(as_list(map(plain, earlier)))


def _look_in_words(look: Look) -> str:
    who = f"{in_a_line(look.name)}, {look.role}"
    return f"{who}, looked at your notes on {day(look.at)}."


def _offer_yes(
    participant: Participant, label: str, said: bool, workshop: JoinedWorkshop | None = None
) -> None:
    """A switch for one answer; it shows what is kept, also where another window changed that."""
    key = "coach-may" if workshop is None else f"coach-may-{workshop.id}"

    def keep() -> None:
        people, allowed = resources.store().people, st.session_state[key]
        if not is_still_here(participant):
            return
        if workshop is None:
            people.allow_coach(participant.id, allowed=allowed)
        else:
            people.allow_coach_of(participant.id, workshop.id, now(), allowed=allowed)

    st.session_state[key] = said
    st.toggle(in_a_label(label), key=key, on_change=keep)


def offer_export(participant: Participant) -> None:
    """Downloads of everything we keep of them: JSON for programs, CSV for spreadsheets."""
    st.markdown(
        "Everything above, in two forms: JSON is one file for programs; the tables are CSV in a "
        "zip, one file each for a spreadsheet."
    )
    with st.container(horizontal=True):
        offer_file(
            "Download JSON",
            f"{FILE_NAME}.json",
            lambda: taken_as_json(resources.store().people.export(participant.id)),
            key="mine-json",
        )
        offer_file(
            "Download tables (CSV)",
            f"{FILE_NAME}.zip",
            lambda: taken_as_csv(resources.store().people.export(participant.id)),
            key="mine-csv",
            icon=":material/table:",
        )


def offer_erasure(participant: Participant) -> None:
    """A way to erase everything of theirs, after one honest question."""
    with st.expander("Erase everything", icon=":material/delete_forever:"):
        st.markdown(
            "All that is kept of you will be gone for good, for coaches too. Only a backup that "
            "was made before would still hold it."
        )
        sure = st.checkbox("Yes, erase all of it", key="sure")
        if st.button("Erase", disabled=not sure, icon=":material/delete_forever:"):
            resources.store().people.erase(participant.id)
            forget_here("erased")
