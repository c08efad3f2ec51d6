"""Each sign counts only in the direction it may."""

from ccc.content.ids import CRITERIA
from ccc.scoring.signs.catalogue import direction


def test_a_sign_only_ever_counts_in_the_direction_it_may(rubric):
    for criterion in CRITERIA:
        for sign, weight in rubric.weights.criteria[criterion].signs.items():
            allowed = direction(sign, criterion, rubric)
            assert allowed != "none", (criterion, sign)
            assert allowed != "up" or weight > 0, (criterion, sign)
            assert allowed != "down" or weight < 0, (criterion, sign)


def test_an_offer_speaks_for_value_only_and_a_signature_for_context_only(rubric):
    assert direction("value-offer", "value", rubric) == "up"
    assert direction("value-offer", "personal", rubric) == "none"
    assert direction("signed", "value", rubric) == "none"
    assert direction("personal-template", "reason", rubric) == "down"
