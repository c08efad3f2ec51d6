"""Following the advice works: words a sensible person adds after the hint raise that criterion."""

from tests.scoring.conftest import read_set


def test_following_the_advice_raises_its_criterion(score_for):
    steps = read_set("continuations.yaml")
    raised = 0
    for step in steps:
        criterion = step["criterion"]
        before = score_for(step["scenario"], step["note"])
        after = score_for(step["scenario"], f"{step['note']} {step['continuation']}")
        raised += after.levels[criterion] > before.levels[criterion]
    assert len(steps) >= 40
    assert raised / len(steps) >= 0.95


def test_there_is_advice_for_the_criterion_that_is_to_be_raised(score_for):
    for step in read_set("continuations.yaml"):
        result = score_for(step["scenario"], step["note"])
        if result.levels[step["criterion"]] < 3:
            assert step["criterion"] in {one.criterion for one in result.advice}, step["id"]
