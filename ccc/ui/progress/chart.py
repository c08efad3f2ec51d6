"""A chart on a page: drawn once, its points open notes, and it can be taken away as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from ccc.charts.style import PICK, Spec
from ccc.practice.attempts import Attempt
from ccc.reports.chart_image import chart_svg
from ccc.ui.components.download import offer_chart
from ccc.ui.progress.open_attempt import ProgressView, chart_key, pick

MOST_LISTED = 8
"""More values than these nobody listens to."""


def listed(values: Sequence[str]) -> str:
    """The latest values as a list short enough to be listened to."""
    if len(values) <= MOST_LISTED:
        return ", ".join(values)
    return f"… {', '.join(values[-MOST_LISTED:])} (the latest {MOST_LISTED})"


def show_chart(
    name: str, shown: Sequence[Attempt], draw: Callable[[], Spec], alt: str, view: ProgressView
) -> None:
    """A chart whose clicked point opens its note, and the way to keep it as a file.

    `name` tells it from the other charts of this person, and is the file's; `shown` are the
    attempts it shows. On paper it is a picture.
    """
    key = chart_key(name, view.key)
    of = [(attempt.id, view.titles[attempt.scenario_id], attempt.at.date()) for attempt in shown]
    drawn = _drawn(name, repr((of, [mark.id for mark in view.work.marks])), draw)
    if view.on_paper:
        st.image(chart_svg(drawn.spec), width="stretch", alt=alt)
        return
    st.vega_lite_chart(
        drawn.spec | {"datasets": drawn.packed},
        height="stretch" if "height" in drawn.spec else "content",
        key=key,
        alt=alt,
        on_select=partial(pick, key, view.key),
        selection_mode=PICK,
    )
    offer_chart(name.replace(":", "-"), drawn.spec, key=f"{view.key}-{name}")


@dataclass(frozen=True)
class _Drawn:
    """A chart's spec, and its data sets packed as Arrow: packing is half of the page's cost."""

    spec: Spec
    packed: Mapping[str, bytes]


@st.cache_resource(scope="session", max_entries=20, show_spinner=False)
def _drawn(name: str, shown: str, _draw: Callable[[], Spec]) -> _Drawn:
    """A chart drawn once for these attempts and marks, which never change; Altair is slow."""
    spec = _draw()
    packed = {key: convert_anything_to_arrow_bytes(rows) for key, rows in spec["datasets"].items()}
    return _Drawn(spec, packed)
