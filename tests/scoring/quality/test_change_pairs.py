"""Two notes that differ in one thing: the score moves with it, and only as it should."""

from tests.scoring.conftest import read_set


def share_that_holds(pairs, holds):
    assert len(pairs) >= 60
    return sum(holds(pair) for pair in pairs) / len(pairs)


STEP = 7
"""One level of one criterion, in points."""


def test_an_irrelevant_sentence_moves_the_score_by_a_step_at_most(score_for):
    def holds(pair):
        plain = score_for(pair["scenario"], pair["note"])
        padded = score_for(pair["scenario"], pair["with_sentence"])
        return abs(padded.score - plain.score) <= STEP

    assert share_that_holds(read_set("pairs/irrelevant_sentence.yaml"), holds) >= 0.9


def test_taking_the_offer_out_lowers_value(score_for):
    def holds(pair):
        offer = score_for(pair["scenario"], pair["note"])
        none = score_for(pair["scenario"], pair["without_offer"])
        return none.levels["value"] < offer.levels["value"]

    assert share_that_holds(read_set("pairs/offer_removed.yaml"), holds) >= 0.95


def test_the_generic_in_place_of_the_specific_lowers_personal(score_for):
    def holds(pair):
        specific = score_for(pair["scenario"], pair["note"])
        generic = score_for(pair["scenario"], pair["generic"])
        return generic.levels["personal"] < specific.levels["personal"]

    assert share_that_holds(read_set("pairs/specific_to_generic.yaml"), holds) >= 0.95


def test_repairing_one_criterion_raises_the_score(score_for):
    def holds(pair):
        before = score_for(pair["scenario"], pair["note"])
        return score_for(pair["scenario"], pair["repaired"]).score > before.score

    assert share_that_holds(read_set("pairs/repaired_criterion.yaml"), holds) >= 0.88
