"""A chart as a file: drawn on white, whatever the theme of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WIDTH = 640
"""Of the plot itself, in pixels; axes and titles come on top."""


def chart_svg(spec: Mapping[str, Any]) -> str:
    """A Vega-Lite chart as SVG. The first one in a process takes two seconds, later ones 0.1."""
    import vl_convert  # noqa: PLC0415 - large, and needed by few

    return vl_convert.vegalite_to_svg(_sized(spec), allowed_base_urls=[])


def chart_png(spec: Mapping[str, Any]) -> bytes:
    """A Vega-Lite chart as PNG, two pixels a point."""
    import vl_convert  # noqa: PLC0415

    return vl_convert.svg_to_png(chart_svg(spec), scale=2)


def _sized(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The spec with a width of its own, for each row where there are several."""
    sized = {key: value for key, value in spec.items() if key != "usermeta"}
    sized |= {"padding": 16, "background": "white"}
    if "vconcat" not in spec:
        return sized | {"width": WIDTH}
    return sized | {"vconcat": [{**row, "width": WIDTH} for row in spec["vconcat"]]}
