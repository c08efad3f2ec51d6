"""What a note may be looked at with besides its levels: folded away, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from ccc.content.rubric import Rubric
from ccc.content.scenarios import Scenario
from ccc.practice.canvas import OwnScenario
from ccc.scoring import Assessment
from ccc.ui import resources
from ccc.ui.components.assessment import list_claims, show_further_steps, show_swap
from ccc.ui.components.markdown import plain
from ccc.ui.practice.composer_state import ComposerState
from ccc.ui.practice.goal import offer_goal
from ccc.ui.practice.limit import offer_limits
from ccc.ui.practice.squeeze import show_ladder


def offer_more(composer: ComposerState, judged: Assessment, rubric: Rubric) -> None:
    """The tabs, of which only the one that is open is drawn."""
    folded = st.expander(
        "More for this note",
        icon=":material/tune:",
        key=f"more-{composer.scenario.id}",
        on_change="rerun",
    )
    if not folded.open:
        return
    tabs: dict[str, Callable[[], None]] = {
        "Your goal": partial(offer_goal, composer),
        "Length": partial(offer_limits, rubric),
        "Make it shorter": partial(show_ladder, composer, rubric, judged),
        "More advice": partial(_show_more_advice, composer, judged, rubric),
        "Facts": partial(_show_facts, composer, judged),
        "To somebody else": partial(_show_swap, composer, rubric),
        "Follow instead": partial(_offer_following, composer.scenario),
        "Guess first": partial(_offer_guessing, composer),
    }
    with folded:
        drawn = st.tabs(list(tabs), key=f"tabs-{composer.scenario.id}", on_change="rerun")
        for tab, draw in zip(drawn, tabs.values(), strict=True):
            if tab.open:
                with tab:
                    draw()


def _show_more_advice(composer: ComposerState, judged: Assessment, rubric: Rubric) -> None:
    steps = composer.steps(judged)[1:]
    if not steps or composer.guesses_first:
        st.caption("There is no more advice for this note.")
    else:
        show_further_steps(steps, rubric)


def _show_facts(composer: ComposerState, judged: Assessment) -> None:
    if judged.claims:
        list_claims(composer.text, judged.claims)
    else:
        st.caption("Your note says nothing yet that we could look up on the cards.")


def _show_swap(composer: ComposerState, rubric: Rubric) -> None:
    if not composer.tries:
        st.caption("Once your note is scored, you see here whether it would fit anybody else.")
        return
    latest = composer.tries[-1]
    show_swap(latest.note, latest.assessment, rubric)


def _offer_following(scenario: Scenario | OwnScenario) -> None:
    """Whether to follow is the better move here; of own people nobody but they can say."""
    st.markdown(
        "To follow somebody you need no note. It is better when you have no reason to write, "
        "nothing in common and nothing to give. Is that so here?"
    )
    if not isinstance(scenario, Scenario):
        return
    if not st.button("I would follow", icon=":material/rss_feed:", key="follow"):
        return
    if scenario.best == "follow":
        st.success(plain(scenario.why), title="Yes, follow them", icon=":material/check:")
    else:
        st.info(plain(scenario.why), title="A note is better here", icon=":material/lightbulb:")


def _offer_guessing(composer: ComposerState) -> None:
    st.markdown(
        "Before you see the levels of your first note to somebody, you say how many points it will "
        "get. So you learn to judge a note yourself. *Progress* shows how close your guesses are."
    )
    st.toggle(
        "Guess my first drafts before I see their levels",
        value=composer.participant.guesses,
        key="guesses",
        on_change=_change_guessing,
        args=(composer,),
    )


def _change_guessing(composer: ComposerState) -> None:
    wanted = bool(st.session_state["guesses"])
    with composer.refusals_noted():
        resources.store().people.ask_guesses(composer.participant.id, wanted=wanted)
        composer.participant = replace(composer.participant, guesses=wanted)
