"""What a coach said of a note beside what the tool says, for both who may read it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.coaching.marks import Mark
from ccc.content.rubric import Criterion, Rubric
from ccc.scoring import Assessment
from ccc.ui.components.days import day
from ccc.ui.components.level_rows import level_in_short
from ccc.ui.components.markdown import inline, plain


def show_mark(mark: Mark, assessment: Assessment, rubric: Rubric) -> None:
    """Tool and coach side by side where there are levels, the reasons, and the comment."""
    st.markdown(f"**{inline(mark.host_name)}** :small[{day(mark.at)}]")
    if mark.levels:
        st.markdown("\n".join(_table(mark, assessment, rubric)))
    for criterion in rubric.criteria:
        if criterion.id in mark.reasons:
            st.markdown(f"*{criterion.name}*: {plain(mark.reasons[criterion.id])}")
    if mark.quote:
        st.markdown(f":small[About these words:] “{plain(mark.quote)}”")
    if mark.comment:
        st.markdown(plain(mark.comment))


def _table(mark: Mark, assessment: Assessment, rubric: Rubric) -> Sequence[str]:
    rows = (
        f"| {criterion.name} | {tool_level(assessment, criterion)} "
        f"| {_coach_level(mark, assessment, criterion)} |"
        for criterion in rubric.criteria
    )
    return (f"| | The tool | {inline(mark.host_name)} |", "|---|---|---|", *rows)


def tool_level(assessment: Assessment, criterion: Criterion) -> str:
    """The tool's level of a criterion in words."""
    return "not judged" if assessment.levels is None else level_in_short(assessment, criterion)


def _coach_level(mark: Mark, assessment: Assessment, criterion: Criterion) -> str:
    """The coach's level in words, in bold where it is another than the tool's."""
    if criterion.id not in mark.levels:
        return "–"
    name = criterion.levels[mark.levels[criterion.id]].name
    return f"**{name}**" if criterion.id in mark.differing(assessment) else name
