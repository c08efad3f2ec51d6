"""What raises a level, and what holds it down however rich the rest of the note is."""

import pytest

from ccc.content.scenarios import Card
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


def levels(learned, note):
    cards = {"sender": WARDEN, "recipient": KEEPER}
    return score(note, limit=400, rubric=learned, **cards).levels


def test_common_ground_is_higher_where_the_link_is_said(learned):
    said = "Joost, I sing too: fado, in a tavern by the harbour. Your shanties made me write."
    left = "Joost, fado fills my evenings in a tavern by the harbour. Your shanties made me write."
    assert levels(learned, said)["common_ground"] > levels(learned, left)["common_ground"]


def test_a_gift_with_a_string_is_not_strong(learned):
    gift = (
        "Joost, you wrote that you cannot tell your ringed birds apart: I made a colour key for "
        "flamingos, it is yours."
    )
    assert levels(learned, gift)["value"] == 3
    for string in ("In return you pay the postage.", "I'd send it in exchange for your list."):
        assert levels(learned, f"{gift} {string}")["value"] <= 2


def test_what_is_said_of_somebody_else_is_strong_on_nothing(learned):
    note = "You asked for old tram timetables from Lisbon. I have nine, all yours. Ines, warden"
    assert max(levels(learned, note).values()) <= 2


def test_their_name_alone_is_vaguely_personal(learned):
    assert levels(learned, "Hi Joost, please accept.")["personal"] == 1


@pytest.mark.parametrize(
    "generic", ["like you I work in the field.", "we both do things.", "I have it too."]
)
def test_a_link_that_names_nothing_is_no_link(learned, generic):
    assert levels(learned, f"Hello, {generic}")["common_ground"] <= 1


def test_a_tip_given_in_the_note_is_of_clear_value(learned):
    question = "Joost, which colours do your birds keep longest?"
    tip = "Your rings: write the number in oil paint, it stays three years."
    assert levels(learned, question)["value"] <= 1
    assert levels(learned, f"{question} {tip}")["value"] >= 2


def test_let_us_connect_beside_a_gift_is_no_strong_reason(learned):
    gift = (
        "Joost, you wrote that you cannot tell your ringed birds apart: "
        "my colour key for flamingos is yours."
    )
    assert levels(learned, gift)["reason"] == 3
    assert levels(learned, f"{gift} Let's connect!")["reason"] <= 2


def test_whoever_passed_their_words_on_is_no_strong_common_ground_while_unnamed(learned):
    note = "My zoo sent me your bulletin. I can lend you a colour key for ringed birds."
    assert levels(learned, note)["common_ground"] <= 2


def test_to_the_rules_what_they_need_counts_for_an_offer_only_beside_it(rubric):
    need = "You cannot tell your ringed birds apart."
    beside = f"{need} I can send you a key. I sing fado. My boat is called Sal."
    apart = f"{need} I sing fado. My boat is called Sal. I can send you a key."
    assert levels(rubric, apart)["value"] <= levels(rubric, beside)["value"]
