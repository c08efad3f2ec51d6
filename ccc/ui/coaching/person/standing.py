"""Where a participant stands: news since the coach looked, headline, habit, lean; first drafts."""

from __future__ import annotations

import streamlit as st

from ccc.coaching.news import news_in_words, news_since
from ccc.practice.forecasts import calibration
from ccc.practice.habits import Habits
from ccc.practice.numbers import in_words
from ccc.practice.report import progress_report
from ccc.ui import resources
from ccc.ui.coaching.person.view import PersonView
from ccc.ui.components.days import day
from ccc.ui.components.markdown import plain
from ccc.ui.progress.page import show_first_drafts, show_headline
from ccc.ui.progress.wording import calibration_words, habits_to_come, level_on_average


def show_standing(view: PersonView) -> None:
    """News, headline, the next habit and the lean, in a sentence each."""
    attempts, error = view.work.attempts, resources.content().rubric.standard_error
    if not attempts:
        st.info("No notes yet. Their charts begin with the first one.")
        return
    if view.before is None:
        st.markdown("This is your first look at their notes.")
    else:
        news = news_in_words(news_since(view.before, attempts, error))
        st.markdown(f"Since you last looked, on {day(view.before)}: **{news}**.")
    report = progress_report(attempts, error)
    show_headline(report.verdict, view.voice)
    st.markdown(_next_habit(report.habits, view))
    found = calibration(attempts)
    if found.lean is not None:
        st.markdown(calibration_words(found, view.voice))


def show_drafts(view: PersonView) -> None:
    """First drafts by day; nothing before the first note."""
    attempts = view.work.attempts
    if attempts:
        report = progress_report(attempts, resources.content().rubric.standard_error)
        show_first_drafts(report, view)


def _next_habit(found: Habits | None, view: PersonView) -> str:
    if found is None:
        return habits_to_come(view.voice)
    if found.even:
        return "All five criteria are equally strong in their latest first drafts."
    rubric = resources.content().rubric
    following = rubric.criterion(found.following)
    level = level_on_average(rubric, found.following, found.levels[found.following])
    return (
        f"To practise next: **{plain(following.name.lower())}**. In their last "
        f"{in_words(found.drafts)} first drafts it was {plain(level)}. "
        f"Their strongest is {plain(rubric.criterion(found.strongest).name.lower())}."
    )
