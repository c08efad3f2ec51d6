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


def test_advice_for_value_names_a_fact_of_your_own(rubric, sender, recipient):
    steps = advice(rubric, "Hi Martin, let's connect!", sender, recipient)
    value = next(step.say for step in steps if step.criterion == "value")
    assert any(fact in value for fact in sender.facts)


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
