"""What is said of a note while it is being written: flags, and one next step."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.rubric import Rubric
from ccc.practice.attempts import Disputed, SetAside
from ccc.practice.field_rules import LONGEST_ASIDE_REASON, too_long
from ccc.practice.goals import reminder
from ccc.scoring import Advice, Assessment
from ccc.ui import resources
from ccc.ui.autosave.live_field import OBJECTS
from ccc.ui.components.announce import announce
from ccc.ui.components.markdown import plain
from ccc.ui.frontend.sent_again import draw_if_changed
from ccc.ui.practice.composer_state import ComposerState
from ccc.ui.practice.objection import dispute
from ccc.ui.resources import now

REASONS = ("I have nothing to give yet", "It would not sound like me", "There is no room for it")
"""Why a suggestion may be put aside; there is room for words of one's own beside them."""


def show_live(composer: ComposerState, judged: Assessment, rubric: Rubric) -> None:
    """Flags and one next step for the words in the field; never points."""
    if not composer.text.strip() or composer.guesses_first:
        return
    if judged.flags:
        flags = [rubric.flag(flag_id) for flag_id in judged.flags]
        st.warning("  \n".join(f"**{flag.name}.** {flag.say}" for flag in flags))
    show_step(composer, judged, composer.text, "One next step")


def show_step(composer: ComposerState, judged: Assessment, note: str, title: str) -> None:
    """The first step not put aside, with the writer's own goal where the note leaves it out."""
    steps = composer.steps(judged)
    if steps:
        step = steps[0]
        own = reminder(composer.goal, step.criterion, note)
        st.info(
            plain(step.say) + (f"\n\n*{plain(own)}*" if own else ""),
            title=title,
            icon=":material/footprint:",
        )
        draw = partial(_offer_against, composer, step)
        # What is asked when it is open depends on more, and what is open is put away by the page.
        is_open = bool(st.session_state.get(_put_aside_key(composer, step)))
        part = f"against-{composer.scenario.id}"
        draw_if_changed(part, (step, composer.asides), draw, anyway=is_open)
    says = "Hidden." if composer.asides else "Shown again."
    announce(f"aside-{composer.scenario.id}", len(composer.asides), says, at_first=False)
    if composer.asides:
        st.button(
            _hidden_tips(len(composer.asides)),
            type="tertiary",
            icon=":material/undo:",
            key=f"again-{composer.scenario.id}",
            on_click=_show_hidden_tips,
            args=(composer,),
        )


def _hidden_tips(many: int) -> str:
    return "Show 1 hidden tip" if many == 1 else f"Show {many} hidden tips"


def _show_hidden_tips(composer: ComposerState) -> None:
    with composer.refusals_noted():
        resources.store().goals.take_up_again(composer.participant.id, composer.scenario.id)
        composer.asides = ()


def _offer_against(composer: ComposerState, step: Advice) -> None:
    with st.container(horizontal=True, vertical_alignment="top"):
        _offer_to_put_aside(composer, step)
        st.button(
            OBJECTS,
            type="tertiary",
            key=f"wrong-{composer.scenario.id}",
            on_click=dispute,
            args=(composer, Disputed("advice", step.criterion, step.say)),
        )


def _put_aside_key(composer: ComposerState, step: Advice) -> str:
    return f"not-{composer.scenario.id}-{step.criterion}"


def _offer_to_put_aside(composer: ComposerState, step: Advice) -> None:
    key = f"{composer.scenario.id}-{step.criterion}"
    asked = st.expander(
        "Not this time",
        type="compact",
        icon=":material/pan_tool:",
        key=_put_aside_key(composer, step),
        on_change="rerun",
    )
    if not asked.open:
        return
    with asked:
        st.radio(
            "Why? You can leave this empty.",
            REASONS,
            index=None,
            key=f"why-{key}",
            on_change="ignore",
        )
        own = st.text_input("Or in your own words", key=f"why-else-{key}", on_change="ignore")
        complaint = too_long(own, LONGEST_ASIDE_REASON)
        if complaint is not None:
            st.warning(complaint, icon=":material/content_cut:")
        st.button(
            "Hide this tip", key=f"aside-{key}", on_click=_put_aside, args=(composer, step, key)
        )


def _put_aside(composer: ComposerState, step: Advice, key: str) -> None:
    said = (st.session_state.get(f"why-{key}"), st.session_state.get(f"why-else-{key}"))
    if too_long(said[1] or "", LONGEST_ASIDE_REASON):
        return
    reason = ". ".join(words.strip() for words in said if words and words.strip())
    aside = SetAside(step.criterion, step.say, reason)
    with composer.refusals_noted():
        resources.store().goals.put_aside(
            composer.participant.id, composer.scenario.id, aside, now()
        )
        composer.asides = (*composer.asides, aside)
    if not composer.refused:
        st.session_state[_put_aside_key(composer, step)] = False
