"""A closer look at attempts: filters, criteria, forecasts, revisions, a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from ccc.charts.forecasts import forecast_spec
from ccc.charts.levels import level_spec
from ccc.charts.revisions import revision_spec
from ccc.coaching.marks import latest_of_each
from ccc.practice.attempts import Attempt, ScenarioRecord, records, scored, tries_on
from ccc.practice.filters import Filter, Kind, Span, Whom, is_to_own_person, kept_by
from ccc.practice.forecasts import A_GOOD_EYE, calibration, error_of, guessed
from ccc.practice.improvement import revision_gain
from ccc.practice.numbers import in_digits
from ccc.ui import resources
from ccc.ui.components.markdown import as_list, plain
from ccc.ui.progress.chart import listed, show_chart
from ccc.ui.progress.open_attempt import ProgressView
from ccc.ui.progress.wording import calibration_words, gain_words
from ccc.ui.resources import now

Chosen = TypeVar("Chosen", bound=str)


NOTES_TO_FILTER = 6
"""With fewer notes there is nothing to filter."""


KINDS: Mapping[Kind, str] = {
    "all": "All notes",
    "first": "First drafts",
    "revision": "Revisions",
}


SPANS: Mapping[Span, str] = {
    "all": "Any time",
    "month": "Last 30 days",
    "sitting": "The latest session",
}


WHOM: Mapping[Whom, str] = {
    "all": "Everybody",
    "given": "People made up for practice",
    "own": "Own people",
}


def offer_filter(attempts: Sequence[Attempt], key: str) -> Sequence[Attempt]:
    """The filters, where there is enough to filter; the attempts that they let through."""
    if len(attempts) < NOTES_TO_FILTER:
        return attempts
    with st.container(horizontal=True):
        kind = _offer_choice("Which notes", KINDS, f"{key}-kind")
        span = _offer_choice("Written when", SPANS, f"{key}-span")
        both = len({is_to_own_person(attempt) for attempt in attempts}) == 2
        whom = _offer_choice("To whom", WHOM, f"{key}-whom") if both else "all"
    st.caption(
        "This chooses which notes you see below. The headline above always counts all of them."
    )
    return kept_by(Filter(kind, span, whom), attempts, now())


def _offer_choice(label: str, options: Mapping[Chosen, str], key: str) -> Chosen:
    return st.selectbox(
        label, list(options), format_func=lambda option: options[option], key=key, width="stretch"
    )


def show_closer_look(
    looked_at: Sequence[Attempt], every: Sequence[Attempt], view: ProgressView
) -> None:
    """Criteria, forecast, revisions and the table, each drawn only while it is open.

    A filter chooses the notes of the first two, and the people of the others: a first try stays
    one though it is not among the notes looked at.
    """
    shown = scored(looked_at)
    if not shown and scored(every):
        st.caption("No notes fit this choice. Choose something else above.")
        return
    people = {attempt.scenario_id for attempt in shown}
    theirs = [attempt for attempt in scored(every) if attempt.scenario_id in people]
    parts = {
        "criteria": ("Criteria", _show_levels, shown),
        "forecast": ("Forecast", _show_forecasts, shown),
        "revisions": ("Revisions", _show_revisions, theirs),
        "people": ("First, best and latest", _show_records, theirs),
    }
    for name, (label, show, notes) in parts.items():
        part = st.expander(
            label, expanded=name == "criteria", key=f"{view.key}-{name}", on_change="rerun"
        )
        if part.open:
            with part:
                show(notes, view)


def _show_levels(attempts: Sequence[Attempt], view: ProgressView) -> None:
    if not attempts:
        st.caption("As soon as there is a scored note, you see a row for each criterion here.")
        return
    levels = attempts[-1].assessment.levels or {}
    rubric = resources.content().rubric
    marks, notes = latest_of_each(view.work.marks), in_digits(len(attempts), "note", "notes")
    show_chart(
        "levels",
        attempts,
        lambda: level_spec(attempts, view.titles, rubric, marks),
        f"Levels of {notes}, one row a criterion; in the latest: "
        + ", ".join(
            f"{criterion.name} {criterion.levels[levels[criterion.id]].name}"
            for criterion in rubric.criteria
            if criterion.id in levels
        ),
        view,
    )


def _show_forecasts(attempts: Sequence[Attempt], view: ProgressView) -> None:
    guesses = guessed(attempts)
    if not guesses:
        st.caption("Guess a score before you see it, and the guesses appear here.")
        return
    found = calibration(guesses)
    st.markdown(f"**{calibration_words(found, view.voice)}**")
    apart = {
        "First drafts": calibration([guess for guess in guesses if guess.nth == 1]),
        "Revisions": calibration([guess for guess in guesses if guess.nth > 1]),
    }
    kinds = {part.kind for part in apart.values()}
    if len(kinds) > 1 and "too_early" not in kinds:
        st.markdown(
            as_list(
                f"{name}: {calibration_words(part, view.voice)}" for name, part in apart.items()
            )
        )
    show_chart(
        "forecast",
        guesses,
        lambda: forecast_spec(guesses, view.titles, found),
        f"Forecast minus score of {in_digits(len(guesses), 'note', 'notes')}, in points: "
        + listed([f"{error_of(guess):+d}" for guess in guesses]),
        view,
    )
    if found.lean is not None:
        st.caption(
            "Shaded: how far off the guesses are on average, and how much of that can be chance. "
            f"We only say “too hard” or “too kind” when it is more than {A_GOOD_EYE} points and "
            "not by chance."
        )


def _show_revisions(attempts: Sequence[Attempt], view: ProgressView) -> None:
    st.markdown(gain_words(revision_gain(attempts), view.voice))
    every = sorted(records(attempts), key=lambda record: record.tries < 2)
    chosen = st.selectbox(
        "Whose note?",
        [record.scenario_id for record in every],
        format_func=lambda scenario_id: view.titles[scenario_id],
        key=f"{view.key}-scenario",
    )
    tries = tries_on(attempts, chosen) if chosen else ()
    if not tries:
        return
    rubric = resources.content().rubric
    show_chart(
        f"revisions-{chosen}",
        tries,
        lambda: revision_spec(tries, view.titles, rubric),
        f"Scores of {in_digits(len(tries), 'try', 'tries')} at one note: "
        + listed([str(attempt.assessment.score) for attempt in tries]),
        view,
    )


def _show_records(attempts: Sequence[Attempt], view: ProgressView) -> None:
    every = records(attempts)
    if not every:
        st.caption("First, best and latest score to each person appear here.")
        return
    st.table(
        [_row(record, view) for record in every],
        hide_index=True,
        alt="First, best and latest score to each person, and the number of tries",
    )


def _row(record: ScenarioRecord, view: ProgressView) -> dict[str, str | int | None]:
    return {
        "To": plain(view.titles[record.scenario_id]),
        "First": record.first,
        "Best": record.best,
        "Latest": record.latest,
        "Tries": record.tries,
    }
