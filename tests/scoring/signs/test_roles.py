"""What a check's words do in a note is said by the check, so a new one needs no new code."""

import pytest
from pydantic import TypeAdapter

from ccc.content.checks import Check
from ccc.content.ids import Role
from ccc.content.rubric import Rubric
from ccc.scoring import score
from ccc.scoring.annotation import annotate
from ccc.scoring.signs.catalogue import NAMED_CHECKS
from ccc.scoring.signs.measure import signs

LENDING = {
    "id": "value-lend",
    "criterion": "value",
    "level": 3,
    "supports": "you lend them something",
    "why": "You lend them something.",
    "source": "Rubric, value 3",
    "kind": "phrases",
    "phrases": ["avail yourself of"],
    "finds": ["Avail yourself of my scales.", "Do avail yourself of my boat."],
    "passes": ["Is it available?", "My scales are old."],
}
NOTE = "Avail yourself of my hive scales: you wrote that you have no weight data of the lime flow."


def with_checks(rubric, checks):
    parts = {name: getattr(rubric, name) for name in Rubric.model_fields}
    return Rubric.model_validate({**parts, "checks": tuple(checks)})


def lending(rubric, *roles):
    check = TypeAdapter(Check).validate_python({**LENDING, "roles": roles})
    return with_checks(rubric, [*rubric.checks, check])


def signs_of(rubric, sender, recipient):
    return signs(annotate(NOTE, sender, recipient, "", rubric), (), rubric)


def test_every_role_is_played_by_some_shipped_check(rubric):
    assert set(rubric.ids_by_role) == set(Role.__args__)


def test_a_new_check_that_says_it_finds_an_offer_makes_one(rubric, sender, recipient):
    silent = signs_of(lending(rubric), sender, recipient)
    said = signs_of(lending(rubric, "offer"), sender, recipient)
    assert silent["value-lend"] == said["value-lend"] == 1
    assert silent["offer+their-fact"] == 0 < said["offer+their-fact"]


@pytest.mark.parametrize("role", Role.__args__)
def test_a_role_that_no_check_plays_stops_nothing(rubric, sender, recipient, role):
    others = [check for check in rubric.checks if role not in check.roles]
    named = [rubric.signs[one].model_copy(update={"roles": ()}) for one in NAMED_CHECKS]
    kept = {check.id: check for check in (*others, *named)}
    changed = with_checks(rubric, kept.values())
    assert changed.ids_with(role) == ()
    assert score(NOTE, sender=sender, recipient=recipient, rubric=changed).score is not None
