"""Typos, missing capitals and simple grammar are not what a note is judged by."""

from statistics import fmean

from ccc.content.ids import CRITERIA
from tests.scoring.conftest import read_set

PAIRS = read_set("pairs/plain_english.yaml")


def losses(score_for):
    for pair in PAIRS:
        plain = score_for(pair["scenario"], pair["plain"])
        corrected = score_for(pair["scenario"], pair["corrected"])
        assert plain.levels is not None, pair["id"]
        yield {one: corrected.levels[one] - plain.levels[one] for one in CRITERIA}


def test_plain_english_loses_at_most_half_a_level_on_any_criterion(score_for):
    found = list(losses(score_for))
    assert len(found) >= 40
    for criterion in CRITERIA:
        assert fmean(loss[criterion] for loss in found) <= 0.5, criterion


def test_plain_english_is_never_called_unreadable(score_for):
    for pair in PAIRS:
        assert "unreadable" not in score_for(pair["scenario"], pair["plain"]).flags, pair["id"]
