"""How the score is made: the rubric, its arithmetic, and how far it can be trusted."""

from __future__ import annotations

import streamlit as st

from ccc.charts.agreement import agreement_spec
from ccc.content.rubric import FIT_TO_SHOW, Rubric
from ccc.content.weights import Measured
from ccc.ui.components.markdown import plain


def show_arithmetic(rubric: Rubric) -> None:
    """How levels make a score, and a score a band."""
    bands = ", ".join(f"from {band.starts} *{band.name}*" for band in rubric.bands)
    weights = {criterion.weight for criterion in rubric.criteria}
    weighing = "count alike" if len(weights) == 1 else "are weighted: " + ", ".join(
        f"{criterion.name} {criterion.weight:g}" for criterion in rubric.criteria
    )  # fmt: skip
    st.markdown(
        f"Each of five criteria gets a level from 0 to 3. They {weighing}. The score is the share "
        f"of all levels reached, in points of 100, unless a flag stops it earlier. Bands: {bands}."
    )


def show_rubric(rubric: Rubric) -> None:
    """Every criterion with its four levels."""
    for criterion in rubric.criteria:
        with st.expander(f"**{criterion.name}** – {criterion.question}"):
            for number, level in enumerate(criterion.levels):
                st.markdown(f"**{number} {level.name}** {level.descriptor}")


def show_flags_and_limits(rubric: Rubric) -> None:
    """A table of the flags that stop a score, and each limit with its source."""
    st.table(
        [
            {
                "Flag": flag.name,
                "When": flag.when,
                "Score stops at": "not scored" if flag.cap is None else str(flag.cap),
            }
            for flag in rubric.flags
        ],
        alt="Flags, when each holds, and the score it stops at",
    )
    for limit in rubric.limits:
        st.markdown(f"**{limit.name}: {limit.characters} characters.** {limit.source}")


def show_agreement(rubric: Rubric) -> None:
    """The measured agreement with raters, on how many notes, rated by whom."""
    weights = rubric.weights
    st.markdown(
        f"Measured on {weights.notes} notes to {weights.scenarios} people, each person scored by "
        f"weights fitted without them ({weights.fitted}). Rated by {weights.raters}. "
        f"A score is typically {weights.standard_error:.0f} points away from the raters'. "
        f"A criterion under {FIT_TO_SHOW:.2f} would be shown in words, without a number."
    )
    alt = "Weighted kappa: " + ", ".join(
        f"{criterion.name} {_figure(weights.criteria[criterion.id].kappa)}"
        for criterion in rubric.criteria
    )
    st.vega_lite_chart(agreement_spec(rubric), height="stretch", alt=alt, key="agreement")
    st.markdown(
        f"Correlation of the whole score with the raters': {_figure(weights.correlation)}; among "
        f"middling notes alone: {_figure(weights.middle_third)}. In brackets 95 % intervals."
    )


def _figure(measured: Measured | None) -> str:
    if measured is None:
        return "not measured"
    if measured.low is None or measured.high is None:
        return f"{measured.value:.2f}"
    return f"{measured.value:.2f} ({measured.low:.2f} to {measured.high:.2f})"


def show_limits_of_trust(rubric: Rubric) -> None:
    """Known weak spots, and what to do when the score seems wrong."""
    st.markdown("\n".join(f"- {plain(spot)}" for spot in rubric.weak_spots))
    st.subheader("If you disagree", anchor=False)
    st.markdown(rubric.disagree)
