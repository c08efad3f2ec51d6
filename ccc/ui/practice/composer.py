"""Where a note is written: live feedback while typing, and the score once a try is saved.

All of it is one fragment, so that a keystroke runs nothing else of the page. While somebody types
they see levels and one next step, never points: those they guess first, so a saved try is what
shows them, and a harsh first number does not sting in mid-sentence.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.content.rubric import Limit, Rubric
from ccc.content.scenarios import Card, Scenario
from ccc.practice.attempts import Attempt, Participant, wants_a_new_person
from ccc.practice.canvas import OwnScenario
from ccc.scoring import Assessment
from ccc.ui import resources
from ccc.ui.account.sign_in import show_if_left
from ccc.ui.autosave.conflicts import offer_conflicts, show_save_error
from ccc.ui.autosave.live_field import FieldStyle, Marks, live_field
from ccc.ui.components.announce import announce
from ccc.ui.components.assessment import score_words, show_assessment, step_title
from ccc.ui.components.invitation import show_invitation
from ccc.ui.components.markdown import plain
from ccc.ui.components.marked_note import stretches
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.practice.choose_person import offer_new_person
from ccc.ui.practice.composer_state import ComposerState, open_composer
from ccc.ui.practice.goal import offer_goal
from ccc.ui.practice.live_feedback import show_live, show_step
from ccc.ui.practice.recipients import show_if_erased
from ccc.ui.practice.squeeze import offer_ladder


def show_composer(
    participant: Participant, scenario: Scenario | OwnScenario, others: tuple[Card, ...]
) -> None:
    """The composer: goal, note, live feedback, forecast, and the score of the latest try.

    `others` are the people to whom the swap test addresses the note instead.
    """
    _show_parts(open_composer(participant, scenario, others))


@st.fragment
def _show_parts(composer: ComposerState) -> None:
    """All parts in the order in which they are waited for: marks, levels and step come first."""
    if show_if_left(composer.participant) or show_if_erased(
        composer.participant, composer.scenario.id
    ):
        return
    rubric = resources.content().rubric
    goal, field = st.container(), st.container()
    left, right = st.columns([3, 2])
    feedback, save = left.container(), left.container()
    preview, length = right.container(), right.container()
    with length:
        limit = _offer_limits(rubric)
    key = widget_key("note", composer.scenario.id)
    composer.take()
    judged = composer.assess(composer.text, limit.characters)
    with field:
        submitted = live_field(
            key,
            composer.draft,
            _field_style(limit, rubric),
            Marks(stretches(composer.text, judged.evidence), rubric),
            take=composer.take,
        )
        show_save_error(composer.draft)
        offer_conflicts(composer.draft, composer.scenario.id)
    with save:
        _offer_saving(composer, judged, submitted=submitted)
        _show_refusal(composer)
    saved = composer.is_same_again(limit.characters)
    with feedback:
        if saved:
            st.caption("These words are saved. Change one, and the feedback is live again.")
        else:
            show_live(composer, judged, rubric)
    with preview:
        show_invitation(composer.scenario.sender, composer.text, limit.characters)
    with length:
        _show_limit_source(limit, rubric)
    with goal:
        offer_goal(composer)
    offer_ladder(composer, rubric, judged)
    _announce_latest(composer, rubric)
    if composer.tries:
        st.divider()
        _show_latest(composer, rubric, saved=saved)


def _offer_limits(rubric: Rubric) -> Limit:
    """The lengths a note may have; the chosen one, which the address remembers over a reload."""
    by_id = {limit.id: limit for limit in rubric.limits}
    asked = st.query_params.get("limit", "")
    # Not a segmented control: its chosen segment is too pale on Streamlit's dark theme.
    chosen = st.radio(
        "Longest note",
        list(by_id),
        index=list(by_id).index(asked if asked in by_id else rubric.default_limit),
        format_func=lambda limit_id: str(by_id[limit_id].characters),
        horizontal=True,
        key="limit",
        persist_state="session",
        on_change=_put_limit_into_the_address,
    )
    return by_id.get(chosen or "", rubric.limit)


def _put_limit_into_the_address() -> None:
    st.query_params["limit"] = st.session_state["limit"]


def _show_limit_source(limit: Limit, rubric: Rubric) -> None:
    """Whose limit it is, and since when; the article's is the target whatever is chosen."""
    when = "" if limit == rubric.limit else f" As of {limit.as_of}; the target stays the article's."
    st.caption(f"{limit.name}. {limit.source}{when}")


def _field_style(limit: Limit, rubric: Rubric) -> FieldStyle:
    return FieldStyle(
        "Your note",
        "Why them, why you, why now…",
        enter="saves a try",
        limit=limit.characters,
        target=rubric.limit.characters,
    )


def _show_refusal(composer: ComposerState) -> None:
    """Why a try, a goal or a "not this time" was not kept; told until something is again."""
    if composer.refused:
        st.warning(
            f"{plain(composer.refused)}\n\nYour words are still here: try once more in a moment.",
            title="Not kept yet",
            icon=":material/cloud_off:",
        )


def _offer_saving(composer: ComposerState, judged: Assessment, *, submitted: bool) -> None:
    """A field for the forecast and the button that saves a try, unless there is nothing new."""
    forecast = st.number_input(
        "Before you look: what score will it get?",
        min_value=0,
        max_value=100,
        step=5,
        value=None,
        placeholder="0 to 100",
        key=f"forecast-{composer.scenario.id}-{len(composer.tries)}",
        on_change="ignore",
    )
    pressed = st.button("Score my note", type="primary", icon=":material/balance:", key="score")
    if not (pressed or submitted):
        return
    if "blank" in judged.flags:
        st.warning("A blank request scores 0, so we did not count this one. Write a few words.")
    elif composer.is_same_again(judged.limit):
        st.info("Word for word your last try, so it was not counted again.")
    else:
        composer.save_attempt(judged.limit, forecast)


def _announce_latest(composer: ComposerState, rubric: Rubric) -> None:
    latest = composer.tries[-1] if composer.tries else None
    says = score_words(latest.assessment, rubric, latest.forecast) if latest else ""
    announce(f"score-{composer.scenario.id}", len(composer.tries), says, at_first=False)


def _show_latest(composer: ComposerState, rubric: Rubric, *, saved: bool) -> None:
    """The latest try: in full unless new words stand in the field, else folded away."""
    latest = composer.tries[-1]
    if saved or not composer.text.strip():
        st.caption(f"Try {latest.nth}")
        judged = latest.assessment
        show_assessment(
            latest.note,
            judged,
            rubric,
            latest.forecast,
            steps=composer.steps(judged),
            draw_step=partial(show_step, composer, judged, latest.note, step_title(judged)),
        )
    else:
        _show_earlier(composer, latest, rubric)
    if wants_a_new_person(composer.tries):
        st.success(
            "After about five tries a new person teaches more than another edit.",
            title="Time to meet somebody new?",
            icon=":material/group_add:",
        )
    offer_new_person(composer.participant, composer.opened, key="somebody-new")


def _show_earlier(composer: ComposerState, latest: Attempt, rubric: Rubric) -> None:
    score = latest.assessment.score
    points = "not scored" if score is None else f"{score} points"
    folded = st.expander(
        f"Try {latest.nth}, before your new words: {points}",
        icon=":material/history:",
        key=f"earlier-{latest.id}",
        on_change="rerun",
    )
    if folded.open:
        with folded:
            judged = latest.assessment
            show_assessment(
                latest.note, judged, rubric, latest.forecast, steps=composer.steps(judged)
            )
