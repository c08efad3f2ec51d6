"""Notes that the rubric keeps under 70, written blind to the scorer or found by beating it."""

import pytest

from tests.scoring.conftest import read_set

BEATEN = read_set("beaten.yaml")
ATTACKS = read_set("attacks.yaml") + BEATEN


def test_there_are_at_least_150_attacks_of_a_dozen_kinds():
    assert len(ATTACKS) >= 150
    assert len({attack["kind"] for attack in ATTACKS}) >= 12


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack["id"] for attack in ATTACKS])
def test_no_attack_is_welcome_at_the_table(score_for, attack):
    result = score_for(attack["scenario"], attack["note"], limit=attack.get("limit", 140))
    assert result.score is None or result.score < 70, attack["because"]
