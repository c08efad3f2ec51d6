"""One person's progress: the same charts for themselves and for their coach."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from functools import partial
from typing import Any

import streamlit as st

from ccc.charts import progress as charts
from ccc.practice import (
    Attempt,
    ScenarioRecord,
    Verdict,
    first_drafts,
    records,
    tries_on,
    verdict,
)
from ccc.ui import resources
from ccc.ui.assessment import show_assessment
from ccc.ui.cards import show_cards
from ccc.ui.plain import plain

Spec = dict[str, Any]


def show_progress(attempts: Sequence[Attempt], key: str) -> None:
    """Headline, first drafts, revisions, levels, forecasts; a clicked point opens its note.

    `key` tells this person's widgets from another's on the same page.
    """
    titles = {scenario.id: scenario.title for scenario in resources.content().scenarios}
    scored = [attempt for attempt in attempts if attempt.assessment.score is not None]
    _first_drafts(scored, titles, key)
    _revisions(scored, titles, key)
    _levels(scored, titles, key)
    _forecasts(scored, titles, key)
    _open_note(attempts, titles, key)


def _first_drafts(scored: Sequence[Attempt], titles: Mapping[str, str], key: str) -> None:
    st.header("First drafts to new people")
    rubric = resources.content().rubric
    found = verdict(scored, rubric.weights.standard_error)
    show_verdict(found)
    drafts = first_drafts(scored)
    if drafts:
        _chart(
            _spec(
                "first",
                _ids(drafts),
                lambda: charts.first_draft_spec(drafts, titles, rubric, found),
            ),
            f"{key}-first",
            f"Scores of {len(drafts)} first drafts to new people, in the order written: "
            + ", ".join(str(draft.assessment.score) for draft in drafts),
            key,
        )
    else:
        st.caption("A point appears here for every first draft to somebody new.")


def _revisions(scored: Sequence[Attempt], titles: Mapping[str, str], key: str) -> None:
    st.header("Revisions of one note")
    every = records(scored)
    chosen = st.selectbox(
        "Whose note?",
        [record.scenario_id for record in every],
        format_func=lambda one: titles.get(one, one),
        key=f"{key}-scenario",
    )
    if chosen is None:
        st.caption("Try the same note twice, and the tries appear here.")
        return
    tries = tries_on(scored, chosen)
    rubric = resources.content().rubric
    _chart(
        _spec("revisions", _ids(tries), lambda: charts.revision_spec(tries, titles, rubric)),
        f"{key}-revisions-{chosen}",
        f"Scores of {len(tries)} tries at one note: "
        + ", ".join(str(one.assessment.score) for one in tries),
        key,
    )
    with st.expander("First, best and latest of every note"):
        st.table([_row(record, titles) for record in every], alt="First, best and latest scores")


def _row(record: ScenarioRecord, titles: Mapping[str, str]) -> dict[str, str | int | None]:
    return {
        "Scenario": plain(titles.get(record.scenario_id, record.scenario_id)),
        "First": record.first,
        "Best": record.best,
        "Latest": record.latest,
        "Tries": record.tries,
    }


def _levels(scored: Sequence[Attempt], titles: Mapping[str, str], key: str) -> None:
    st.header("Levels per criterion")
    if not scored:
        st.caption("Five rows appear here, one a criterion, as soon as a note is scored.")
        return
    levels = scored[-1].assessment.levels or {}
    rubric = resources.content().rubric
    _chart(
        _spec("levels", _ids(scored), lambda: charts.level_spec(scored, titles, rubric)),
        f"{key}-levels",
        f"Levels from 0 to 3 of {len(scored)} attempts; in the latest: "
        + ", ".join(f"{one.name} {levels.get(one.id)}" for one in rubric.criteria),
        key,
    )


def _forecasts(scored: Sequence[Attempt], titles: Mapping[str, str], key: str) -> None:
    st.header("Forecast against score")
    guessed = [attempt for attempt in scored if attempt.forecast is not None]
    if not guessed:
        st.caption("Guess your score before you see it, and your guesses appear here.")
        return
    st.caption("On the dashed line guess and score agree; above it the note did better.")
    _chart(
        _spec("forecast", _ids(guessed), lambda: charts.forecast_spec(guessed, titles)),
        f"{key}-forecast",
        "Forecast and score of each attempt: "
        + ", ".join(f"{one.forecast} and {one.assessment.score}" for one in guessed),
        key,
    )


def show_verdict(found: Verdict) -> None:
    """The headline: better, no change, lower, or too early to tell."""
    noise = f"Differences under {found.noise:.0f} points are within the scorer's own noise."
    if found.first_mean is None or found.last_mean is None:
        missing = found.needed - found.drafts
        people = "one more new person" if missing == 1 else f"{missing} more new people"
        st.info(
            f"Write to {people}, and the last three first drafts can be compared with the "
            "first three.",
            title="Too early to tell",
            icon=":material/hourglass_top:",
        )
        return
    change = found.last_mean - found.first_mean
    means = (
        f"Your last three first drafts average {found.last_mean:.0f} points, "
        f"the first three {found.first_mean:.0f}. {noise}"
    )
    match found.kind:
        case "better":
            st.success(means, title=f"Better by {change:.0f} points", icon=":material/trending_up:")
        case "lower":
            st.info(means, title=f"Lower by {-change:.0f} points", icon=":material/trending_down:")
        case _:
            st.info(means, title="No clear change yet", icon=":material/trending_flat:")


@st.cache_resource(max_entries=1000, show_spinner=False)
def _spec(name: str, attempts: tuple[int, ...], _draw: Callable[[], Spec]) -> Spec:
    """A chart drawn once for these attempts, which never change; Altair is slow to draw."""
    return _draw()


def _ids(attempts: Sequence[Attempt]) -> tuple[int, ...]:
    return tuple(attempt.id for attempt in attempts)


def _chart(spec: Spec, chart_key: str, alt: str, key: str) -> None:
    """A chart whose clicked point becomes the opened note."""
    st.vega_lite_chart(
        deepcopy(spec),
        key=chart_key,
        alt=alt,
        on_select=partial(_pick, chart_key, key),
        selection_mode=charts.PICK,
    )


def _pick(chart_key: str, key: str) -> None:
    """Remember the attempt of the point that was clicked, whichever chart it is on."""
    points = st.session_state[chart_key].selection.get(charts.PICK, [])
    if points:
        st.session_state[_opened(key)] = int(points[0]["attempt"])


def _opened(key: str) -> str:
    return f"{key}-opened"


def _open_note(attempts: Sequence[Attempt], titles: Mapping[str, str], key: str) -> None:
    """The note behind a point: chosen by a click on a chart, or from the list."""
    st.header("Open a note")
    by_id = {attempt.id: attempt for attempt in reversed(attempts)}
    chosen = st.selectbox(
        "Click a point on a chart, or choose here",
        list(by_id),
        index=None,
        format_func=lambda one: _name(by_id[one], titles),
        key=_opened(key),
        placeholder="No note chosen",
    )
    if chosen is None:
        return
    attempt = by_id[chosen]
    scenario = resources.content().scenario(attempt.scenario_id)
    if scenario is not None:
        with st.expander("Who it was for"):
            st.markdown(plain(scenario.situation))
            show_cards(scenario.sender, scenario.recipient)
    show_assessment(attempt.note, attempt.assessment, resources.content().rubric, attempt.forecast)


def _name(attempt: Attempt, titles: Mapping[str, str]) -> str:
    score = attempt.assessment.score
    points = "not scored" if score is None else f"{score} points"
    title = titles.get(attempt.scenario_id, attempt.scenario_id)
    return f"{title}, try {attempt.nth}, {attempt.at:%d %b %Y}, {points}"
