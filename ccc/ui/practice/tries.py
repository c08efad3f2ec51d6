"""The tries at one note: a small chart whose points open them, and a list for everybody else."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ccc.charts.style import PICK, Spec, packed
from ccc.charts.tries import tries_spec
from ccc.content.rubric import Rubric
from ccc.practice.attempts import Attempt, best_of
from ccc.practice.numbers import score_in_words
from ccc.ui.components.assessment import show_assessment
from ccc.ui.frontend.sent_again import draw_if_changed
from ccc.ui.practice.composer_state import ComposerState


def show_tries(composer: ComposerState, rubric: Rubric) -> None:
    """Every try as a point, the best one marked; nothing before the first try."""
    if not composer.tries:
        return
    key = f"tries-{composer.scenario.id}-{composer.opened_tries}"
    best = best_of(composer.tries)
    names = {attempt.id: _name(attempt, best) for attempt in composer.tries}
    draw_if_changed(key, composer.tries, partial(_offer_tries, composer, key, names))
    picked = st.session_state.get(key, {}).get("selection", {}).get(PICK, [])
    wanted = st.session_state.get(f"{key}-list") or (int(picked[0]["attempt"]) if picked else None)
    for attempt in composer.tries:
        if attempt.id == wanted:
            window = st.dialog(names[attempt.id], width="medium", on_dismiss=composer.close_try)
            window(_show_try)(attempt, rubric)


def _offer_tries(composer: ComposerState, key: str, names: dict[int, str]) -> None:
    st.caption("Your tries at this note")
    if len(composer.tries) > 1:
        st.vega_lite_chart(
            picture(composer),
            key=key,
            on_select="rerun",
            selection_mode=PICK,
            alt=f"Score of each try: {', '.join(names.values())}",
        )
    st.selectbox(
        "Open a try",
        list(names),
        index=None,
        format_func=lambda attempt_id: names.get(attempt_id, ""),
        placeholder="Open a try",
        label_visibility="collapsed",
        key=f"{key}-list",
    )


def picture(composer: ComposerState) -> Spec:
    """The chart of the tries; made once for these, and not at each key."""
    if composer.picture is None or composer.picture[0] is not composer.tries:
        composer.picture = (composer.tries, packed(tries_spec(composer.tries)))
    return composer.picture[1]


def _name(attempt: Attempt, best: Attempt | None) -> str:
    points = score_in_words(attempt.assessment.score)
    return f"Try {attempt.nth}: {points}" + (", your best" if attempt == best else "")


def _show_try(attempt: Attempt, rubric: Rubric) -> None:
    show_assessment(attempt.note, attempt.assessment, rubric, attempt.forecast)
