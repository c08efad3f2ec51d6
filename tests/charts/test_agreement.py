"""The chart of agreement shows every criterion with its figure, and the bar for showing numbers."""

from __future__ import annotations

import json

from ccc.charts.agreement import BOTH, RULES, agreement_spec
from ccc.content.load import Content
from ccc.content.rubric import FIT_TO_SHOW
from tests.encoder import KAPPA, with_card, with_rules_alone
from tests.encoder import RULES as ON_RULES


def test_every_measured_criterion_is_drawn_with_its_kappa(content: Content) -> None:
    spec = agreement_spec(with_rules_alone(content.rubric))
    rows = [row for data in spec["datasets"].values() for row in data]
    drawn = {row["criterion"]: row["kappa"] for row in rows if "criterion" in row}
    for criterion in content.rubric.criteria:
        kappa = content.rubric.weights.criteria[criterion.id].kappa
        assert kappa is not None
        assert drawn[criterion.name] == kappa.value
    assert {"bar": FIT_TO_SHOW} in rows
    assert RULES not in {row.get("by") for row in rows}


def test_with_an_encoder_the_rules_alone_stand_beside_it_in_another_shape(content: Content) -> None:
    spec = agreement_spec(with_card(content.rubric))
    rows = [row for data in spec["datasets"].values() for row in data if "by" in row]
    drawn = {(row["by"], row["criterion"]): row["kappa"] for row in rows}
    for criterion in content.rubric.criteria:
        assert drawn[BOTH, criterion.name] == KAPPA[criterion.id]
        assert drawn.get((RULES, criterion.name)) == ON_RULES[criterion.id]
    shapes = [
        layer["encoding"]["shape"]["scale"]["range"]
        for layer in spec["layer"]
        if "shape" in layer["encoding"]
    ]
    assert shapes == [["circle", "square"]] * 2


def test_figures_are_labels_of_an_axis_which_a_dark_page_colours_and_no_other_text(
    content: Content,
) -> None:
    spec = agreement_spec(with_rules_alone(content.rubric))
    assert all(layer["mark"]["type"] != "text" for layer in spec["layer"])
    (axis,) = [
        axis
        for layer in spec["layer"]
        if (axis := layer["encoding"].get("y", {}).get("axis") or {}).get("orient") == "right"
    ]
    assert axis["minExtent"] >= 40, "the last digit would be cut where the font comes late"
    beside = axis["labelExpr"]
    figures = json.loads(beside.removesuffix("[datum.value]"))
    assert figures == {
        criterion.name: f"{kappa.value:.2f}"
        for criterion in content.rubric.criteria
        if (kappa := content.rubric.weights.criteria[criterion.id].kappa) is not None
    }
