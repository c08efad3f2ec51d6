"""An objection: what a writer says against a level, a mark or a piece of advice."""

from __future__ import annotations

import streamlit as st

from ccc.content.ids import CRITERIA
from ccc.practice.attempts import Disputed, NewObjection
from ccc.practice.field_rules import LONGEST_DISPUTED, LONGEST_OBJECTION, too_long
from ccc.ui import resources
from ccc.ui.components.announce import announce
from ccc.ui.components.markdown import plain
from ccc.ui.practice.composer_state import ComposerState
from ccc.ui.practice.limit import limit_chosen
from ccc.ui.resources import now


def hear_objection(composer: ComposerState, field_key: str) -> None:
    """Keep the objection that the note's field reported; what is no objection is passed over."""
    said = st.session_state.get(field_key, {}).get("wrong")
    if not isinstance(said, dict):
        return
    about, criterion, words = (said.get(name) for name in ("about", "criterion", "words"))
    if about in ("level", "mark") and criterion in CRITERIA and isinstance(words, str):
        composer.take()
        dispute(composer, Disputed(about, criterion, words[:LONGEST_DISPUTED]))


def dispute(composer: ComposerState, said: Disputed) -> None:
    """Keep an objection; a reason that is being typed for another goes with that one."""
    if composer.objection is not None:
        _explain(composer, composer.objection)
    note = composer.text
    judged = composer.assess(note, limit_chosen(resources.content().rubric).characters)
    with composer.refusals_noted():
        composer.objection = resources.store().objections.save(
            composer.participant.id,
            composer.scenario.id,
            NewObjection(note, said, judged),
            now(),
        )


def show_objection(composer: ComposerState) -> None:
    """That an objection is kept, with a field for a reason; nothing where there is none."""
    number = composer.objection
    announce(f"objection-{composer.scenario.id}", number or 0, "Noted.", at_first=False)
    if number is None:
        return
    with st.container(border=True):
        st.markdown("**Thank you. We noted that this is wrong.** It is kept beside your note.")
        key = f"objection-{number}"
        reason = st.text_input("Why? You can leave this empty.", key=key, on_change="ignore")
        st.checkbox(
            "The people who make the scorer may read this and my note too, without my name",
            key=f"{key}-makers",
            on_change="ignore",
        )
        complaint = too_long(reason, LONGEST_OBJECTION)
        if complaint is not None:
            st.warning(plain(complaint), icon=":material/content_cut:")
        with st.container(horizontal=True):
            st.button("Done", key=f"{key}-done", on_click=_explain, args=(composer, number))
            st.button(
                "Take it back",
                type="tertiary",
                key=f"{key}-back",
                on_click=_take_back,
                args=(composer, number),
            )


def _explain(composer: ComposerState, number: int) -> None:
    key = f"objection-{number}"
    reason = str(st.session_state.get(key) or "").strip()
    if too_long(reason, LONGEST_OBJECTION) is None:
        with composer.refusals_noted():
            for_makers = bool(st.session_state.get(f"{key}-makers"))
            resources.store().objections.explain(
                composer.participant.id, number, reason, for_makers=for_makers
            )
            composer.objection = None


def _take_back(composer: ComposerState, number: int) -> None:
    with composer.refusals_noted():
        resources.store().objections.take_back(composer.participant.id, number)
        composer.objection = None
