"""The chart of a room's answers to a quick check, or of its votes in a duel."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from ccc.charts.style import BLUE, GREY, Spec, finished, for_the_back_row
from ccc.practice.numbers import in_digits
from ccc.workshop.polls import Poll


def votes_spec(poll: Poll) -> Spec:
    """A bar an answer, with its count; the correct one is full and said so, others are hollow.

    In a duel, where none is right, all are full. It is for a screen in front of a room.
    """
    labels, full = _labels(poll), _full(poll)
    frame = pd.DataFrame(
        {"answer": labels, "votes": [choice.votes for choice in poll.choices], "full": full}
    )
    bars = (
        alt.Chart(frame)
        .mark_bar(strokeWidth=6, tooltip=None)
        .encode(
            x=alt.X(
                "votes:Q",
                axis=None,
                scale=alt.Scale(domain=[0, max(1, *frame["votes"])], nice=False),
            ),
            y=alt.Y(
                "answer:N",
                sort=labels,
                title=None,
                scale=alt.Scale(paddingInner=0.3, paddingOuter=0.15),
                axis=alt.Axis(
                    domain=False, ticks=False, labelLimit=0, labelOverlap=False, labelFlush=False
                ),
            ),
            fill=_where_full(alt.Fill, hollow="transparent"),
            stroke=_where_full(alt.Stroke, hollow=GREY),
        )
    )
    return for_the_back_row(finished(alt.layer(bars), "", 110 * len(labels)))


def votes_alt(poll: Poll) -> str:
    """The chart in words."""
    return f"{in_digits(poll.hands, 'answer', 'answers')}, a bar each: {'; '.join(_labels(poll))}"


def _labels(poll: Poll) -> list[str]:
    return [
        f"{choice.said.capitalize()}{', correct' if choice.right else ''}: {choice.votes}"
        for choice in poll.choices
    ]


def _full(poll: Poll) -> list[bool]:
    has_right = any(choice.right for choice in poll.choices)
    return [choice.right or not has_right for choice in poll.choices]


def _where_full(channel: Any, hollow: str) -> Any:
    scale = alt.Scale(domain=[True, False], range=[BLUE, hollow])
    return channel("full:N", scale=scale, legend=None)
