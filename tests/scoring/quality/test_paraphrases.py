"""The same said in other words, by somebody who had not seen the scorer."""

from tests.scoring.conftest import read_set


def test_paraphrases_are_within_two_of_the_fifteen_steps(score_for):
    pairs = read_set("pairs/paraphrases.yaml")
    near = 0
    for pair in pairs:
        one = score_for(pair["scenario"], pair["note"])
        other = score_for(pair["scenario"], pair["paraphrase"])
        near += abs(sum(one.levels.values()) - sum(other.levels.values())) <= 2
    assert len(pairs) >= 60
    assert near / len(pairs) >= 0.94
