"""Notes that the rubric keeps under 70, written blind to the scorer or found by beating it."""

from tests.scoring.conftest import read_set

BEATEN = read_set("beaten.yaml")
ATTACKS = read_set("attacks.yaml") + BEATEN


def test_there_are_at_least_150_attacks_of_a_dozen_kinds():
    assert len(ATTACKS) >= 150
    assert len({attack["kind"] for attack in ATTACKS}) >= 12


def test_only_what_beat_the_score_was_added_from_the_list_of_weak_spots():
    """An objection stands in the same list, and may be about a good note."""
    assert {attack["kind"] for attack in BEATEN} == {"beaten"}


def test_no_attack_is_welcome_at_the_table(score_for):
    welcome = {}
    for attack in ATTACKS:
        result = score_for(attack["scenario"], attack["note"], limit=attack.get("limit", 140))
        if (result.score or 0) >= 70:
            welcome[attack["id"]] = (result.score, attack["because"])
    assert welcome == {}


def test_of_two_hundred_attacks_by_a_stranger_few_are_welcome(score_for):
    """Written by somebody who had seen neither the scorer nor its data, after it was made."""
    attacks = read_set("attacks_stranger.yaml")
    results = [score_for(one["scenario"], one["note"], limit=140) for one in attacks]
    welcome = [result for result in results if (result.score or 0) >= 70]
    assert len(attacks) == 200
    assert len(welcome) <= 2
