from ccc.content.models import Card
from ccc.scoring import score


def advice(rubric, note, sender=None, recipient=None):
    return score(note, sender=sender, recipient=recipient, rubric=rubric).advice


def test_the_step_with_most_to_gain_comes_first(rubric, sender, recipient):
    note = "Hi Martin, I read your newsletter piece. I keep bees in Ternopil."
    result = score(note, sender=sender, recipient=recipient, rubric=rubric)
    levels = [result.levels[step.criterion] for step in result.advice]
    assert levels == sorted(levels)
    assert 3 not in levels


PHONES = "Keeps a switchboard going in her barn, with eleven black dial phones on it"
LOAN = "Asked for the loan of a black dial phone that rings for real, on stage"


def for_value(rubric, mine, theirs):
    sender = Card(name="Odile", headline="Farmer", facts=mine)
    recipient = Card(name="Ronke", headline="Stage manager", facts=theirs)
    steps = advice(rubric, "Hi Ronke, let's connect!", sender, recipient)
    return next(step.say for step in steps if step.criterion == "value")


def test_advice_for_value_names_the_fact_of_yours_that_meets_a_need_of_theirs(rubric):
    say = for_value(rubric, ("Has lost one in nine years", PHONES), ("Collects gloves", LOAN))
    assert PHONES in say


def test_where_no_fact_of_yours_clearly_meets_a_need_advice_names_the_need(rubric):
    say = for_value(rubric, ("Has lost one in nine years", "Bakes rye"), (LOAN,))
    assert LOAN in say
    assert "Bakes rye" not in say


def test_advice_on_the_reason_offers_no_other_fact_where_the_note_touches_one(
    rubric, sender, recipient
):
    steps = advice(rubric, "Martin, physics! You taught physics and keep bees.", sender, recipient)
    reasons = [step.say for step in steps if step.criterion == "reason"]
    assert all("Is it this" not in say for say in reasons)


def test_advice_for_common_ground_names_what_both_cards_have(rubric, sender, recipient):
    steps = advice(rubric, "Hi Martin, let's connect!", sender, recipient)
    shared = next(step.say for step in steps if step.criterion == "common_ground")
    assert "Taught physics before he kept bees" in shared
    assert "Was a school physics teacher" in shared


def test_advice_for_personal_names_a_fact_that_the_note_leaves_out(rubric, sender, recipient):
    note = "Hi Martin, I'd like to connect. Physics! You taught physics."
    steps = advice(rubric, note, sender, recipient)
    personal = [step.say for step in steps if step.criterion == "personal"]
    assert all("Taught physics" not in say for say in personal)


def test_without_cards_the_advice_still_says_what_to_do(rubric):
    steps = advice(rubric, "Let's connect!")
    assert {step.criterion for step in steps} == {
        "reason", "context", "common_ground", "value", "personal",
    }  # fmt: skip
    assert all(step.say for step in steps)


def test_a_card_without_facts_is_no_trouble(rubric):
    note = "Hi, I read your article."
    steps = advice(rubric, note, Card(name="A", headline="Nurse"), Card(name="B", headline="Cook"))
    assert any("Nurse" in step.say for step in steps)
