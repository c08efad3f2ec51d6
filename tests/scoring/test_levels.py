"""What holds a level down, however rich the rest of the note is; one test for each rule."""

import pytest

from ccc.content.models import Card
from ccc.scoring import score

WARDEN = Card(
    name="Ines Prado",
    headline="Park warden, Faro",
    facts=("Rings flamingos every March", "Sings fado in a tavern", "Has a boat called Sal"),
)
KEEPER = Card(
    name="Joost Kamp",
    headline="Flamingo keeper, Arnhem zoo",
    facts=(
        "Wrote in a zoo bulletin that he cannot tell his ringed birds apart",
        "Sings shanties in a harbour choir",
        "Has three sons",
        "Grew up on a barge",
    ),
)


def levels(rubric, note):
    cards = {"sender": WARDEN, "recipient": KEEPER}
    return score(note, limit=400, rubric=rubric, **cards).levels


def test_common_ground_is_strong_only_where_the_link_is_said(rubric):
    said = "Joost, I sing too: fado, in a tavern by the harbour. Your shanties made me write."
    left = "Joost, fado fills my evenings in a tavern by the harbour. Your shanties made me write."
    assert levels(rubric, said)["common_ground"] == 3
    assert levels(rubric, left)["common_ground"] <= 2


def test_a_gift_with_a_string_is_not_strong(rubric):
    gift = "You wrote that you cannot tell your ringed birds apart. I can send you my colour key."
    assert levels(rubric, gift)["value"] == 3
    assert levels(rubric, gift + " In return you pay the postage.")["value"] <= 2


def test_what_is_said_of_somebody_else_is_strong_on_nothing(rubric):
    note = "You asked for old tram timetables from Lisbon. I have nine, all yours. Ines, warden"
    assert max(levels(rubric, note).values()) <= 2


def test_their_name_alone_is_vaguely_personal(rubric):
    assert levels(rubric, "Hi Joost, please accept.")["personal"] == 1


@pytest.mark.parametrize(
    "generic", ["like you I work in the field.", "we both do things.", "I have it too."]
)
def test_a_link_that_names_nothing_is_no_link(rubric, generic):
    assert levels(rubric, f"Hello, {generic}")["common_ground"] <= 1
