"""The cards that a canvas and an own person make: whatever is typed, the scorer can read them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ccc.content.ids import own_id
from ccc.content.load import Content
from ccc.content.scenarios import Card
from ccc.practice.canvas import (
    LONGEST_FACT,
    MOST_FACTS,
    Canvas,
    OwnPerson,
    every_fact_in,
    facts_in,
    other_own_people,
    own_scenario,
    recipient_card,
    sender_card,
)
from ccc.practice.profile_noise import split_noise
from ccc.scoring.scenarios import score_scenario
from tests.conftest import NOON

ANY_TEXT = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=600),
    st.text(alphabet="a.é !?;-•\n\r\u2028\x00\ud800\u202e\u200d🎻שלום1)“”", max_size=600),
)
"""Any Unicode at all, lone surrogates included, and a denser mix of what cuts facts."""


def somebody(number: int = 12, **said: str) -> OwnPerson:
    fields = {"name": "Jo Lind", "headline": "", "situation": "", "known": "", **said}
    return OwnPerson(id=number, since=NOON, **fields)


# --- facts --------------------------------------------------------------------------------------


def test_each_line_is_a_fact_without_its_bullet() -> None:
    assert facts_in("- Bakes rye\n  * Sings alto\n2) Has a dog\n\n• Reads maps") == (
        "Bakes rye",
        "Sings alto",
        "Has a dog",
        "Reads maps",
    )


def test_each_sentence_is_a_fact_without_its_stop() -> None:
    assert facts_in("Bakes rye. Sings alto! “Never late.” Élodie knows her; Owes me a loaf.") == (
        "Bakes rye",
        "Sings alto!",
        "“Never late.”",
        "Élodie knows her",
        "Owes me a loaf",
    )


@pytest.mark.parametrize(
    "fact",
    [
        "Taught by Dr. Novak in St. Gallen",
        "Wrote with J. R. Osei about yeast",
        "Collects maps, e.g. Oslo's of 1904",
        "Paid 3.50 for a loaf in v2.0 of the shop",
        "Up at 3 a.m.",
        "See https://example.org/Rye?Page=2",
    ],
)
def test_a_stop_that_ends_no_sentence_cuts_no_fact(fact: str) -> None:
    assert facts_in(fact) == (fact,)


def test_a_long_sentence_goes_on_in_the_next_fact_and_loses_no_word() -> None:
    sentence = " ".join(f"word{number}" for number in range(90))
    facts = facts_in(sentence)
    assert len(facts) > 1
    assert " ".join(facts) == sentence


def test_the_scorer_reads_twelve_facts_and_the_rest_is_still_counted() -> None:
    text = "\n".join(f"Fact {number}" for number in range(15))
    assert facts_in(text) == tuple(f"Fact {number}" for number in range(MOST_FACTS))
    assert len(every_fact_in(text)) == 15


def test_the_same_fact_twice_and_lines_without_a_word_count_for_nothing() -> None:
    assert facts_in("Bakes rye\n---\n\n🥖\nBakes rye.") == ("Bakes rye",)


def test_right_to_left_text_and_emoji_families_stay_as_they_are() -> None:
    facts = ("שר במקהלה", "يخبز الخبز", "Father of three 👨‍👩‍👧‍👦")
    assert facts_in("\n".join(facts)) == facts


def test_what_turns_or_hides_text_does_not_reach_a_card() -> None:
    assert facts_in("Bakes \u202eeyr\u202c and\x00 sings\ufeff") == ("Bakes eyr and sings",)


@given(ANY_TEXT)
def test_facts_of_any_text_fit_a_card_as_they_are(text: str) -> None:
    facts = facts_in(text)
    assert Card(name="Jo", facts=facts).facts == facts
    assert len(facts) <= MOST_FACTS
    assert all(1 <= len(fact) <= LONGEST_FACT and fact == fact.strip() for fact in facts)


@given(ANY_TEXT)
@example("CONNECT")
def test_every_letter_of_a_text_is_in_some_fact_but_for_what_every_profile_says(text: str) -> None:
    told, _ = split_noise(text)
    letters = {one for one in "".join(told) if one.isalpha()}
    assert letters <= set("".join(every_fact_in(text)))


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "a. B" * 2_500, ". " * 5_000, "“" * 10_000, "- " * 5_000]
)
def test_ten_thousand_characters_are_cut_at_once(text: str) -> None:
    assert all(len(fact) <= LONGEST_FACT for fact in every_fact_in(text))


# --- cards --------------------------------------------------------------------------------------


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_a_card_can_be_made_of_anything(one: str, two: str, three: str) -> None:
    mine = sender_card(one, Canvas({"who": two, "care": three}))
    theirs = recipient_card(somebody(name=one, headline=two, known=three))
    for card in (mine, theirs):
        assert Card.model_validate(card.model_dump()) == card
        assert "\n" not in card.name + card.headline


def test_one_answer_is_the_headline_and_the_others_are_facts_in_their_order() -> None:
    card = sender_card(
        "Sam", Canvas({"give": "A list", "who": "Night\nbaker", "care": "Rye. Maps"})
    )
    assert card == Card(name="Sam", headline="Night baker", facts=("A list", "Rye", "Maps"))


def test_nobody_is_without_a_name() -> None:
    assert sender_card(" \u2028 ", Canvas({})).name == "Me"
    assert recipient_card(somebody(name="\x00")).name == "Somebody"


def test_a_note_to_an_own_person_can_be_scored(content: Content) -> None:
    jo = somebody(known="Asked on the radio for rye starter.", situation="On the radio.")
    kim = somebody(13, name="Kim", known="Tunes organs")
    scenario = own_scenario(jo, sender_card("Sam", Canvas({"who": "Night baker in Tromsø"})))
    note = "Jo, on the radio you asked for rye starter. I bake nights in Tromsø: shall I send mine?"
    found = score_scenario(
        note, scenario, content.rubric, other_own_people([jo, kim], jo.scenario_id)
    )
    assert found.score is not None
    assert found.swap is not None


def test_an_empty_card_can_be_scored_too(content: Content) -> None:
    scenario = own_scenario(somebody(), sender_card("Sam", Canvas({})))
    assert score_scenario("Hi Jo, let us connect!", scenario, content.rubric).score is not None


# --- keeping ------------------------------------------------------------------------------------


def test_an_answer_changes_its_question_alone_and_keeps_their_order(content: Content) -> None:
    questions = content.canvas.questions
    canvas = Canvas({"gone": "An old answer"})
    for question in reversed(questions):
        canvas = canvas.with_answer(question.id, f" {question.id} ", questions)
    assert list(canvas.answers) == [*(question.id for question in questions), "gone"]
    assert canvas.answers["who"] == "who"
    assert "who" not in canvas.with_answer("who", " ", questions).answers


def test_one_field_of_a_person_changes_alone() -> None:
    changed = somebody(known="Bakes rye").changed("headline", " Baker, Oslo ")
    assert (changed.name, changed.headline, changed.known) == (
        "Jo Lind",
        "Baker, Oslo",
        "Bakes rye",
    )


def test_only_ids_we_gave_out_are_own_ids() -> None:
    assert own_id(somebody(12).scenario_id) == 12
    for other in ("own:", "own:x", "own:-1", "own:²", "own:012", "own:" + "9" * 30, "town:1", "12"):
        assert own_id(other) is None
