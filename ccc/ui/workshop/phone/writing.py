"""A note written on a phone while the room writes: the field first, the cards one tap away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from ccc.content.workshops import WorkshopPlan, WriteStep
from ccc.practice.attempts import NewAttempt, Participant
from ccc.scoring import characters
from ccc.ui import resources
from ccc.ui.account.own_fragment import own_fragment
from ccc.ui.autosave.conflicts import offer_conflicts, show_save_error
from ccc.ui.autosave.live_field import FieldStyle, Heard, live_field
from ccc.ui.components.assessment import show_assessment
from ccc.ui.components.markdown import plain
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.practice.composer import (
    field_style,
    show_meeting,
    show_note,
    show_refusal,
    show_why_not_scored,
)
from ccc.ui.practice.composer_state import ComposerState, open_composer
from ccc.ui.practice.live_feedback import show_live
from ccc.ui.practice.recipients import other_people
from ccc.ui.resources import now
from ccc.workshop.workshop import Workshop
from ccc.workshop.writing import (
    TIME_IS_UP,
    OwnPart,
    WritingRound,
)

SENT = "**Sent.** You may change it until time is up."
MAY_SHOW = "It may be shown, without my name"
WROTE_ON = "What you wrote after that is kept for you."
NOBODY = "The person to write to is not here any more. Look up at the screen."


@dataclass
class RoundWriting:
    """The note that a participant writes in a round; `sent` is whether the room has one."""

    composer: ComposerState
    of: WritingRound
    feedback: bool
    sent: bool

    @property
    def limit(self) -> int:
        """As many characters for all, whatever somebody chose on the practice page."""
        return resources.content().rubric.limit.characters

    @property
    def key(self) -> str:
        """Tells this round from every other."""
        return f"{self.of.workshop_id}-{self.of.step}"

    def send(self) -> None:
        """Take what the field reported, and send it to the room as a note of this round."""
        composer = self.composer
        composer.take()
        judged = composer.assess_if_fit(self.limit)
        if judged is None:
            return
        who, whom = composer.participant.id, composer.scenario.id
        guess = st.session_state.get(f"guess-{self.key}")
        new = NewAttempt(who, whom, composer.text, guess, judged)
        with composer.refusals_noted():
            kept = resources.store().writing_rounds.send(
                self.of.workshop_id, self.of.step, new, now()
            )
            self.sent = True
            if kept not in composer.tries:
                composer.tries = (*composer.tries, kept)


def show_writing_going_on(participant: Participant, workshop: Workshop, plan: WorkshopPlan) -> bool:
    """The note to write, also while a round that was left is collected; whether there is one."""
    going_on = resources.store().writing_rounds.going_on(workshop.id)
    if going_on is None:
        return False
    step = plan.step(going_on.step)
    part = _take_part(participant, plan, going_on)
    scenario = None if part is None else resources.content().scenario(part.scenario_id)
    if part is None or scenario is None or not isinstance(step, WriteStep):
        st.info(NOBODY)
        return True
    composer = open_composer(participant, scenario, other_people(participant, scenario))
    writing = RoundWriting(composer, going_on, step.feedback, part.attempt is not None)
    with st.container(key="desk"):
        with st.container(key="desk-cards"):
            show_meeting(scenario)
        _show_desk(participant, writing, may_show=part.may_show)
    return True


def _take_part(participant: Participant, plan: WorkshopPlan, of: WritingRound) -> OwnPart | None:
    """Somebody's part of the round, begun now where there is none; None without anybody to it."""
    rounds = resources.store().writing_rounds
    before = rounds.part_of(of.workshop_id, of.step, participant.id)
    if before is not None:
        return before
    whom = rounds.whom_for(of, participant.id, plan, resources.content().scenarios)
    if whom is None:
        return None
    return rounds.take_part(of.workshop_id, of.step, participant.id, whom)


@own_fragment
def _show_desk(participant: Participant, writing: RoundWriting, *, may_show: bool) -> None:
    """All that changes while somebody writes."""
    composer = writing.composer
    composer.take()
    with st.container(key="desk-note"):
        st.markdown(f"You write to **{plain(composer.scenario.recipient.name)}**.")
        _show_field(writing)
        _offer_sending(writing)
        offer_to_show(participant, writing.of, may_show=may_show)
        _show_what_is_said(writing)


def _show_field(writing: RoundWriting) -> None:
    """The field; with levels below it where the step gives feedback."""
    composer, style = writing.composer, _style(writing)
    if writing.feedback:
        judged = composer.assess(composer.text, writing.limit)
        show_note(composer, judged, style, writing.send)
        return
    key = widget_key("note", composer.scenario.id)
    live_field(key, composer.draft, style, Heard(composer.take, writing.send))
    show_save_error(composer.draft)
    offer_conflicts(composer.draft, composer.scenario.id)


def _style(writing: RoundWriting) -> FieldStyle:
    composer, rubric = writing.composer, resources.content().rubric
    style = field_style(composer.scenario, rubric.limit, rubric, composer.focus)
    return replace(style, enter="sends it", closes=writing.of.closes, closed=TIME_IS_UP)


def _offer_sending(writing: RoundWriting) -> None:
    """The guess, and the button that sends the note; one over the limit cannot be sent."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="desk-score"):
        st.number_input(
            "Guess your points, 0 to 100",
            min_value=0,
            max_value=100,
            step=5,
            value=None,
            key=f"guess-{writing.key}",
            on_change="ignore",
        )
        st.button(
            "Send again" if writing.sent else "Send",
            type="primary",
            icon=":material/send:",
            key="send-note",
            on_click=writing.send,
            disabled=writing.of.is_over(now()) or characters(writing.composer.text) > writing.limit,
        )


def offer_to_show(participant: Participant, of: WritingRound, *, may_show: bool) -> None:
    """A tick without which nobody in the room sees the note."""
    key = f"may-show-{of.workshop_id}-{of.step}"
    st.checkbox(MAY_SHOW, value=may_show, key=key, on_change=partial(_allow, participant, of, key))


def _allow(participant: Participant, of: WritingRound, key: str) -> None:
    wanted = bool(st.session_state[key])
    resources.store().writing_rounds.allow(of.workshop_id, of.step, participant.id, may_show=wanted)


def _show_what_is_said(writing: RoundWriting) -> None:
    """Whether it is sent, and with feedback one next step; never points."""
    composer = writing.composer
    show_refusal(composer)
    show_why_not_scored(composer)
    if writing.sent and not writing.of.is_over(now()):
        st.markdown(SENT)
    if writing.feedback:
        judged = composer.assess(composer.text, writing.limit)
        show_live(composer, judged, resources.content().rubric)


def show_own_note(participant: Participant, workshop: Workshop) -> None:
    """After a round: what somebody sent, or what was taken of theirs, and how it is scored."""
    rounds = resources.store().writing_rounds
    over = rounds.last_collected(workshop.id)
    if over is None:
        return
    part = rounds.part_of(over.workshop_id, over.step, participant.id)
    if part is None:
        return
    if part.attempt is None:
        _offer_note_left_here(part)
        return
    note, was_taken = part.attempt, part.attempt.at == over.collected
    with st.container(border=True):
        st.caption("Time was up, so we took your note as it was" if was_taken else "Your note")
        st.markdown(plain(note.note))
        if was_taken and _wrote_on(participant, part):
            st.caption(WROTE_ON)
            _offer_note(part)
        offer_to_show(participant, over, may_show=part.may_show)
        says = st.expander(
            "What the tool says of it",
            icon=":material/balance:",
            key=f"own-note-{over.workshop_id}-{over.step}",
            on_change="rerun",
        )
        if says.open:
            with says:
                rubric = resources.content().rubric
                show_assessment(note.note, note.assessment, rubric, note.forecast)


def _offer_note_left_here(part: OwnPart) -> None:
    """The way to words that may have stayed on the phone: it was offline, or nothing was typed."""
    with st.container(border=True):
        st.markdown("Time was up before a note of yours reached us.")
        st.caption("If you wrote one without a network, it is still on this phone.")
        _offer_note(part)


def _wrote_on(participant: Participant, part: OwnPart) -> bool:
    """Whether what was taken is not all that somebody wrote: a phone was offline over the end."""
    draft = resources.store().drafts.text(participant.id, part.scenario_id)
    return part.attempt is not None and draft.strip() not in {"", part.attempt.note.strip()}


def _offer_note(part: OwnPart) -> None:
    to = {"scenario": part.scenario_id}
    st.page_link("practice.py", label="Open my note", icon=":material/edit:", query_params=to)
