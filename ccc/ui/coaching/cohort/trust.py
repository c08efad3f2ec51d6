"""How far the tool agrees with coaches, and the notes on which they are furthest apart."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ccc.access import Host
from ccc.coaching.trust import (
    MARKS_COUNTED,
    NOTES_NEEDED,
    Agreeing,
    BothCoaches,
    MarkedNote,
    figure_words,
    gap_words,
    trust_of,
    trust_sentence,
)
from ccc.content.rubric import Rubric
from ccc.practice.numbers import in_digits
from ccc.ui import resources
from ccc.ui.coaching.address import person_link
from ccc.ui.components.days import day
from ccc.ui.components.link import offer_link
from ccc.ui.components.markdown import in_a_line, inline, plain
from ccc.ui.resources import now

DIFFERENCES_SHOWN = 10


def show_trust(host: Host, *, hidden: bool) -> None:
    """What blind marks on notes that the host may read say of the tool, and of two coaches.

    `hidden` puts numbers in the place of names.
    """
    rubric = resources.content().rubric
    st.header("How far to trust the tool", anchor=False)
    found = trust_of(resources.store().blind_marks.read_by(host, MARKS_COUNTED))
    st.markdown(plain(trust_sentence(found, rubric)))
    if found.agreed:
        _show_table(found.agreed, rubric, ("the tool is kinder", "the coach is kinder"))
    for both in found.coaches:
        _show_both(both, rubric)
    _show_differences(host, found.differences, rubric, hidden=hidden)


def _show_both(both: BothCoaches, rubric: Rubric) -> None:
    one, other = (inline(name) for name in both.names)
    if not both.agreed:
        st.markdown(
            f"{one} and {other} both marked {both.notes} of {NOTES_NEEDED} notes that they can be "
            "compared by."
        )
        return
    st.markdown(f"{one} and {other} both marked {in_digits(both.notes, 'note', 'notes')}:")
    _show_table(both.agreed, rubric, (f"{other} is kinder", f"{one} is kinder"))


def _show_table(agreed: Agreeing, rubric: Rubric, kinder: tuple[str, str]) -> None:
    """A row a criterion; `kinder` says who gives more where a gap is above nought, and below."""
    st.table(
        [
            {
                "Criterion": plain(criterion.name),
                "Agreement (kappa)": figure_words(agreed[criterion.id].kappa),
                "Who gives more": gap_words(agreed[criterion.id].gap, *kinder),
            }
            for criterion in rubric.criteria
        ],
        alt="Agreement on each criterion with its interval, and who gives higher levels",
    )


def _show_differences(
    host: Host, differences: Sequence[MarkedNote], rubric: Rubric, *, hidden: bool
) -> None:
    """The notes on which tool and coach are furthest apart, without levels that are to be hidden.

    What is shown of a note counts as seen: a mark of later on it is not blind.
    """
    if not differences:
        return
    marks = resources.store().marks
    to_come = marks.hidden(host, [one.attempt for one in differences])
    shown = [one for one in differences if one.attempt.id not in to_come][:DIFFERENCES_SHOWN]
    if not shown:
        return
    st.subheader("Where tool and coach are furthest apart", anchor=False)
    marks.show_levels(host, [one.attempt for one in shown], now())
    for one in shown:
        _show_difference(one, rubric, hidden=hidden)


def _show_difference(one: MarkedNote, rubric: Rubric, *, hidden: bool) -> None:
    number = one.attempt.person_id
    who = f"No. {number}" if hidden else inline(one.writer)
    with st.container(border=True, key=f"difference-{one.mark.id}"):
        offer_link(person_link(number), f"**{who}**, {day(one.attempt.at)}")
        st.markdown(plain(one.attempt.note))
        st.caption(plain(_levels_words(one, rubric)))


def _levels_words(one: MarkedNote, rubric: Rubric) -> str:
    """What each says of the criteria on which they differ."""
    pair = one.pair
    said = (
        f"{criterion.name}: {in_a_line(one.mark.host_name)} "
        f"{criterion.levels[pair.rated[criterion.id]].name}, "
        f"tool {criterion.levels[pair.scored[criterion.id]].name}"
        for criterion in rubric.criteria
        if criterion.id in one.differing
    )
    return "; ".join(said)
