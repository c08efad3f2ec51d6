"""What no wording can make good, and what is said of it at the words."""

import pytest

from ccc.content.ids import CRITERIA
from ccc.scoring import score
from ccc.scoring.annotation import annotate
from ccc.scoring.guards import Guard, guards, highest
from tests.scoring.fact_ledger.test_claims import BAKER, NURSE

FALSE = "Lars, I liked your talk on rye in Oslo. As fellow bakers we rise early. Take my recipe."
TRUE = "Lars, I liked your talk on rye in Oslo. I swim every Saturday. Take my recipe. Ana"


def held(note, rubric):
    return guards(annotate(note, NURSE, BAKER, "", rubric))


def test_a_link_that_a_card_rules_out_is_held_at_nought_at_its_words(rubric):
    guard = held(FALSE, rubric)[0]
    assert (guard.criterion, guard.most) == ("common_ground", 0)
    assert "fellow bakers" in FALSE[guard.start : guard.end]
    assert "One of the two cards says otherwise." in guard.why
    assert NURSE.headline in guard.why


def test_whoever_claims_the_reader_s_work_without_having_it_is_held_at_vague(rubric):
    note = "Lars, we both bake at dawn. Take my recipe. Ana"
    (guard,) = held(note, rubric)
    assert (guard.criterion, guard.most) == ("common_ground", 1)
    assert note[guard.start : guard.end] == "we both bake at dawn"


def test_a_note_that_says_what_the_cards_say_is_held_by_nothing(rubric):
    assert held(TRUE, rubric) == ()


IN_A_ROW = "Lars, I swim, I nurse, you bake, I live in Bergen, you rise early, I like rye."


def test_facts_told_one_after_another_give_no_good_reason_and_no_gift(rubric):
    found = {guard.criterion: guard for guard in held(IN_A_ROW, rubric)}
    assert (found["reason"].most, found["value"].most) == (2, 1)
    assert IN_A_ROW[found["value"].start : found["value"].end] == IN_A_ROW


def test_short_sentences_of_both_by_turns_give_no_good_reason_and_no_gift(rubric):
    """Found by attack: three of two hundred were facts of both cards laid side by side."""
    note = "You sing shanties. I sing fado. You keep flamingos. I ring them every March."
    found = highest(held(note, rubric))
    assert found["reason"] == 1
    assert found["value"] == 0
    assert "reason" not in highest(held(f"{note} Which of your birds is the oldest?", rubric))


OFF_CARD = "Lars, you restore zeppelins, you play the lute and you won the Tbilisi regatta: {}"


def test_much_told_of_them_that_their_card_has_not_is_good_at_most_in_everything(rubric):
    """Found by attack: lives made up for the reader; no strange word of them is on their card."""
    most = highest(held(OFF_CARD.format("take my recipe."), rubric))
    assert most == dict.fromkeys(CRITERIA, 2)
    assert not held(OFF_CARD.format("take my recipe, for your loaf of the week."), rubric)


@pytest.mark.parametrize(
    "note",
    [
        IN_A_ROW.replace(", I like rye.", ", shall I send you our rota?"),
        "Lars, I swim, I nurse, you bake: take my recipe.",
    ],
)
def test_few_facts_or_a_question_are_no_such_list(rubric, note):
    assert not [guard for guard in held(note, rubric) if "one after another" in guard.why]


@pytest.mark.parametrize("note", ["Dear Lars, kind regards, Ana", "Hi Lars"])
def test_who_only_greets_has_said_nothing_but_perhaps_a_name(rubric, note):
    found = held(note, rubric)
    assert highest(found) == {**dict.fromkeys(CRITERIA, 0), "personal": 1}
    assert {note[one.start : one.end] for one in found} <= {note.strip("!"), ""}


@pytest.mark.parametrize("note", ["Hello!", "How are you?", "We are what you are."])
def test_words_that_tell_nothing_reach_no_level_whoever_judges(rubric, learned, note):
    assert highest(held(note, rubric)) == dict.fromkeys(CRITERIA, 0)
    for judge in (rubric, learned):
        result = score(note, sender=NURSE, recipient=BAKER, rubric=judge)
        assert set(result.levels.values()) == {0}


def test_a_note_without_a_word_of_theirs_is_personal_at_two_at_most(rubric):
    own = "I mend wooden violins in Riga and lend three to beginners."
    facts = ("Grows tulips", "Walks to Porto each June", "Keeps a tabby cat")
    full = BAKER.model_copy(update={"facts": facts})
    assert highest(guards(annotate(own, NURSE, full, "", rubric))) == {"personal": 2}
    theirs = f"{own} Do your tulips bloom?"
    assert highest(guards(annotate(theirs, NURSE, full, "", rubric))) == {}
    situation = "You heard that a school looks for violins."
    assert highest(guards(annotate(own, NURSE, full, situation, rubric))) == {}
    thin = full.model_copy(update={"facts": facts[:2]})
    assert highest(guards(annotate(own, NURSE, thin, "", rubric))) == {}


def test_of_two_guards_the_stricter_one_counts():
    loose, strict = Guard("value", 2, 0, 1, ""), Guard("value", 1, 2, 3, "")
    assert highest([loose, strict]) == highest([strict, loose]) == {"value": 1}


def test_with_an_encoder_a_link_that_a_card_rules_out_is_level_nought_and_says_why(learned):
    result = score(FALSE, sender=NURSE, recipient=BAKER, limit=300, rubric=learned)
    assert result.levels["common_ground"] == 0
    assert result.chances["common_ground"] == (0, 0, 0)
    told = [one for one in result.evidence if one.why.startswith("One of the two cards")]
    assert [(one.criterion, one.kind) for one in told] == [("common_ground", "costs")]
    assert "fellow bakers" in FALSE[told[0].start : told[0].end]


@pytest.mark.parametrize("note", ["Hello!", "Dear Lars, kind regards, Ana"])
def test_with_an_encoder_too_a_greeting_alone_is_next_to_nothing(learned, note):
    result = score(note, sender=NURSE, recipient=BAKER, rubric=learned)
    assert result.levels["personal"] <= 1
    assert sum(result.levels.values()) == result.levels["personal"]
