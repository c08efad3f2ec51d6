"""Files that are made only when somebody takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from mimetypes import guess_type
from typing import Any, Literal

import streamlit as st

from ccc.reports.chart_image import chart_png, chart_svg


def offer_file(  # noqa: PLR0913 - what Streamlit asks of a button, less what all of ours share
    label: str,
    name: str,
    make: Callable[[], str | bytes],
    *,
    key: str,
    icon: str = ":material/download:",
    kind: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """A button that downloads what `make` gives under this name, whose ending says what it is."""
    st.download_button(
        label,
        data=make,
        file_name=name,
        mime=guess_type(name)[0],
        icon=icon,
        type=kind,
        on_click="ignore",
        wrap=True,
        key=key,
    )


def offer_chart(name: str, spec: Mapping[str, Any], *, key: str) -> None:
    """Buttons that download a Vega-Lite chart as SVG and as PNG under this name."""
    with st.container(horizontal=True):
        for ending, make in (("svg", chart_svg), ("png", chart_png)):
            offer_file(
                f"Save as {ending.upper()}",
                f"{name}.{ending}",
                partial(make, spec),
                key=f"{key}-{ending}",
                kind="tertiary",
            )
