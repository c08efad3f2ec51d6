"""The score of the latest try: the number, what changed since the one before, and what next."""

from __future__ import annotations

import streamlit as st

from ccc.content.rubric import Rubric
from ccc.practice.attempts import Attempt, wants_a_new_person
from ccc.practice.change import changes
from ccc.scoring import Assessment
from ccc.ui.components.assessment import score_words, show_flags, step_title
from ccc.ui.components.level_rows import level_in_short
from ccc.ui.components.markdown import plain
from ccc.ui.practice.choose_person import offer_new_person
from ccc.ui.practice.composer_state import ComposerState
from ccc.ui.practice.live_feedback import show_step


def offer_ways_on(composer: ComposerState) -> None:
    """Buttons to work on the same note, and to write to somebody new."""
    st.button("Revise", icon=":material/edit:", key="revise", on_click=composer.take_focus)
    offer_new_person(composer.participant, composer.opened, key="somebody-new")


def show_result(composer: ComposerState, rubric: Rubric) -> None:
    """The latest try's score and band, its changes by criterion, and one next step."""
    latest = composer.tries[-1]
    earlier = composer.tries[-2] if len(composer.tries) > 1 else None
    if earlier is None:
        show_points(latest.assessment, rubric, forecast=latest.forecast)
    else:
        points, moved = st.columns([2, 3], vertical_alignment="center")
        with points:
            show_points(latest.assessment, rubric, earlier.assessment.score, latest.forecast)
        with moved:
            _show_changes(earlier, latest, rubric)
    show_flags(latest.assessment, rubric)
    if wants_a_new_person(composer.tries):
        st.success(
            "After about five tries you learn more from a new person than from one more change.",
            title="Time to meet somebody new?",
            icon=":material/group_add:",
        )
    show_step(composer, latest.assessment, latest.note, step_title(latest.assessment))


def show_points(
    assessment: Assessment, rubric: Rubric, before: int | None = None, forecast: int | None = None
) -> None:
    """The band and the points, by how much they are more or fewer than `before`, in words too."""
    score = assessment.score
    if score is not None:
        st.metric(
            rubric.band_name(score).capitalize(),
            score,
            None if before is None else score - before,
        )
    st.caption(score_words(assessment, rubric, forecast))


def _show_changes(earlier: Attempt, latest: Attempt, rubric: Rubric) -> None:
    """Each level that moved, with the words that did it."""
    moved = changes(earlier.note, earlier.assessment, latest.note, latest.assessment)
    if not moved:
        st.caption("Every level is the same as in the try before.")
    lines = []
    for change in moved:
        criterion = rubric.criterion(change.criterion)
        before, after = (level_in_short(one.assessment, criterion) for one in (earlier, latest))
        words = ", ".join(f"“{plain(one)}”" for one in change.words)
        lines.append(
            f":small[{'▲' if change.rose else '▼'} **{criterion.name}** {before} → {after}"
            + (f": {words}" if words else "")
            + "]"
        )
    st.markdown("  \n".join(lines))
