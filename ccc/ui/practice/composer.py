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
from ccc.practice.attempts import Attempt, Person, wants_a_new_person
from ccc.practice.canvas import Occasion
from ccc.scoring import Assessment
from ccc.ui import resources
from ccc.ui.account.sign_in import say_if_left
from ccc.ui.autosave.conflicts import offer_replaced, tell_trouble
from ccc.ui.autosave.live_field import Look, Marks, live_field
from ccc.ui.components.announce import lead_to
from ccc.ui.components.assessment import score_words, show_assessment, step_title
from ccc.ui.components.invitation import show_invitation
from ccc.ui.components.markdown import plain
from ccc.ui.components.marked_note import stretches
from ccc.ui.frontend.renderer import widget_key
from ccc.ui.practice.choose_person import new_person_button
from ccc.ui.practice.composer_state import Desk, open_desk
from ccc.ui.practice.goal import ask_goal
from ccc.ui.practice.live_feedback import show_live, show_step
from ccc.ui.practice.recipients import say_if_erased
from ccc.ui.practice.squeeze import offer_ladder


def composer(person: Person, occasion: Scenario | Occasion, others: tuple[Card, ...]) -> None:
    """Goal, note, live feedback, forecast, and the score of the latest try.

    `others` are the people to whom the swap test addresses the note instead.
    """
    _write(open_desk(person, occasion, others))


@st.fragment
def _write(desk: Desk) -> None:
    """Drawn in the order in which it is waited for: marks, levels and step before the rest."""
    if say_if_left(desk.person) or say_if_erased(desk.person, desk.occasion.id):
        return
    rubric = resources.content().rubric
    goal, field = st.container(), st.container()
    left, right = st.columns([3, 2])
    feedback, save = left.container(), left.container()
    preview, length = right.container(), right.container()
    with length:
        limit = _choose_limit(rubric)
    key = widget_key("note", desk.occasion.id)
    desk.take()
    judged = desk.look(desk.text, limit.characters)
    with field:
        submitted = live_field(
            key,
            desk.written,
            _look(limit, rubric),
            Marks(stretches(desk.text, judged.evidence), rubric),
            take=desk.take,
        )
        tell_trouble(desk.written)
        offer_replaced(desk.written, desk.occasion.id)
    with save:
        _ask_and_save(desk, judged, submitted=submitted)
        _tell_refusal(desk)
    saved = desk.is_same_again(limit.characters)
    with feedback:
        if saved:
            st.caption("These words are saved. Change one, and the feedback is live again.")
        else:
            show_live(desk, judged, rubric)
    with preview:
        show_invitation(desk.occasion.sender, desk.text, limit.characters)
    with length:
        _name_limit(limit, rubric)
    with goal:
        ask_goal(desk)
    offer_ladder(desk, rubric, judged)
    _tell_latest(desk)
    if desk.tries:
        st.divider()
        _latest(desk, rubric, saved=saved)


def _choose_limit(rubric: Rubric) -> Limit:
    """The length the note may have; in the address, so that a reload does not forget it."""
    by_id = {limit.id: limit for limit in rubric.limits}
    asked = st.query_params.get("limit", "")
    # Not a segmented control: its chosen segment is too pale on Streamlit's dark theme.
    chosen = st.radio(
        "Longest note",
        list(by_id),
        index=list(by_id).index(asked if asked in by_id else rubric.default_limit),
        format_func=lambda one: str(by_id[one].characters),
        horizontal=True,
        key="limit",
        persist_state="session",
        on_change=_put_limit_into_the_address,
    )
    return by_id.get(chosen or "", rubric.limit)


def _put_limit_into_the_address() -> None:
    st.query_params["limit"] = st.session_state["limit"]


def _name_limit(limit: Limit, rubric: Rubric) -> None:
    """Whose limit it is, and since when; the article's is the target whatever is chosen."""
    when = "" if limit == rubric.limit else f" As of {limit.as_of}; the target stays the article's."
    st.caption(f"{limit.name}. {limit.source}{when}")


def _look(limit: Limit, rubric: Rubric) -> Look:
    return Look(
        "Your note",
        "Why them, why you, why now…",
        enter="saves a try",
        limit=limit.characters,
        target=rubric.limit.characters,
    )


def _tell_refusal(desk: Desk) -> None:
    """Why a try, a goal or a "not this time" was not kept; told until something is again."""
    if desk.refused:
        st.warning(
            f"{plain(desk.refused)}\n\nYour words are still here: try once more in a moment.",
            title="Not kept yet",
            icon=":material/cloud_off:",
        )


def _ask_and_save(desk: Desk, judged: Assessment, *, submitted: bool) -> None:
    """The forecast, and the note kept as a try unless there is nothing new to keep."""
    forecast = st.number_input(
        "Before you look: what score will it get?",
        min_value=0,
        max_value=100,
        step=5,
        value=None,
        placeholder="0 to 100",
        key=f"forecast-{desk.occasion.id}-{len(desk.tries)}",
        on_change="ignore",
    )
    pressed = st.button("Score my note", type="primary", icon=":material/balance:", key="score")
    if not (pressed or submitted):
        return
    if "blank" in judged.flags:
        st.warning("A blank request scores 0, so we did not count this one. Write a few words.")
    elif desk.is_same_again(judged.limit):
        st.info("Word for word your last try, so it was not counted again.")
    else:
        desk.keep_try(judged.limit, forecast)


def _tell_latest(desk: Desk) -> None:
    latest = desk.tries[-1] if desk.tries else None
    says = score_words(latest.assessment, latest.forecast) if latest else ""
    lead_to(f"score-{desk.occasion.id}", len(desk.tries), says, at_first=False)


def _latest(desk: Desk, rubric: Rubric, *, saved: bool) -> None:
    """The latest try: in full unless new words stand in the field, else folded away."""
    latest = desk.tries[-1]
    if saved or not desk.text.strip():
        st.caption(f"Try {latest.nth}")
        judged = latest.assessment
        show_assessment(
            latest.note,
            judged,
            rubric,
            latest.forecast,
            steps=desk.steps(judged),
            draw_step=partial(show_step, desk, judged, latest.note, step_title(judged)),
        )
    else:
        _show_earlier(desk, latest, rubric)
    if wants_a_new_person(desk.tries):
        st.success(
            "After about five tries a new person teaches more than another edit.",
            title="Time to meet somebody new?",
            icon=":material/group_add:",
        )
    new_person_button(desk.person, desk.opened, key="somebody-new")


def _show_earlier(desk: Desk, latest: Attempt, rubric: Rubric) -> None:
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
            show_assessment(latest.note, judged, rubric, latest.forecast, steps=desk.steps(judged))
