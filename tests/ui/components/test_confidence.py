"""Where the scorer agrees too little with raters, it speaks in words and shows no number."""

from __future__ import annotations

from ccc.content.load import Content
from ccc.content.rubric import Rubric
from ccc.content.weights import Measured
from ccc.ui.components.assessment import level_words


def with_kappa(rubric: Rubric, kappa: Measured | None) -> Rubric:
    criteria = dict(rubric.weights.criteria)
    criteria["value"] = criteria["value"].model_copy(update={"kappa": kappa})
    weights = rubric.weights.model_copy(update={"criteria": criteria})
    return rubric.model_copy(update={"weights": weights})


def test_a_criterion_at_the_bar_shows_its_level_as_a_number(content: Content) -> None:
    rubric = with_kappa(content.rubric, Measured(value=0.70))
    assert level_words(rubric, "value", 2).endswith("2 of 3")


def test_a_criterion_under_the_bar_or_not_measured_shows_words_alone(content: Content) -> None:
    name = content.rubric.criterion("value").levels[2].name
    for kappa in (Measured(value=0.69), None):
        assert level_words(with_kappa(content.rubric, kappa), "value", 2) == name
