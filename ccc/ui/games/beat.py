"""Beat the score: say what is bad about a note, see what it scores, give what gets through."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ccc.content.scenarios import Scenario
from ccc.games.beat import beats
from ccc.games.rounds import NewRound, Points, WeakSpot
from ccc.practice.attempts import Participant
from ccc.practice.field_rules import LONGEST_BAD_NOTE, LONGEST_BAD_NOTE_WHY
from ccc.practice.numbers import in_points, score_in_words
from ccc.scoring import Assessment
from ccc.scoring.scenarios import other_recipients, score_scenario
from ccc.ui import resources
from ccc.ui.account.own_fragment import own_fragment
from ccc.ui.autosave.live_field import FieldStyle
from ccc.ui.autosave.saved_field import SavedField, draft_field
from ccc.ui.components.assessment import show_claims, show_flags, show_levels, show_note, show_score
from ccc.ui.components.cards import show_cards
from ccc.ui.components.markdown import plain
from ccc.ui.games.round import (
    offer_introduction,
    remember_meeting,
    save_errors_shown,
    show_ending,
    show_introduction,
)
from ccc.ui.resources import now
from ccc.ui.state import Slot


@dataclass
class Tried:
    """A bad note and how it fared; the scorer's makers get none of its words without a yes."""

    scenario_id: str
    note: str
    why: str
    judged: Assessment
    given: bool = False


TRIED = Slot[Tried | None]("tried", lambda: None)
"""The latest try, until another one is made."""


def show_beat(participant: Participant) -> None:
    """The introduction, the scenario to choose, fields for the bad note, and how it fared."""
    if any(round_.game == "beat" for round_ in resources.store().games.of(participant.id)):
        offer_introduction("beat")
    else:
        show_introduction("beat")
    scenario = _offer_scenarios()
    st.markdown(plain(scenario.situation))
    show_cards(scenario.sender, scenario.recipient)
    remember_meeting(participant, scenario.id)
    _show_fields(participant, scenario)


@own_fragment
def _show_fields(participant: Participant, scenario: Scenario) -> None:
    """Fields for what is bad about the note and for the note, and how the latest try fared."""
    why = FieldStyle("What is bad about it?", rows=1, one_line=True)
    most = resources.content().rubric.limit.characters
    note = FieldStyle("The worst note that still scores", enter="tries it", limit=most, target=most)
    said, _ = draft_field(
        participant, SavedField(f"beat-why:{scenario.id}", why, LONGEST_BAD_NOTE_WHY)
    )
    written, entered = draft_field(
        participant, SavedField(f"beat-note:{scenario.id}", note, LONGEST_BAD_NOTE)
    )
    if st.button("Try it", type="primary", icon=":material/target:") or entered:
        _try(participant, scenario, written, said)
    _show_tried(participant, scenario)


def _offer_scenarios() -> Scenario:
    """The scenario to write to; nobody kept for first drafts, or they would be met too early."""
    known = {
        scenario.id: scenario for scenario in resources.content().scenarios if not scenario.reserved
    }
    ids, asked = list(known), st.query_params.get("scenario", "")
    chosen = st.selectbox(
        "To whom?",
        ids,
        index=ids.index(asked) if asked in known else 0,
        format_func=lambda scenario_id: (
            f"{known[scenario_id].recipient.name} · {known[scenario_id].recipient.headline}"
        ),
        key="beat-scenario",
        on_change=_put_into_the_address,
    )
    return known[chosen]


def _put_into_the_address() -> None:
    st.query_params["scenario"] = st.session_state["beat-scenario"]


def _try(participant: Participant, scenario: Scenario, note: str, why: str) -> None:
    """Score the note, and save whether it got through and its points; nothing of its words."""
    tried = TRIED.get()
    if tried is not None and (tried.scenario_id, tried.note) == (scenario.id, note):
        st.info("These are the same words as in your last try, so it was not counted again.")
        return
    TRIED.set(None)
    if len(note) > LONGEST_BAD_NOTE or len(why) > LONGEST_BAD_NOTE_WHY:
        return
    if not note.strip() or not why.strip():
        st.info("First write the note, and say in one line what is bad about it.")
        return
    content = resources.content()
    judged = score_scenario(note, scenario, content.rubric, other_recipients(content, scenario.id))
    points = Points(int(beats(judged)), 1)
    answers = {"points": str(judged.score or 0)}
    with save_errors_shown():
        resources.store().games.begin(
            NewRound(participant.id, "beat", scenario.id, (), answers, points), now()
        )
        TRIED.set(Tried(scenario.id, note, why, judged))


def _show_tried(participant: Participant, scenario: Scenario) -> None:
    tried = TRIED.get()
    if tried is None or tried.scenario_id != scenario.id:
        return
    if beats(tried.judged):
        st.success(
            "Your bad note got a good score. You found a weak spot!",
            title=score_in_words(tried.judged.score),
            icon=":material/emoji_events:",
        )
        _offer_giving(participant, tried)
    else:
        st.info(
            "The scorer noticed. Below you see what it found.",
            title=in_points(tried.judged.score or 0),
            icon=":material/shield:",
        )
    with st.expander("What the scorer found", expanded=not beats(tried.judged)):
        _show_what_it_saw(tried)
    points = Points(int(beats(tried.judged)), 1)
    show_ending("beat", points, {"How the score is made": ("score.py", {})})


def _show_what_it_saw(tried: Tried) -> None:
    """The assessment of a bad note, without the advice, which would help it on."""
    rubric = resources.content().rubric
    show_score(tried.judged, rubric, forecast=None)
    show_flags(tried.judged, rubric)
    show_note(tried.note, tried.judged, rubric)
    show_levels(tried.note, tried.judged, rubric)
    show_claims(tried.note, tried.judged)


def _offer_giving(participant: Participant, tried: Tried) -> None:
    if tried.given:
        st.markdown("Thank you. We keep it, to make the scorer better.")
        return
    st.markdown(
        "May we keep this note and your line, to make the scorer better? Nobody sees your name "
        "with them. If you erase your data, they are erased too."
    )
    st.button(
        "Yes, you may keep it",
        icon=":material/volunteer_activism:",
        on_click=_give,
        args=(participant, tried),
    )


def _give(participant: Participant, tried: Tried) -> None:
    if tried.given:
        return
    judged = tried.judged
    spot = WeakSpot(
        tried.scenario_id, tried.note, tried.why, judged.score or 0, judged.rubric_hash, now()
    )
    with save_errors_shown():
        resources.store().games.give_weak_spot(participant.id, spot)
        tried.given = True
