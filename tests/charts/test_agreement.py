"""The chart of agreement shows every criterion with its figure, and the bar for showing numbers."""

from __future__ import annotations

import json

from ccc.charts.agreement import agreement_spec
from ccc.content.load import Content
from ccc.content.rubric import FIT_TO_SHOW


def test_every_measured_criterion_is_drawn_with_its_kappa(content: Content) -> None:
    spec = agreement_spec(content.rubric)
    rows = [row for data in spec["datasets"].values() for row in data]
    drawn = {row["criterion"]: row["kappa"] for row in rows if "criterion" in row}
    for criterion in content.rubric.criteria:
        kappa = content.rubric.weights.criteria[criterion.id].kappa
        assert kappa is not None
        assert drawn[criterion.name] == kappa.value
    assert {"bar": FIT_TO_SHOW} in rows


def test_figures_are_labels_of_an_axis_which_a_dark_page_colours_and_no_other_text(
    content: Content,
) -> None:
    spec = agreement_spec(content.rubric)
    assert all(layer["mark"]["type"] != "text" for layer in spec["layer"])
    (beside,) = [
        axis["labelExpr"]
        for layer in spec["layer"]
        if (axis := layer["encoding"].get("y", {}).get("axis") or {}).get("orient") == "right"
    ]
    figures = json.loads(beside.removesuffix("[datum.value]"))
    assert figures == {
        criterion.name: f"{kappa.value:.2f}"
        for criterion in content.rubric.criteria
        if (kappa := content.rubric.weights.criteria[criterion.id].kappa) is not None
    }
