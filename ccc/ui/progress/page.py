"""A participant's own progress, of which their coach sees parts."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.charts.first_drafts import first_draft_spec
from ccc.content.ids import CriterionId
from ccc.practice.filters import active_weeks
from ccc.practice.habits import Habits
from ccc.practice.improvement import Verdict
from ccc.practice.numbers import in_words
from ccc.practice.report import ProgressReport, progress_report
from ccc.ui import resources
from ccc.ui.components.days import dated_here
from ccc.ui.components.markdown import plain
from ccc.ui.components.voice import YOU, Voice
from ccc.ui.practice.recipients import titles
from ccc.ui.progress.chart import listed, show_chart
from ccc.ui.progress.closer_look import NOTES_TO_FILTER, offer_filter, show_closer_look
from ccc.ui.progress.next_steps import trail_of
from ccc.ui.progress.open_attempt import (
    ProgressView,
    offer_notes,
    open_asked,
    open_note,
    show_clicked,
)
from ccc.ui.progress.received import offer_unopened
from ccc.ui.progress.wording import (
    band_words,
    habits_to_come,
    headline,
    level_on_average,
    others_words,
    room_words,
    weeks_words,
)
from ccc.ui.resources import now
from ccc.work import Work


def show_progress(work: Work) -> None:
    """Headline, habits, first drafts; then criteria, forecast, revisions and a table; then notes.

    For the participant themselves. What a coach handed over comes first until it was opened.
    """
    attempts = dated_here(work.attempts)
    view = ProgressView(work, titles(work.own_people), YOU)
    open_asked(view)
    offer_unopened(work, view.titles, partial(open_note, key=view.key))
    report = progress_report(attempts, resources.content().rubric.standard_error)
    show_headline(report.verdict, view.voice)
    _show_habits(report.habits, view.voice)
    show_first_drafts(report, view)
    st.caption(weeks_words(active_weeks(trail_of(work).moments, now()), view.voice))
    if len(attempts) >= NOTES_TO_FILTER:
        st.header("A closer look", anchor=False)
    looked_at = offer_filter(attempts, view.key)
    show_closer_look(looked_at, attempts, view)
    offer_notes(looked_at, view)
    show_clicked(attempts, view)


def show_headline(found: Verdict, voice: Voice) -> None:
    """Whether first drafts to new people changed, and what that rests on."""
    title, sentence = headline(found, voice)
    match found.kind:
        case "better":
            st.success(sentence, title=title, icon=":material/trending_up:")
        case "lower":
            st.info(sentence, title=title, icon=":material/trending_down:")
        case "no_change":
            st.info(sentence, title=title, icon=":material/trending_flat:")
        case _:
            st.info(sentence, title=title, icon=":material/hourglass_top:")


def _show_habits(found: Habits | None, voice: Voice) -> None:
    """The strongest and the next habit, as two small cards."""
    if found is None:
        st.caption(habits_to_come(voice))
        return
    if found.even:
        st.caption(f"All five criteria are equally strong in {voice.your} latest first drafts.")
        return
    left, right = st.columns(2)
    with left:
        _show_habit("Strongest", found.strongest, found, voice)
    with right:
        _show_habit("To practise next", found.following, found, voice)


def _show_habit(role: str, criterion_id: CriterionId, found: Habits, voice: Voice) -> None:
    rubric = resources.content().rubric
    criterion = rubric.criterion(criterion_id)
    level = level_on_average(rubric, criterion_id, found.levels[criterion_id])
    with st.container(border=True, height="stretch"):
        st.markdown(
            f":small[{role}]  \n**{plain(criterion.name)}**  \n"
            f"In {voice.your} last {in_words(found.drafts)} first drafts it was {plain(level)}.  \n"
            f":small[{plain(criterion.question)}]"
        )


def show_first_drafts(report: ProgressReport, view: ProgressView) -> None:
    """The chart of first drafts to new people; a sentence where there are none."""
    st.header("First drafts to new people", anchor=False)
    drafts, others = report.compared, others_words(report, view.voice)
    if not drafts:
        st.caption(f"A point appears here for every first draft to somebody new. {others}")
        return
    show_chart(
        "first-drafts",
        drafts,
        lambda: first_draft_spec(report, view.titles, resources.content().rubric),
        f"Scores of {len(drafts)} first drafts to new people, in the order written: "
        + listed([str(draft.assessment.score) for draft in drafts]),
        view,
    )
    st.caption(f"{band_words(report, view.voice)} {others} {room_words(report)}".rstrip())
