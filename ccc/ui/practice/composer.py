"""Where a note is written: the desk, with the cards, the note and its levels, and the result.

All but the cards is one fragment, so that a keystroke runs nothing else of the page. While somebody
types they see levels and one next step, never points: a harsh first number does not sting in
mid-sentence. Once a try is saved, its result stands where the next step stood.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ccc.content.rubric import Limit, Rubric
from ccc.content.scenarios import Card, Scenario
from ccc.practice.attempts import Participant
from ccc.practice.canvas import OwnScenario
from ccc.practice.change import Change, changes
from ccc.practice.field_rules import LONGEST_NOTE
from ccc.scoring import Assessment
from ccc.ui import resources
from ccc.ui.account.own_fragment import own_fragment
from ccc.ui.account.way_back import offer_way_back
from ccc.ui.autosave.conflicts import offer_conflicts, show_if_too_long, show_save_error
from ccc.ui.autosave.live_field import FieldStyle, Heard, Judged, live_field
from ccc.ui.components.announce import announce
from ccc.ui.components.assessment import list_claims, score_words
from ccc.ui.components.cards import show_card
from ccc.ui.components.invitation import show_invitation
from ccc.ui.components.level_rows import level_rows
from ccc.ui.components.markdown import plain
from ccc.ui.components.marked_note import looked_at_first, stretches
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.frontend.sent_again import draw_if_changed
from ccc.ui.practice.composer_state import ComposerState, Writing, open_composer
from ccc.ui.practice.limit import limit_chosen
from ccc.ui.practice.live_feedback import show_live
from ccc.ui.practice.more import offer_more
from ccc.ui.practice.objection import hear_objection, show_objection
from ccc.ui.practice.recipients import show_if_erased
from ccc.ui.practice.result import offer_ways_on, show_result
from ccc.ui.practice.squeeze import offer_to_fit, offer_uncut
from ccc.ui.practice.tries import show_tries

LEVELS_WAIT = "You guess first, so your levels come with the score."


def show_composer(
    participant: Participant, scenario: Scenario | OwnScenario, others: tuple[Card, ...]
) -> None:
    """The desk: both cards, the note with its levels, the score of the latest try, and all tries.

    `others` are the people to whom the swap test addresses the note instead.
    """
    composer = open_composer(participant, scenario, others)
    with st.container(key="desk"):
        with st.container(key="desk-cards"):
            show_meeting(scenario)
        _show_desk(participant, composer)


def show_meeting(scenario: Scenario | OwnScenario) -> None:
    """The situation, and the two cards."""
    st.markdown(plain(scenario.situation))
    show_card("You write to", scenario.recipient)
    show_card("You write as", scenario.sender)


@own_fragment
def _show_desk(participant: Participant, composer: ComposerState) -> None:
    """All that changes while somebody writes, in the order in which it is waited for."""
    if show_if_erased(participant, composer.scenario.id):
        return
    rubric = resources.content().rubric
    limit = limit_chosen(rubric)
    composer.take()
    judged = composer.judged(limit.characters)
    with st.container(key="desk-note"):
        style = field_style(composer.scenario, limit, rubric, composer.focus)
        show_note(composer, judged, style, composer.score)
        _offer_scoring(composer, judged)
        with st.container(key="desk-says"):
            _show_what_is_said(composer, judged, rubric)
    with st.container(key="desk-side"):
        show_invitation(composer.scenario.sender, composer.text, limit.characters)
        show_tries(composer, rubric)
    with st.container(key="desk-more"):
        offer_more(composer, judged, rubric)
    latest = composer.tries[-1] if composer.tries else None
    says = score_words(latest.assessment, rubric, latest.forecast) if latest else ""
    announce(f"score-{composer.scenario.id}", len(composer.tries), says, at_first=False)


def show_note(
    composer: ComposerState, judged: Assessment, style: FieldStyle, submit: Callable[[], None]
) -> None:
    """The field, with the words marked that count, and the levels below it."""
    hidden, rubric = composer.guesses_first, resources.content().rubric
    rows = () if hidden else level_rows(composer.text, judged, rubric, _moved(composer, judged))
    key = widget_key("note", composer.scenario.id)
    live_field(
        key,
        composer.draft,
        style,
        Heard(
            composer.take,
            submit,
            None if hidden else partial(hear_objection, composer, key),
        ),
        Judged(
            stretches(composer.text, () if hidden else judged.evidence),
            rows,
            None if hidden else looked_at_first(judged),
            LEVELS_WAIT if hidden else "",
        ),
    )
    show_if_too_long(composer.draft, LONGEST_NOTE)
    show_save_error(composer.draft)
    offer_conflicts(composer.draft, composer.scenario.id)


def _moved(composer: ComposerState, judged: Assessment) -> tuple[Change, ...]:
    """What changed since the try before: before the latest, where that one stands in the field."""
    earlier = composer.tries_before(judged.limit)
    if earlier is None:
        return ()
    return changes(earlier.note, earlier.assessment, composer.text, judged)


def field_style(
    scenario: Scenario | OwnScenario, limit: Limit, rubric: Rubric, focus: int
) -> FieldStyle:
    """How the note's field looks; it takes the focus whenever `focus` grows."""
    own = isinstance(scenario, OwnScenario)
    return FieldStyle(
        "Your note" if own else f"Your note, as {scenario.sender.name}",
        "Why them, why you, why now…",
        enter="scores it",
        limit=limit.characters,
        target=rubric.limit.characters,
        cards="See the cards",
        back="Back to the note",
        focus=focus,
    )


def _offer_scoring(composer: ComposerState, judged: Assessment) -> None:
    """The button that saves a try, beside it the guess where somebody guesses first."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="desk-score"):
        if composer.guesses_first:
            st.number_input(
                "First guess: how many points, 0 to 100?",
                min_value=0,
                max_value=100,
                step=5,
                value=None,
                key=composer.guess_key,
                on_change="ignore",
            )
        offer_score(composer.score, judged)
        if composer.shows_result(judged):
            offer_ways_on(composer)


def offer_score(score: Callable[[], None], judged: Assessment) -> None:
    """The button that scores a note; a note that nobody could send cannot be scored."""
    too_long = judged.characters > judged.limit
    button = partial(
        st.button,
        "Score my note",
        type="primary",
        icon=":material/balance:",
        key="score",
        on_click=score,
        disabled=too_long,
    )
    draw_if_changed("score", (score, too_long), button)


def _show_what_is_said(composer: ComposerState, judged: Assessment, rubric: Rubric) -> None:
    show_refusal(composer)
    show_objection(composer)
    if judged.characters > judged.limit:
        offer_to_fit(composer, judged, rubric)
        return
    offer_uncut(composer)
    show_why_not_scored(composer)
    if not composer.guesses_first:
        show_contradictions(composer.text, judged)
    if composer.shows_result(judged):
        show_result(composer, rubric)
        # Of whoever has more tries at this note alone, nobody need be asked.
        if len(composer.tries) == 1:
            offer_way_back(composer.participant)
    else:
        show_live(composer, judged, rubric)


def show_refusal(composer: ComposerState) -> None:
    """Why a try, a goal or a "not this time" was not kept; told until something is again.

    Where not even the draft is kept, the field says so, and two warnings would be one too many.
    """
    if composer.refused and not composer.draft.error:
        st.warning(
            f"{plain(composer.refused)}\n\nYour words are still here. Please try again soon.",
            title="Not saved yet",
            icon=":material/cloud_off:",
        )


def show_why_not_scored(writing: Writing) -> None:
    """Why the note that stands in the field was not scored; nothing where it may be."""
    if writing.not_scored == ("blank", writing.text):
        st.warning("There are no words to score yet. Write a few first.")
    elif writing.not_scored == ("same again", writing.text):
        st.info("These are the same words as in your last try, so it was not counted again.")


def show_contradictions(note: str, judged: Assessment) -> None:
    """What the note says that a card says differently; the other facts are looked up elsewhere."""
    denied = [claim for claim in judged.claims or () if claim.card == "contradicted"]
    if denied:
        list_claims(note, denied)
